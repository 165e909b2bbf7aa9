"""The document of an easy read group: what it shows, and how it is known again when marks in it are lost."""

import re
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from alongside.handover import word_writer
from alongside.handover.word_rows import SectionRows
from handover.filled import Filled, addresses_of
from handover.handing import handover_of, sources_of, taken_in, why, words_of
from handover.test_word_packages import pack, parts_of

FACT = "{{ fact.price }}"
PAGE = "docs/easy-read/bins.md"
IDEA = "bins/large-items/1"


@pytest.fixture
def easy(tiny, tmp_path):
    (tiny / "facts.yml").write_text(
        "price: {kind: money, value: £25, source: Us, reviewed: 2026-11-22}\n", "utf-8"
    )
    for page in sorted((tiny / "docs").rglob("bins.md")):
        page.write_text(page.read_text("utf-8").replace("£25", FACT), "utf-8")
    return Filled(tiny, "easy-read", tmp_path)


def lose(easy, *patterns):
    """What a program leaves out of the main part when it saves the document."""
    easy.document.save(str(easy.path))
    parts = parts_of(easy.path)
    text = parts["word/document.xml"].decode("utf-8")
    for pattern in patterns:
        text, count = re.subn(pattern, "", text, flags=re.DOTALL)
        assert count, pattern
    parts["word/document.xml"] = text.encode()
    pack(parts, easy.path)
    return taken_in(sources_of(easy.root), easy.path)


BOOKMARKS = r"<w:bookmark(Start|End)[^>]*/>"
CONTROLS = r"<w:sdt>|<w:sdtPr>.*?</w:sdtPr>|</?w:sdtContent>|</w:sdt>"
TITLES = r"<w:(alias|tag) [^>]*/>"


def pages_of_group(easy):
    """The words before the notes for whoever supports the group."""
    words = []
    for element in easy.document.element.body:
        text = "".join(one.text or "" for one in element.iter(qn("w:t")))
        if text.startswith("Notes for the person"):
            return "\n".join(words)
        words.append(text)
    raise AssertionError("no notes")


@pytest.mark.parametrize("hidden", ["{{", "fact.", "alongside.1.", "picture:", "made_from"])
def test_the_group_sees_no_signs_of_ours(easy, hidden):
    assert hidden not in pages_of_group(easy)


def test_a_figure_stands_as_readers_see_it(easy):
    assert "You pay £25 for this." in pages_of_group(easy)
    assert FACT not in ZipFile(easy.path).read("word/document.xml").decode().replace(
        f'w:val="{FACT}"', ""
    )


def test_notes_and_the_source_stand_apart(easy):
    group = pages_of_group(easy)
    assert "made from" not in group and "REMOVE" not in group
    everything = "\n".join(paragraph.text for paragraph in easy.document.paragraphs)
    assert "What it is made from (Plain English), as it is now:" in everything


def test_letters_and_pictures_are_at_their_size(easy):
    assert easy.document.styles["Normal"].font.size == Pt(16)
    assert {shape.width for shape in easy.document.inline_shapes} == {Cm(3.2)}
    assert easy.document.styles["Small"].font.size >= Pt(12)


def test_no_table_is_cut_behind_its_first_row(easy):
    for section in ("introduction", "what-goes-where", "large-items", "collection-days"):
        table = easy.table(section)
        for row in (*table.rows[:3], *table.rows[-4:-1]):
            assert all(one.paragraph_format.keep_with_next for one in row.cells[0].paragraphs)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows[1:])


def test_each_section_begins_on_a_page_of_its_own(easy):
    """But the first one, which stands below what to do."""
    headings = [one for one in easy.document.paragraphs if one.style.name == "Heading 2"]
    breaks = [bool(one.paragraph_format.page_break_before) for one in headings[:4]]
    assert breaks == [False, True, True, True]


def test_it_comes_back_as_it_was(easy):
    found, pages = easy.back()
    assert (found.refused, found.notes, pages) == ([], [], {}) and found.unchanged_count == 4


