"""The same numbers as in the source section: a wrong dose, date or telephone number does harm."""

from collections import Counter
from collections.abc import Iterable, Iterator

from alongside.model import Block, Outcome, Rule, Section, Sources, Variant
from alongside.rules.limits import is_translation
from alongside.rules.outcomes import at, failed, inapplicable, passed, variants_with_sources
from alongside.rules.wording import wording
from alongside.text.numbers import Number, as_typed, read_numbers


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """A translation has every number of its source; another reading level may leave out but not add.

    In prose the order may differ, as it does from language to language. In
    tables of a translation each cell has the numbers of the same cell.
    """
    for variant, source in variants_with_sources(sources, rule):
        if source is None:
            yield inapplicable(at(variant))
            continue
        translated = is_translation(sources, variant.strand)
        for section in variant.sections:
            origin = source.section(section.id) if section.id else None
            if origin is None:
                continue  # section-mismatch says so
            faults = list(_in_section(rule, variant, section, source, origin, translated))
            if not faults and translated:
                faults = list(_in_cells(rule, variant, section, source, origin))
            yield from faults or [passed(at(variant, section.line))]


def _in_section(rule: Rule, variant: Variant, section: Section, source: Variant, origin: Section,
                translated: bool) -> Iterator[Outcome]:
    language, its_language = variant.strand.language, source.strand.language
    own, theirs = _numbers(section, language), _numbers(origin, its_language)
    told = {"source": source.path.as_posix(), "source_line": origin.line}
    added, lost = _differences(own, theirs, translated)
    for number in added:
        line, typed = _place(section, number, language)
        yield failed(at(variant, line), seen=typed, **wording(rule, "added", number=typed, **told))
    for number in lost:
        _, typed = _place(origin, number, its_language)
        yield failed(at(variant, section.line), expected=typed, **wording(rule, "lost", number=typed, **told))
    for number in _other_half(own, theirs, translated):
        line, _ = _place(section, number.value, language)
        said = wording(rule, "half", number=number.typed, **told)
        yield failed(at(variant, line), seen=number.typed, **said)


def _in_cells(rule: Rule, variant: Variant, section: Section, source: Variant,
              origin: Section) -> Iterator[Outcome]:
    cells, their_cells = _cells(section), _cells(origin)
    if len(cells) != len(their_cells):
        return  # which cell answers to which is not known; all their numbers are there
    for cell, theirs in zip(cells, their_cells, strict=True):
        expected = list(read_numbers(theirs.text, source.strand.language))
        if any(_differences(list(read_numbers(cell.text, variant.strand.language)), expected, True)):
            numbers = ", ".join(number.typed for number in expected) or "no number"
            said = wording(rule, "cell", numbers=numbers, source=source.path.as_posix(), source_line=theirs.line)
            yield failed(at(variant, cell.line), seen=cell.text, **said)


def _differences(own: list[Number], theirs: list[Number], translated: bool) -> tuple[list[str], list[str]]:
    """Values (added, lost). A number with two readings differs only when both do."""
    mine, its = Counter(n.value for n in own), Counter(n.value for n in theirs)
    same = {(n.value, n.other) for n in own} | {(n.other, n.value) for n in theirs}
    if not translated:
        return sorted(v for v in set(mine) - set(its) if not any((v, other) in same for other in its)), []
    added, lost = sorted((mine - its).elements()), sorted((its - mine).elements())
    for value in list(added):
        twin = next((other for other in lost if (value, other) in same), None)
        if twin is not None:
            added.remove(value)
            lost.remove(twin)
    return sorted(set(added)), sorted(set(lost))


def _other_half(own: list[Number], theirs: list[Number], translated: bool) -> Iterator[Number]:
    """Times that the source has only in the other half of the day; where it does not say, any may be right."""
    mine, its = (Counter((n.value, n.half) for n in numbers) for numbers in (own, theirs))
    for value, half in sorted(mine):
        known = any((value, other) in its for other in ("am", "pm", ""))
        may = its[value, half] + its[value, ""]
        if half and known and (mine[value, half] > may if translated else not may):
            yield next(n for n in own if (n.value, n.half) == (value, half))


def _numbers(section: Section, language: str) -> list[Number]:
    texts: Iterable[str] = (section.heading, *(block.text for block in section.blocks))
    return [number for text in texts for number in read_numbers(text, language)]


def _cells(section: Section) -> list[Block]:
    return [block for block in section.blocks if block.kind in ("cell", "header-cell")]


def _place(section: Section, number: str, language: str) -> tuple[int, str]:
    """The line on which the section has the number, and how it writes it there."""
    texts = [(section.line, section.heading)]
    texts += [line for block in section.blocks for line in (*block.lines, (block.line, block.text))]
    written = ((line, as_typed(text, language, number)) for line, text in texts)
    return next((line, typed) for line, typed in written if typed)
