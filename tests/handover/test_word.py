"""Word documents as people fill them in: words typed, pasted, crossed out, rows added and taken away."""

import copy

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from alongside.handover.file_formats import read_file
from handover.filled import Filled
from handover.handing import (
    file_of,
    handover_of,
    sources_of,
    why,
)

WORDS = "bins/introduction/1"


def test_typed_over(urdu):
    urdu.row("introduction", "1").cells[2].text = "نیا متن “2026” – ‘اچھا’"
    assert urdu.says(WORDS) == "نیا متن “2026” – ‘اچھا’"


def test_runs_split_by_corrections_and_spaces(urdu):
    paragraph = urdu.row("introduction", "1").cells[2].paragraphs[0]
    paragraph.clear()
    for part in ("نی", "ا", "  متن ", " ", "ہے", "۔ "):
        paragraph.add_run(part)
    assert urdu.says(WORDS) == "نیا متن ہے۔"


def test_a_new_paragraph_in_a_translation_is_a_space(urdu):
    cell = urdu.row("introduction", "1").cells[2]
    cell.text = "ایک"
    cell.add_paragraph("دو")
    assert urdu.says(WORDS) == "ایک دو"


def test_bold_of_either_script_and_a_named_style(urdu):
    paragraph = urdu.row("introduction", "1").cells[2].paragraphs[0]
    paragraph.clear()
    paragraph.add_run("موٹا ").font.cs_bold = True
    paragraph.add_run("متن").style = "Strong"
    paragraph.add_run(" سادہ")
    urdu.says(WORDS)
    assert "**موٹا متن** سادہ" in (urdu.root / "docs/languages/ur/bins.md").read_text(
        encoding="utf-8"
    )


def test_tracked_changes_count_as_accepted(urdu):
    paragraph = urdu.row("introduction", "1").cells[2].paragraphs[0]
    paragraph.clear()
    paragraph.add_run("رکھا ")
    for kind, tag, words in (("del", "delText", "مٹایا"), ("ins", "t", "ڈالا")):
        paragraph._p.append(
            parse_xml(
                f'<w:{kind} {nsdecls("w")} w:id="9" '
                f'w:author="x"><w:r><w:{tag}>{words}</w:{tag}></w:r></w:{kind}>'
            )
        )
    assert urdu.says(WORDS) == "رکھا ڈالا"


def test_a_row_crossed_out_is_missing_and_said_so(urdu):
    row = urdu.row("what-goes-where", "2")._tr
    row.get_or_add_trPr().append(OxmlElement("w:del"))
    found, pages = urdu.back()
    assert (
        "bins/what-goes-where/2: This segment is missing from the file" in why(found)
        and pages == {}
    )


def test_a_link_survives_its_words_and_is_missed(urdu):
    cell = urdu.row("large-items", "1").cells[2]
    (link,) = cell._tc.iter(qn("w:hyperlink"))
    next(link.iter(qn("w:t"))).text = "ہمیں لکھیں"
    urdu.says("bins/large-items/1")
    assert "[ہمیں لکھیں](index.md#contact)" in (urdu.root / "docs/languages/ur/bins.md").read_text(
        encoding="utf-8"
    )
    link.getparent().remove(link)
    urdu.path = file_of(
        handover_of(sources_of(urdu.root), "ur", ("bins",)), "docx", urdu.path.parent
    )
    again = Document(str(urdu.path))
    urdu.document = again
    (link,) = urdu.row("large-items", "1").cells[2]._tc.iter(qn("w:hyperlink"))
    link.getparent().remove(link)
    assert "The link to index.md#contact is missing. Put it back" in why(urdu.back()[0])