@pytest.mark.parametrize(
    "lost",
    [(BOOKMARKS,), (CONTROLS,), (TITLES,), (BOOKMARKS, CONTROLS), ("<w:drawing>.*?</w:drawing>",)],
)
def test_what_a_program_loses_changes_no_word(easy, lost):
    found, pages = lose(easy, *lost)
    assert (found.refused, pages) == ([], {}), why(found)
    assert found.unchanged_count == 4


@pytest.mark.parametrize("lost", [(BOOKMARKS,), (CONTROLS,), (BOOKMARKS, CONTROLS)])
def test_an_edit_around_a_figure_keeps_the_fact(easy, lost):
    easy.row("large-items", "1").cells[1].paragraphs[0].runs[
        0
    ].text = "We take your sofa.\nYou pay "
    found, pages = lose(easy, *lost)
    assert found.refused == [], why(found)
    assert (
        f"You pay {FACT} for this." in pages[PAGE].decode()
        and "We take your sofa" in pages[PAGE].decode()
    )
    assert any("Look at them once" in note for note in found.notes) is (BOOKMARKS in lost)


def test_a_figure_typed_over_is_told(easy):
    cell = easy.row("large-items", "1").cells[1]
    figure = next(one for one in cell._tc.iter(qn("w:t")) if one.text == "£25")
    figure.text = "£30"
    found, pages = easy.back()
    assert pages == {} and f"“{FACT}” is missing" in why(found)


def test_a_figure_that_was_changed_meanwhile_is_still_the_fact(easy):
    facts = easy.root / "facts.yml"
    easy.row("large-items", "1").cells[1].paragraphs[0].runs[
        0
    ].text = "We take your sofa.\nYou pay "
    easy.document.save(str(easy.path))
    facts.write_text(facts.read_text("utf-8").replace("£25", "£26"), "utf-8")
    found, pages = taken_in(sources_of(easy.root), easy.path)
    assert found.refused == [] and FACT in pages[PAGE].decode()


@pytest.mark.parametrize("typed", ["£250", "£25.50", "1£25"])
def test_a_longer_figure_is_not_the_fact(easy, typed):
    cell = easy.row("large-items", "1").cells[1]
    cell.text = f"You pay {typed}. Please contact us first."
    assert f"“{FACT}” is missing" in why(easy.back()[0])


def test_rows_without_marks_are_told_by_their_words(easy):
    table = easy.table("what-goes-where")
    easy.row("what-goes-where", "2").cells[1].text = "Paper goes in the blue bin."
    easy.row("what-goes-where", "new1").cells[1].text = "A new idea."
    assert table.rows[-1].cells[0].text.startswith("Finished?")
    found, pages = lose(easy, BOOKMARKS)
    assert found.refused == [], why(found)
    text = pages[PAGE].decode()
    assert "![](picture:recycling)\nPaper goes in the blue bin." in text and "A new idea." in text


def test_rows_without_marks_that_nobody_can_tell_are_refused(easy):
    table = easy.table("what-goes-where")
    for number in ("1", "2", "3"):
        easy.row("what-goes-where", number).cells[1].text = f"Other words {number}."
    table._tbl.remove(easy.row("what-goes-where", "2")._tr)
    found, pages = lose(easy, BOOKMARKS)
    assert pages == {} and "nobody can tell" in why(found)


def test_a_row_that_is_copied_is_a_new_idea(easy):
    """LibreOffice calls the bookmark of a copy so."""
    easy.document.save(str(easy.path))
    parts = parts_of(easy.path)
    text = parts["word/document.xml"].decode("utf-8")
    row = re.search(r"<w:tr>(?:(?!<w:tr>).)*?_row_3\".*?</w:tr>", text, re.DOTALL)[0]
    copy = re.sub(r'w:name="(_along[^"]*)"', r'w:name="\1_Copy_1"', row)
    parts["word/document.xml"] = text.replace(row, row + copy).encode()
    pack(parts, easy.path)
    found, _ = taken_in(sources_of(easy.root), easy.path)
    assert found.refused == [] and len(found.changes[0].ideas) == 1


