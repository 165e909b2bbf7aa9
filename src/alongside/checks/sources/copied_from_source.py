"""Text of a translation that is still the text of its source."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Block, Outcome, Rule, Sources, Variant
from alongside.pages.page_lines import heading_blocks, page_blocks
from alongside.rules.limits import is_translation
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, readable_variants
from alongside.text.clean import ADDRESS, remove_foreign_words, replace_names


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a block of a translation, a heading, its title or its description.

    Compares with every reading level of the source language: any of them may have been pasted.

    Limits: "words" of its own from which a block counts, "heading-words" for headings, title and
    description.
    """
    for variant in readable_variants(subject, rule):
        if is_translation(subject, variant.strand):
            outcomes = _page_outcomes(subject, rule, variant)
            yield from outcomes_or_inapplicable(place_in(variant), outcomes)
        else:
            yield inapplicable(place_in(variant))


def _page_outcomes(sources: Sources, rule: Rule, variant: Variant) -> Iterator[Outcome]:
    publication = sources.publication
    originals = _originals(sources, variant)
    blocks = [(block, rule.limits["words"]) for block in page_blocks(variant)]
    blocks += [(block, rule.limits["heading-words"]) for block in heading_blocks(variant)]
    for block, least_words in blocks:
        place = place_in(variant, block.line)
        original = originals.get(_normalise(block.text))
        # A block of names and numbers is the same in every language, and so no copy.
        if original and _count_own_words(block, publication.names) >= least_words:
            source_path, source_line = original
            yield failed(
                place,
                seen=block.text,
                source=source_path,
                source_line=source_line,
                language=publication.language_of(variant.strand).name,
            )
        else:
            yield passed(place)


def _originals(sources: Sources, variant: Variant) -> dict[str, tuple[str, int]]:
    """Every text of the same document in the source language, to (path, line)."""
    originals = {}
    for page in sources.variants.values():
        if page.document != variant.document or page.problem:
            continue
        if is_translation(sources, page.strand):
            continue
        for block in (*heading_blocks(page), *page_blocks(page)):
            # Of several levels with the same words the last read is named: any may have been
            # pasted.
            originals[_normalise(block.text)] = (page.path.as_posix(), block.line)
    return originals


def _count_own_words(block: Block, names: tuple[str, ...]) -> int:
    """How many words there are to translate. Names, numbers and addresses are none."""
    text = ADDRESS.sub(" ", remove_foreign_words(block))
    return sum(1 for word in replace_names(text, names).split() if _has_letter(word))


def _has_letter(word: str) -> bool:
    return any(character.isalpha() for character in word)


def _normalise(text: str) -> str:
    return " ".join(text.casefold().split())