def test_a_link_kept_as_a_field_or_with_its_section_apart(urdu):
    cell = urdu.row("large-items", "1").cells[2]
    (link,) = cell._tc.iter(qn("w:hyperlink"))
    address = cell.part.rels[link.get(qn("r:id"))].target_ref
    assert address.startswith("https://") and address.endswith("/ur/index.html#contact")
    field = [
        parse_xml(f"<w:r {nsdecls('w')}>{inner}</w:r>")
        for inner in (
            '<w:fldChar w:fldCharType="begin"/>',
            f'<w:instrText xml:space="preserve"> HYPERLINK "{address}" </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>نیا لنک</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    ]
    for run in field:
        link.addprevious(run)
    link.getparent().remove(link)
    urdu.says("bins/large-items/1")
    assert "[نیا لنک](index.md#contact)" in (urdu.root / "docs/languages/ur/bins.md").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(
    "answer, finished",
    [("Yes.", True), ("☒", True), ("ہاں", True), ("no", False), ("☐", False), ("", False)],
)
def test_only_yes_is_finished(tiny, tmp_path, answer, finished):
    page = tiny / "docs/plain-english/bins.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("has 3 bins", "has 3 new bins"), encoding="utf-8"
    )
    filled = Filled(tiny, "ur", tmp_path)
    assert filled.table("introduction").rows[-1].cells[2].text == ""
    filled.row("introduction", "1").cells[2].text = "نیا"
    filled.finish("introduction", answer)
    found, _ = filled.back()
    assert (found.changes[0].fingerprint != "") is finished
    assert any("Write “yes” when it is" in note for note in found.notes) is (answer in ("no", "☐"))


def test_a_new_idea_has_a_place_and_a_picture(easy):
    table = easy.table("what-goes-where")
    new = copy.deepcopy(easy.row("what-goes-where", "new1")._tr)
    easy.row("what-goes-where", "1")._tr.addnext(new)
    row = table.rows[3]
    row.cells[0].text = "phone"
    row.cells[1].text = "Call us."
    row.cells[1].add_paragraph("We can **help** you.")
    easy.row("what-goes-where", "new2").cells[1].text = "One more idea."
    text = easy.says("bins/what-goes-where/2") and (easy.root / "docs/easy-read/bins.md").read_text(
        encoding="utf-8"
    )
    assert (
        "Put food waste in the green bin.\n\n![](picture:phone)\nCall us.\nWe can \\*\\*help\\*\\* "
        "you.\n\n"
        "![](picture:recycling)\n"
    ) in text
    assert "Put everything else in the black bin.\n\nOne more idea.\n\n### " in text


@pytest.mark.parametrize(
    "name, told", [("fone", "Did you mean “phone”?"), ("windmill", "Leave the name out")]
)
def test_a_picture_that_we_do_not_have(easy, name, told):
    row = easy.row("what-goes-where", "new1")
    row.cells[0].paragraphs[0].add_run(name)
    row.cells[1].text = "New words."
    assert told in why(easy.back()[0])


def test_an_idea_can_be_taken_out(easy):
    easy.row("what-goes-where", "2").cells[1].text = "REMOVE"
    easy.says("bins/what-goes-where/1")
    text = (easy.root / "docs/easy-read/bins.md").read_text(encoding="utf-8")
    assert "Put food waste in the green bin.\n\n![](picture:bin)\nPut everything else" in text


def test_a_page_that_is_new_in_easy_read_is_written_in_ideas(tiny, tmp_path):
    page = tiny / "docs/easy-read/bins.md"
    page.unlink()
    easy = Filled(tiny, "easy-read", tmp_path)
    assert easy.back()[1] == {}, "nobody has written anything yet"
    for section, title in (("introduction", "title"), ("what-goes-where", "heading")):
        easy.row(section, title).cells[1].text = f"New {title}"
        for number, name in enumerate(("house", "bin")):
            row = easy.row(section, f"new{number + 1}")
            row.cells[0].paragraphs[0].add_run(name)
            row.cells[1].text = f"Idea {number}."
        easy.finish(section)
    easy.row("introduction", "description").cells[1].text = "What it is about."
    found, pages = easy.back()
    assert found.refused == []
    ideas = "![](picture:house)\nIdea 0.\n\n![](picture:bin)\nIdea 1.\n"
    marks = {
        one.id: one.fingerprint
        for one in sources_of(tiny).variants["bins", "plain-english"].sections
    }
    assert pages["docs/easy-read/bins.md"].decode() == (
        f"---\ntitle: New title\ndescription: What it is about.\nmade_from:\n  introduction: {marks['introduction']}\n"
        f"  what-goes-where: {marks['what-goes-where']}\n---\n{ideas}\n## New heading {{#what-goes-where}}\n\n{ideas}"
    )


def test_a_translation_has_no_new_rows_and_none_taken_out(urdu):
    cells = urdu.table("what-goes-where").add_row().cells
    cells[2].text = "نیا"
    assert "“نیا” stands in a row that has no number" in why(urdu.back()[0])
    cells[0]._tc.getparent().getparent().remove(cells[0]._tc.getparent())
    urdu.row("what-goes-where", "2").cells[2].text = "REMOVE"
    assert "A translation has every paragraph of its source" in why(urdu.back()[0])


def test_a_table_without_its_stamp_is_refused_and_comments_are_told_of(urdu):
    urdu.table("introduction").rows[-1].cells[1].text = "gone"
    urdu.document.add_comment(urdu.document.paragraphs[0].runs, text="Why?", author="x")
    found, _ = urdu.back()
    assert (
        "begins with “alongside.1.” is missing" in why(found)
        and "comments in its margin" in found.notes[0]
    )


def test_the_document_can_be_read_by_everybody(urdu, easy):
    for document, language in ((urdu.document, "ur-PK"), (easy.document, "en-GB")):
        assert document.core_properties.title == document.paragraphs[0].text
        assert document.core_properties.language == "en-GB"
        for table in document.tables:
            assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
            assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert (
            document.paragraphs[0].style.name == "Title"
            and document.paragraphs[1].style.name == "Heading 1"
        )
        tags = {
            one.get(qn("w:bidi")) or one.get(qn("w:val"))
            for one in document.element.iter(qn("w:lang"))
        }
        assert language in tags
    cell = urdu.row("introduction", "1").cells[2]
    assert (
        cell._tc.find(f".//{qn('w:bidi')}") is not None
        and cell._tc.find(f".//{qn('w:rtl')}") is not None
    )
    assert cell._tc.find(f".//{qn('w:rFonts')}").get(qn("w:cs")) == "Noto Nastaliq Urdu"
    shown = [one.get("descr") for one in easy.document.element.iter(qn("wp:docPr"))]
    assert "A green leaf" in shown and all(shown)
    assert read_file(easy.path, sources_of(easy.root).publication).parts
