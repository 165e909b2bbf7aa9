"""Facts travel by their names, and whoever works on the words is told what readers get in their place."""

import re
from dataclasses import replace

import pytest
from docx import Document

from alongside.handover.text import Run
from handover.handing import FORMATS, file_of, filled_in, handover_of, sources_of, taken_in

FACT = "{{ fact.price }}"
PAGE = "docs/languages/ur/bins.md"


@pytest.fixture
def priced(tiny):
    (tiny / "facts.yml").write_text(
        "price: {kind: money, value: £25, source: Us, reviewed: 2026-11-22}\n", "utf-8"
    )
    for page in sorted((tiny / "docs").rglob("bins.md")):
        page.write_text(page.read_text("utf-8").replace("£25", FACT), "utf-8")
    return tiny


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("strand", ["ur", "easy-read"])
def test_nothing_moves_on_the_way_there_and_back(priced, tmp_path, format_, strand):
    path = file_of(handover_of(sources_of(priced), strand), format_, tmp_path)
    found, pages = taken_in(sources_of(priced), path)
    assert (found.refused, pages) == ([], {})


@pytest.mark.parametrize("format_", ["xliff", "xliff2", "po"])
def test_a_translators_program_shows_the_value_beside_the_segment(priced, tmp_path, format_):
    text = file_of(handover_of(sources_of(priced), "ur"), format_, tmp_path).read_text("utf-8")
    assert f"{FACT}: readers get £25" in text


def test_word_shows_the_value_and_keeps_the_brackets_in_order_among_urdu(priced, tmp_path):
    document = Document(str(file_of(handover_of(sources_of(priced), "ur"), "docx", tmp_path)))
    assert f"{FACT} stands for £25" in [paragraph.text for paragraph in document.paragraphs]
    cells = [
        cell.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        if FACT in cell.text
    ]
    assert len(cells) == 2 and sum(f"\u200e{FACT}\u200e" in text for text in cells) == 1


def test_an_edit_around_a_fact_comes_in_without_the_marks_for_word(priced, tmp_path):
    path = file_of(handover_of(sources_of(priced), "ur"), "docx", tmp_path)
    document = Document(str(path))
    cell = next(
        row.cells[2] for table in document.tables for row in table.rows if FACT in row.cells[2].text
    )
    cell.paragraphs[0].runs[0].text = "نیا " + cell.paragraphs[0].runs[0].text
    document.save(str(path))
    found, pages = taken_in(sources_of(priced), path)
    assert found.refused == [] and "\u200e" not in pages[PAGE].decode()
    assert re.search(r"نیا .*\{\{ fact\.price \}\}", pages[PAGE].decode())


def test_who_retells_a_page_reads_the_value(priced, tmp_path):
    document = Document(
        str(file_of(handover_of(sources_of(priced), "easy-read"), "docx", tmp_path))
    )
    assert any(
        "£25" in paragraph.text and FACT not in paragraph.text for paragraph in document.paragraphs
    )


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("strand", ["ur", "easy-read"])
def test_an_edit_beside_a_link_to_a_fact_leaves_it_a_link(priced, tmp_path, format_, strand):
    """Its brackets got backslashes before them, and readers met [25](mailto:25)."""
    link = f"[{FACT}](mailto:{FACT})"
    for page in sorted((priced / "docs").rglob("bins.md")):
        text = re.sub(r"\[[^\]]*\]\(index\.md#contact\)", link, page.read_text("utf-8"))
        page.write_text(text, "utf-8")
    sources = sources_of(priced)
    handover = handover_of(sources, strand, ("bins",))
    (segment,) = [
        one
        for part in handover.parts
        for one in part.segments
        if sum(code.payload == FACT for code in one.codes.values()) > 2
    ]
    new = (*segment.target, Run(" 2026"))
    found, pages = taken_in(
        sources, file_of(filled_in(handover, {segment.id: new}), format_, tmp_path)
    )
    assert found.refused == [] and link in "".join(one.decode() for one in pages.values())


def test_no_link_comes_in_with_a_fact(priced, tmp_path):
    sources = sources_of(priced)
    handover = handover_of(sources, "easy-read", ("bins",))
    segment = next(
        one
        for part in handover.parts
        for one in part.segments
        if FACT in [code.payload for code in one.codes.values()]
    )
    target = tuple(
        replace(run, text=run.text.replace("You pay ", "You [pay](https://evil.example/"))
        for run in segment.target
    )
    new = (*target, Run(")"))
    found, pages = taken_in(
        sources, file_of(filled_in(handover, {segment.id: new}), "xliff", tmp_path)
    )
    assert found.refused == [] and r"\[pay\](https" in "".join(
        one.decode() for one in pages.values()
    )
