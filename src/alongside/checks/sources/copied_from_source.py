"""Text of a translation that is still the text of its source."""

from collections.abc import Iterator

from alongside.model import Block, Outcome, Rule, Sources, Variant
from alongside.pages.page_lines import heading_blocks
from alongside.rules.limits import is_translation
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, readable_variants
from alongside.text.clean import ADDRESS, remove_foreign_words, replace_names


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """Compares with every reading level of the source language: any of them may have been pasted.

    Limits: "words" of its own from which a block counts, "heading-words" for headings, title and description.
    """
    publication = sources.publication
    for variant in readable_variants(sources, rule):
        if not is_translation(sources, variant.strand):
            yield inapplicable(place_in(variant))
            continue
        names = publication.names
        originals = _originals(sources, variant)
        blocks = [
            (block, rule.limits["words"])
            for section in variant.sections
            for block in section.blocks
        ]
        blocks += [(block, rule.limits["heading-words"]) for block in heading_blocks(variant)]
        for block, least in blocks:
            place = place_in(variant, block.line)
            copied = originals.get(_normalise(block.text))
            if copied and _count_own_words(block, names) >= least:
                yield failed(
                    place,
                    seen=block.text,
                    source=copied[0],
                    source_line=copied[1],
                    language=publication.language_of(variant.strand).name,
                )
            else:
                yield passed(place)


def _originals(sources: Sources, variant: Variant) -> dict[str, tuple[str, int]]:
    """Every text of the same document in the source language: (path, line)."""
    found = {}
    for (slug, _), original in sources.variants.items():
        if (
            slug == variant.document
            and not original.problem
            and not is_translation(sources, original.strand)
        ):
            blocks = [block for section in original.sections for block in section.blocks]
            for block in (*heading_blocks(original), *blocks):
                found[_normalise(block.text)] = (original.path.as_posix(), block.line)
    return found


def _count_own_words(block: Block, names: tuple[str, ...]) -> int:
    """How many words there are to translate. Names and numbers are none."""
    words = replace_names(ADDRESS.sub(" ", remove_foreign_words(block)), names).split()
    return sum(any(character.isalpha() for character in word) for word in words)


def _normalise(text: str) -> str:
    return " ".join(text.casefold().split())
