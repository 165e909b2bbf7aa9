"""Diagrams that readers would not get, or that show something else than their words say."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import (
    Diagram,
    DiagramCell,
    Outcome,
    Picture,
    Place,
    Rule,
    Sources,
    Strand,
    Variant,
)
from alongside.pages.diagrams import DIAGRAM_SCHEME, diagrams_on, is_diagram
from alongside.pages.markdown import read_tokens
from alongside.pages.page_lines import page_blocks
from alongside.publication.diagrams import FILE
from alongside.publication.fact_uses import fill_facts, strand_facts
from alongside.publication.shown_diagrams import cell_words, cells_without_words
from alongside.rules.fault_texts import fault_texts, suggestion
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, readable_variants
from alongside.text.numbers import read_numbers


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test targets: a diagram on a page; an entry of diagrams.yml, and what each cell draws."""
    outcomes = [*_uses(subject, rule), *_entries(subject, rule)]
    yield from outcomes or [inapplicable(Place(FILE))]


def _uses(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        for _, line in diagrams_on(read_tokens(variant.body)):
            if all(picture.line != variant.body_line + line for picture in _left_over(variant)):
                yield passed(place_in(variant, variant.body_line + line))
        for picture in _left_over(variant):
            place = place_in(variant, picture.line)
            texts = _fault_on_page(sources, rule, variant.strand, picture)
            yield failed(place, seen=f"![{picture.alt}]({picture.target})", **texts)


def _left_over(variant: Variant) -> list[Picture]:
    """Those in whose place no table was put."""
    pictures = (picture for block in page_blocks(variant) for picture in block.pictures)
    return [picture for picture in pictures if is_diagram(picture)]


def _fault_on_page(
    sources: Sources, rule: Rule, strand: Strand, picture: Picture
) -> dict[str, str]:
    name = picture.target.removeprefix(DIAGRAM_SCHEME)
    diagram = sources.publication.diagrams.get(name)
    if diagram is None:
        near = suggestion(name, sources.publication.diagrams)
        return fault_texts(rule, "unknown", name=name, file=FILE, near=near)
    missing = cells_without_words(diagram, strand)
    if not missing:
        return fault_texts(rule, "not-alone", name=name)
    return fault_texts(
        rule,
        "no-words",
        name=name,
        file=FILE,
        language=sources.publication.language_of(strand).name,
        key=strand.key,
        lines=", ".join(dict.fromkeys(str(cell.line) for cell in missing)),
    )


def _entries(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    # Of a run about some pages, the data are judged by the next run about all.
    if not sources.judges_lists:
        return
    for diagram in sources.publication.diagrams.values():
        faults = list(_faults_of_entry(sources, rule, diagram))
        yield from faults or [passed(Place(FILE, diagram.line))]


def _faults_of_entry(sources: Sources, rule: Rule, diagram: Diagram) -> Iterator[Outcome]:
    is_measured = diagram.kind in ("bars", "timeline")
    if is_measured and not any(cell.number or cell.months for cell in diagram.cells):
        example = "fact: tonnes_2025" if diagram.kind == "bars" else "from: 2026-07, to: 2027-05"
        texts = fault_texts(rule, "nothing-drawn", name=diagram.name, example=example)
        yield failed(Place(FILE, diagram.line), seen=f"kind: {diagram.kind}", **texts)
    for cell in diagram.cells:
        if cell.number is not None and not cell.source:
            texts = fault_texts(rule, "no-source", name=diagram.name)
            yield failed(Place(FILE, cell.line), seen=f"number: {cell.number}", **texts)
        # Several levels may have the same words, of which one finding is enough.
        strands = {cell_words(cell, strand): strand for strand in sources.publication.strands}
        for strand in strands.values():
            yield from _faults_of_words(sources, rule, cell, strand)


def _faults_of_words(
    sources: Sources, rule: Rule, cell: DiagramCell, strand: Strand
) -> Iterator[Outcome]:
    """Whether the words of a strand say what is drawn, where it has words."""
    typed = cell_words(cell, strand)
    drawn = _drawn(cell)
    if not typed or not drawn:
        return
    words = fill_facts(typed, strand_facts(sources.publication, strand)).rendered
    numbers = list(read_numbers(words, strand.language))
    said = {(number.value, number.month) for number in numbers}
    said |= {(number.value, 0) for number in numbers}
    unsaid = [name for name, what in drawn.items() if what not in said]
    if unsaid:
        language = sources.publication.language_of(strand).name
        texts = fault_texts(rule, "other-words", drawn=", ".join(unsaid), language=language)
        yield failed(Place(FILE, cell.line), seen=words, **texts)


def _drawn(cell: DiagramCell) -> dict[str, tuple[str, int]]:
    """How diagrams.yml says what is drawn, to the number in the spelling of numbers_in and its
    month, 0 for none."""
    if cell.number is not None:
        text = format(cell.number.normalize(), "f")
        return {text: (text, 0)}
    if cell.months is None:
        return {}
    months = [(month // 12, month % 12 + 1) for month in cell.months]
    return {f"{year:04}-{month:02}": (str(year), month) for year, month in months}
