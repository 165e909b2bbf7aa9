"""What the template of a strand's glossary needs: every term, in the order of a dictionary."""

from __future__ import annotations

from alongside.model import Sources, Strand
from alongside.outputs import GLOSSARY, artifact_path
from alongside.web.drafts import has_drafts
from alongside.web.frame import entry, frame, of_strand, plain, string_key
from alongside.words.order import terms_in_order
from alongside.words.terms import TermFinder, terms_of


def glossary_context(sources: Sources, strand: Strand) -> dict:
    """terms: id, word, meaning, and the pages of the strand that use it."""
    publication, here = sources.publication, artifact_path(strand, GLOSSARY, "web")
    language, finder = publication.language_of(strand), TermFinder(publication, strand)
    found = [(entry(variant, here), terms_of(finder, variant)) for variant in of_strand(sources, strand)]
    terms = [{"id": term.id, "word": term.word, "meaning": term.meaning,
              "pages": [page for page, ids in found if term.id in ids]} for term in terms_in_order(publication, strand)]
    return frame(sources, strand, here) | plain(
        publication, strand, language.strings[string_key(GLOSSARY)], "") | {"terms": terms, "draft": has_drafts(sources, strand)}
