"""Text of a translation that is still the text of its source."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources
from alongside.outcomes import at, failed, inapplicable, passed, readable_variants
from alongside.words.clean import ADDRESS, without_marked, without_names
from alongside.words.limits import is_translation
from alongside.words.sentences import count_words


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """Compares with every reading level of the source language: any of them may have been pasted."""
    publication = sources.publication
    for variant in readable_variants(sources, rule):
        if not is_translation(sources, variant.strand):
            yield inapplicable(at(variant))
            continue
        originals = {
            _same(block.text): (original.path.as_posix(), block.line)
            for (slug, _), original in sources.variants.items()
            if slug == variant.document and not is_translation(sources, original.strand)
            for section in original.sections for block in section.blocks
        }
        for section in variant.sections:
            for block in section.blocks:
                place = at(variant, block.line)
                own = without_names(ADDRESS.sub(" ", without_marked(block)), publication.names)
                copied = originals.get(_same(block.text))
                if copied and count_words(own) >= rule.limits["words"]:
                    yield failed(place, seen=block.text, source=copied[0], source_line=copied[1],
                                 language=publication.language_of(variant.strand).name)
                else:
                    yield passed(place)


def _same(text: str) -> str:
    return " ".join(text.casefold().split())
