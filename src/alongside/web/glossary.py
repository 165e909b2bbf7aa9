"""What the template of a strand's glossary needs: every term, in the order of a dictionary."""

from __future__ import annotations

from alongside.model import Sources, Strand
from alongside.outputs import GLOSSARY, artifact_path
from alongside.pictures import PICTURES
from alongside.web.drafts import has_drafts
from alongside.web.frame import entry, frame, of_strand, plain, relative, string_key
from alongside.words.order import dictionary_key
from alongside.words.terms import TermFinder, terms_of


def glossary_context(sources: Sources, strand: Strand) -> dict:
    """terms: id, word, meaning, picture ("" for none), and the pages of the strand that use it."""
    publication, here = sources.publication, artifact_path(strand, GLOSSARY, "web")
    language, finder = publication.language_of(strand), TermFinder(publication, strand)
    found = [(entry(variant, here), terms_of(finder, variant)) for variant in of_strand(sources, strand)]
    terms = [{"id": term.id, "word": wording.word, "meaning": wording.meaning,
              "picture": relative(f"{PICTURES}/{wording.picture}.svg", here) if wording.picture else "",
              "pages": [page for page, ids in found if term.id in ids]}
             for term in publication.terms if (wording := term.wordings.get(strand.key))]
    terms.sort(key=lambda term: (dictionary_key(term["word"], language), term["id"]))
    return frame(sources, strand, here) | plain(
        publication, strand, language.strings[string_key(GLOSSARY)], "") | {"terms": terms, "draft": has_drafts(sources, strand)}
