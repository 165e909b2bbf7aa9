"""The same numbers as in the source section: a wrong dose, date or telephone number does harm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from alongside.checks.sources.number_comparison import (
    compare_numbers,
    numbers_of_other_months,
    numbers_of_other_units,
    times_in_other_half,
)
from alongside.checks.sources.section_pairs import SectionPair, figures_of, outcomes_of_pairs
from alongside.model import Block, Outcome, Rule, Section, Sources, Variant
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, place_in
from alongside.text.block_lines import block_lines
from alongside.text.numbers import Number, read_numbers, spelling_in_text
from alongside.text.sentences import split_sentences


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a section that the source has, too.

    A translation has every number of its source; another reading level may leave out but not add.
    In prose the order may differ, as it does from language to language. In tables of a translation
    each cell has the numbers of the same cell.
    """
    yield from outcomes_of_pairs(subject, rule, _pair_faults)


def _pair_faults(rule: Rule, pair: SectionPair) -> list[Outcome]:
    """What is finer only where all is well so far: each number is told of once."""
    faults = list(_section_faults(rule, pair))
    faults = faults or list(_meaning_faults(rule, pair))
    faults = faults or list(_fact_faults(rule, pair))
    if not faults and pair.is_translated:
        faults = list(_cell_faults(rule, pair))
        faults = faults or list(_block_faults(rule, pair))
    return faults


def _section_faults(rule: Rule, pair: SectionPair) -> Iterator[Outcome]:
    numbers = _numbers(pair.section, pair.language)
    source_numbers = _numbers(pair.source_section, pair.source_language)
    values = pair.source_values
    added, lost = compare_numbers(numbers, source_numbers, pair.is_translated)
    if not pair.is_translated:
        # “Rule 7” may be said of a list whose items are numbered.
        places_in_lists = {number.value for number in _item_numbers(pair)}
        added = [value for value in added if value not in places_in_lists]
    for value in added:
        line, typed = _find_number(pair.section, value, pair.language)
        texts = fault_texts(rule, "added", number=typed, **values)
        yield failed(place_in(pair.variant, line), seen=typed, **texts)
    for value in lost:
        _, typed = _find_number(pair.source_section, value, pair.source_language)
        texts = fault_texts(rule, _name_loss(value, numbers), number=typed, **values)
        yield failed(pair.place, expected=typed, **texts)
    for number in times_in_other_half(numbers, source_numbers, pair.is_translated):
        line, _ = _find_number(pair.section, number.value, pair.language)
        texts = fault_texts(rule, "half", number=number.typed, **values)
        yield failed(place_in(pair.variant, line), seen=number.typed, **texts)


def _name_loss(value: str, numbers: list[Number]) -> str:
    """A number that is there is not said to be missing."""
    return "fewer" if any(number.value == value for number in numbers) else "lost"


def _meaning_faults(rule: Rule, pair: SectionPair) -> Iterator[Outcome]:
    """Numbers that are right, but of another unit, currency or month."""
    numbers = _numbers(pair.section, pair.language)
    source_numbers = _numbers(pair.source_section, pair.source_language)
    for fault, compare in (("unit", numbers_of_other_units), ("month", numbers_of_other_months)):
        for number, origin in compare(numbers, source_numbers, pair.is_translated):
            line, _ = _find_number(pair.section, number.value, pair.language)
            texts = fault_texts(rule, fault, number=number.typed, **pair.source_values)
            place = place_in(pair.variant, line)
            yield failed(place, seen=number.words, expected=origin.words, **texts)
            if fault == "month":
                break  # of a day with its year one finding is enough


def _fact_faults(rule: Rule, pair: SectionPair) -> Iterator[Outcome]:
    """A fact in place of another that has the same value today, and another one tomorrow."""
    own = Counter(use.name for use in figures_of(pair.variant, pair.section))
    wanted = Counter(use.name for use in figures_of(pair.source, pair.source_section))
    added, lost = _names_that_differ(own, wanted, pair.is_translated)
    if not added or not lost:
        return  # a figure that is typed here and a fact there say the same
    line = next(use.line for use in pair.variant.fact_uses if use.name == added[0])
    texts = fault_texts(rule, "fact", name=added[0], origin=lost[0], **pair.source_values)
    yield failed(place_in(pair.variant, line), **texts)


def _names_that_differ(
    own: Counter[str], wanted: Counter[str], is_translated: bool
) -> tuple[list[str], list[str]]:
    if is_translated:
        return sorted(own - wanted), sorted(wanted - own)
    return sorted(set(own) - set(wanted)), sorted(set(wanted) - set(own))


