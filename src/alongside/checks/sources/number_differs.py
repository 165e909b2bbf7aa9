"""The same numbers as in the source section: a wrong dose, date or telephone number does harm."""

from collections import Counter
from collections.abc import Iterable, Iterator

from alongside.model import Block, Outcome, Rule, Section, Sources, Variant
from alongside.rules.fault_texts import fault_texts
from alongside.rules.limits import is_translation
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, variants_with_sources
from alongside.text.numbers import Number, read_numbers, spelling_in_text


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """A translation has every number of its source; another reading level may leave out but not add.

    In prose the order may differ, as it does from language to language. In
    tables of a translation each cell has the numbers of the same cell.
    """
    for variant, source in variants_with_sources(sources, rule):
        if source is None:
            yield inapplicable(place_in(variant))
            continue
        translated = is_translation(sources, variant.strand)
        for section in variant.sections:
            origin = source.section(section.id) if section.id else None
            if origin is None:
                continue  # section-mismatch says so
            faults = list(_section_faults(rule, variant, section, source, origin, translated))
            if not faults and translated:
                faults = list(_cell_faults(rule, variant, section, source, origin))
            yield from faults or [passed(place_in(variant, section.line))]


def _section_faults(
    rule: Rule,
    variant: Variant,
    section: Section,
    source: Variant,
    source_section: Section,
    translated: bool,
) -> Iterator[Outcome]:
    language, its_language = variant.strand.language, source.strand.language
    own, theirs = _numbers(section, language), _numbers(source_section, its_language)
    values = {"source": source.path.as_posix(), "source_line": source_section.line}
    added, lost = _compare_numbers(own, theirs, translated)
    for number in added:
        line, typed = _find_number(section, number, language)
        yield failed(
            place_in(variant, line),
            seen=typed,
            **fault_texts(rule, "added", number=typed, **values),
        )
    for number in lost:
        _, typed = _find_number(source_section, number, its_language)
        yield failed(
            place_in(variant, section.line),
            expected=typed,
            **fault_texts(rule, "lost", number=typed, **values),
        )
    for number in _times_in_other_half(own, theirs, translated):
        line, _ = _find_number(section, number.value, language)
        said = fault_texts(rule, "half", number=number.typed, **values)
        yield failed(place_in(variant, line), seen=number.typed, **said)


def _cell_faults(
    rule: Rule, variant: Variant, section: Section, source: Variant, source_section: Section
) -> Iterator[Outcome]:
    cells, their_cells = _cells(section), _cells(source_section)
    if len(cells) != len(their_cells):
        return  # which cell answers to which is not known; all their numbers are there
    for cell, theirs in zip(cells, their_cells, strict=True):
        expected = list(read_numbers(theirs.text, source.strand.language))
        if any(
            _compare_numbers(list(read_numbers(cell.text, variant.strand.language)), expected, True)
        ):
            numbers = ", ".join(number.typed for number in expected) or "no number"
            said = fault_texts(
                rule,
                "cell",
                numbers=numbers,
                source=source.path.as_posix(),
                source_line=theirs.line,
            )
            yield failed(place_in(variant, cell.line), seen=cell.text, **said)


def _compare_numbers(
    own_numbers: list[Number], source_numbers: list[Number], translated: bool
) -> tuple[list[str], list[str]]:
    """Values (added, lost). A number with two readings differs only when both do."""
    mine, its = Counter(n.value for n in own_numbers), Counter(n.value for n in source_numbers)
    same = {(n.value, n.alternative) for n in own_numbers} | {
        (n.alternative, n.value) for n in source_numbers
    }
    if not translated:
        return sorted(
            v for v in set(mine) - set(its) if not any((v, other) in same for other in its)
        ), []
    added, lost = sorted((mine - its).elements()), sorted((its - mine).elements())
    for value in list(added):
        twin = next((other for other in lost if (value, other) in same), None)
        if twin is not None:
            added.remove(value)
            lost.remove(twin)
    return sorted(set(added)), sorted(set(lost))


def _times_in_other_half(
    own_numbers: list[Number], source_numbers: list[Number], translated: bool
) -> Iterator[Number]:
    """Times that the source has only in the other half of the day; where it does not say, any may be right."""
    mine, its = (
        Counter((n.value, n.half_of_day) for n in numbers)
        for numbers in (own_numbers, source_numbers)
    )
    for value, half in sorted(mine):
        known = any((value, other) in its for other in ("am", "pm", ""))
        may = its[value, half] + its[value, ""]
        if half and known and (mine[value, half] > may if translated else not may):
            yield next(n for n in own_numbers if (n.value, n.half_of_day) == (value, half))


def _numbers(section: Section, language: str) -> list[Number]:
    texts: Iterable[str] = (section.heading, *(block.text for block in section.blocks))
    return [number for text in texts for number in read_numbers(text, language)]


def _cells(section: Section) -> list[Block]:
    return [block for block in section.blocks if block.kind in ("cell", "header-cell")]


def _find_number(section: Section, number: str, language: str) -> tuple[int, str]:
    """The line on which the section has the number, and how it writes it there."""
    texts = [(section.line, section.heading)]
    texts += [line for block in section.blocks for line in (*block.lines, (block.line, block.text))]
    written = ((line, spelling_in_text(text, language, number)) for line, text in texts)
    return next((line, typed) for line, typed in written if typed)