def test_words_typed_over_all_that_a_cell_holds_keep_their_row(easy):
    cell = easy.row("what-goes-where", "2").cells[1]
    for mark in [*cell._tc.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]:
        mark.getparent().remove(mark)
    cell.text = "Paper goes in the blue bin."
    assert easy.says("bins/what-goes-where/2").strip() == "Paper goes in the blue bin."
    assert words_of(sources_of(easy.root), "easy-read", "bins/what-goes-where/1")


def test_a_row_of_which_the_left_cell_is_typed_over_keeps_its_words(easy):
    easy.row("what-goes-where", "2").cells[0].text = "leaf"
    found, pages = easy.back()
    assert found.refused == [] and pages == {}


def test_a_picture_without_words_beside_it_is_told_of(easy):
    easy.row("what-goes-where", "new1").cells[0].paragraphs[0].add_run("phone")
    found, pages = easy.back()
    assert pages == {} and any("phone" in note and "without words" in note for note in found.notes)


def test_a_table_whose_link_is_gone_is_refused(easy):
    row = easy.table("introduction").rows[-1]
    assert "alongside.1." in addresses_of(row)
    for link in [*row._tr.iter(qn("w:hyperlink"))]:
        link.getparent().remove(link)
    assert "table 1: " in why(easy.back()[0])


@pytest.mark.parametrize(
    "answer, finished", [("yes", True), ("Yes!", True), ("no", False), ("", False)]
)
def test_only_yes_is_finished(easy, answer, finished):
    page = easy.root / "docs/plain-english/bins.md"
    page.write_text(page.read_text("utf-8").replace("has 3 bins", "has 3 new bins"), "utf-8")
    easy = Filled(easy.root, "easy-read", easy.path.parent)
    easy.row("introduction", "1").cells[1].text = "You have 3 new bins."
    easy.finish("introduction", answer)
    found, _ = easy.back()
    assert bool(found.changes[0].fingerprint) is finished


@pytest.mark.parametrize("lost", [(), (BOOKMARKS,), (CONTROLS,)])
def test_a_link_to_an_address_that_is_a_fact_is_a_link(tiny, tmp_path, lost):
    (tiny / "facts.yml").write_text(
        "mail: {kind: text, value: us@example.org, source: Us, reviewed: 2026-11-22}\n", "utf-8"
    )
    link = "[{{ fact.mail }}](mailto:{{ fact.mail }})"
    for page in ("plain-english/bins.md", "easy-read/bins.md"):
        path = tiny / "docs" / page
        path.write_text(re.sub(r"\[contact us\]\(.*?\)", link, path.read_text("utf-8")), "utf-8")
    easy = Filled(tiny, "easy-read", tmp_path)
    shown = pages_of_group(easy)
    assert "Please us@example.org first." in shown and "mailto:" not in shown
    assert "mailto:us@example.org" in addresses_of(easy.row("large-items", "1"))
    found, pages = lose(easy, *lost)
    assert (found.refused, pages) == ([], {}), why(found)
    easy.row("large-items", "1").cells[1].paragraphs[0].runs[0].text = "Please write to "
    found, pages = lose(easy, *lost)
    assert found.refused == [], why(found)
    assert f"Please write to {link} first." in pages[PAGE].decode()


def test_a_document_with_numbers_that_is_still_out_is_read(easy):
    """Before, easy read had three columns, the first of which held the number of the idea."""
    writer = word_writer._Writer(handover_of(sources_of(easy.root), "easy-read", ("bins",)))
    writer._is_for_group = False
    writer._rows = SectionRows(writer._handover, writer._run_style, writer._source_run_style)
    easy.path.write_bytes(writer.write())
    easy.document = Document(str(easy.path))
    found, pages = easy.back()
    assert (found.refused, found.notes, pages) == ([], [], {}) and found.unchanged_count == 4
    easy.row("what-goes-where", "2").cells[2].text = "Paper goes in the blue bin."
    assert easy.says("bins/what-goes-where/2").strip() == "Paper goes in the blue bin."