def _block_faults(rule: Rule, pair: SectionPair) -> Iterator[Outcome]:
    """Two numbers that changed places between paragraphs or list items."""
    blocks, source_blocks = pair.section.blocks, pair.source_section.blocks
    # parts-differ tells of blocks that are missing.
    if [block.kind for block in blocks] != [block.kind for block in source_blocks]:
        return
    for block, source_block in zip(blocks, source_blocks, strict=True):
        expected = list(read_numbers(source_block.text, pair.source_language))
        fault = _exchange_in_block(pair, block, source_block, expected)
        if fault:
            texts = fault_texts(
                rule,
                fault,
                numbers=", ".join(number.typed for number in expected),
                source=pair.source.path.as_posix(),
                source_line=source_block.line,
            )
            yield failed(place_in(pair.variant, block.line), seen=block.text, **texts)


def _exchange_in_block(
    pair: SectionPair, block: Block, source_block: Block, expected: list[Number]
) -> str:
    """ "place" or "sentence" where two numbers changed places, otherwise ""."""
    numbers = list(read_numbers(block.text, pair.language))
    added, lost = compare_numbers(numbers, expected, is_translated=True)
    if added or lost:
        # A number that only moved to another paragraph has not changed places with one.
        return "place" if added and lost else ""
    is_unclear = any(number.alternative for number in (*numbers, *expected))
    return "" if is_unclear else _exchange_in_sentences(pair, block, source_block)


def _exchange_in_sentences(pair: SectionPair, block: Block, source_block: Block) -> str:
    own = _numbers_of_sentences(pair, pair.variant, block)
    wanted = _numbers_of_sentences(pair, pair.source, source_block)
    # Sentences may change their order. Where a number moved to another sentence, they were cut up
    # in another way, and which one answers to which is not known.
    is_cut_alike = [len(each) for each in own] == [len(each) for each in wanted]
    return "sentence" if is_cut_alike and sorted(own) != sorted(wanted) else ""


def _numbers_of_sentences(pair: SectionPair, variant: Variant, block: Block) -> list[list[str]]:
    """The values of each sentence, sorted."""
    language = pair.publication.language_of(variant.strand)
    return [
        sorted(
            number.value
            for number in read_numbers(sentence, language.tag)
            if not number.is_restated
        )
        for sentence in split_sentences(block.text, language)
    ]


def _cell_faults(rule: Rule, pair: SectionPair) -> Iterator[Outcome]:
    cells = _cells(pair.section)
    source_cells = _cells(pair.source_section)
    # table-row-uneven and parts-differ tell of cells that are missing.
    if len(cells) != len(source_cells):
        return  # which cell answers to which is not known; all their numbers are there
    for cell, source_cell in zip(cells, source_cells, strict=True):
        numbers = list(read_numbers(cell.text, pair.language))
        expected = list(read_numbers(source_cell.text, pair.source_language))
        added, lost = compare_numbers(numbers, expected, is_translated=True)
        if added or lost:
            texts = fault_texts(
                rule,
                "cell",
                numbers=", ".join(number.typed for number in expected) or "no number",
                source=pair.source.path.as_posix(),
                source_line=source_cell.line,
            )
            yield failed(place_in(pair.variant, cell.line), seen=cell.text, **texts)


def _numbers(section: Section, language: str) -> list[Number]:
    """Every number of the section, its heading included."""
    numbers = list(read_numbers(section.heading, language))
    for block in section.blocks:
        numbers += read_numbers(block.text, language)
    return numbers


def _item_numbers(pair: SectionPair) -> Iterator[Number]:
    """What readers see before the items of the source's numbered lists."""
    for block in pair.source_section.blocks:
        if block.kind == "item":
            yield from read_numbers(block.marker, pair.source_language)


def _cells(section: Section) -> list[Block]:
    return [block for block in section.blocks if block.kind in ("cell", "header-cell")]


def _find_number(section: Section, value: str, language: str) -> tuple[int, str]:
    """The line on which the section has the number, and how it writes it there.

    Raises ValueError for a number that the section does not have.
    """
    for line, text in _heading_and_lines(section):
        typed = spelling_in_text(text, language, value)
        if typed:
            return line, typed
    raise ValueError(f"The section “{section.heading}” has no number {value}.")


def _heading_and_lines(section: Section) -> Iterator[tuple[int, str]]:
    """Each line; after those of a block its whole text, as a number may run over the end of one."""
    yield section.line, section.heading
    for block in section.blocks:
        yield from block_lines(block)
        yield block.line, block.text
