"""The numbers of a sentence in the order of its source: two of them may have changed places.

Languages put their words in different orders, so this only asks people to look. Where what a
number counts is known in both languages, number-differs can tell and this is silent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from alongside.checks.sources.section_pairs import SectionPair, figures_of, outcomes_of_pairs
from alongside.model import Block, Outcome, Rule, Sources, Variant
from alongside.rules.options import list_option
from alongside.rules.outcomes import failed, place_in
from alongside.text.numbers import Number, read_numbers
from alongside.text.sentences import split_sentences

_WORD = re.compile(r"[^\W\d_]+")


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a section of a translation that its source has, too."""
    yield from outcomes_of_pairs(subject, rule, _order_faults)


def _order_faults(rule: Rule, pair: SectionPair) -> Iterator[Outcome]:
    blocks, source_blocks = pair.section.blocks, pair.source_section.blocks
    # parts-differ tells of blocks that are missing.
    if not pair.is_translated or [b.kind for b in blocks] != [b.kind for b in source_blocks]:
        return
    facts = [use.name for use in figures_of(pair.variant, pair.section)]
    if facts != [use.name for use in figures_of(pair.source, pair.source_section)]:
        return  # fact-order-differs tells of it
    for block, source_block in zip(blocks, source_blocks, strict=True):
        yield from _faults_of_block(rule, pair, block, source_block)


def _faults_of_block(
    rule: Rule, pair: SectionPair, block: Block, source_block: Block
) -> Iterator[Outcome]:
    own = _numbers_of_sentences(pair, pair.variant, block)
    wanted = _numbers_of_sentences(pair, pair.source, source_block)
    # Of other numbers, and of some in another sentence, number-differs tells.
    if [_values(numbers) for numbers, _ in own] != [_values(numbers) for numbers, _ in wanted]:
        return
    of_shares = frozenset(list_option(rule, "words_of_shares"))
    for (numbers, _), (source_numbers, text) in zip(own, wanted, strict=True):
        if _have_changed_places(numbers, source_numbers, text, of_shares):
            yield failed(
                place_in(pair.variant, block.line),
                seen=", ".join(number.words for number in numbers),
                expected=", ".join(number.words for number in source_numbers),
                source=pair.source.path.as_posix(),
                source_line=source_block.line,
            )


def _numbers_of_sentences(
    pair: SectionPair, variant: Variant, block: Block
) -> list[tuple[list[Number], str]]:
    """The numbers of each sentence that has any, and its text."""
    language = pair.publication.language_of(variant.strand)
    sentences = split_sentences(block.text, language)
    read = ((_numbers_said(text, language.tag), text) for text in sentences)
    return [(numbers, text) for numbers, text in read if numbers]


def _numbers_said(text: str, language: str) -> list[Number]:
    """Without those that only say again what stands beside them."""
    return [number for number in read_numbers(text, language) if not number.is_restated]


def _values(numbers: Sequence[Number]) -> Counter[str]:
    return Counter(number.value for number in numbers)


def _have_changed_places(
    numbers: Sequence[Number],
    source_numbers: Sequence[Number],
    text: str,
    of_shares: frozenset[str],
) -> bool:
    """Whether two plain numbers come in another order. text: of the source. of_shares: words."""
    values = [number.value for number in numbers]
    if len(set(values)) != len(values):
        return False  # which of the two that are alike answers to which is not known
    by_value = {number.value: number for number in numbers}
    for first, second in combinations(source_numbers, 2):
        if values.index(first.value) < values.index(second.value):
            continue
        own = by_value[first.value], by_value[second.value]
        if not _are_told_apart((first, second), own) and not _is_share(
            text, first, second, of_shares
        ):
            return True
    return False


def _are_told_apart(source: tuple[Number, Number], own: tuple[Number, Number]) -> bool:
    """Whether one of them has brought along what it counts, so that it was not exchanged."""
    first, second = (
        each.unit.meanings & other.unit.meanings for each, other in zip(source, own, strict=True)
    )
    if (first or second) and not first & second:
        return True
    months = {number.month for number in (*source, *own)}
    return len(months) > 1 or any(number.is_phone for number in source)


def _is_share(text: str, first: Number, second: Number, of_shares: frozenset[str]) -> bool:
    """ "1 in 4", "12 of the 50": many languages say the whole first."""
    between = text[first.end : second.start] if first.end < second.start else ""
    words = _WORD.findall(between.casefold())
    return bool(words) and of_shares.issuperset(words)
