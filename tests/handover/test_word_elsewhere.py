"""Words that somebody typed into a Word document where nobody reads them: told of, each with what to do."""

import re

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from handover.filled import Filled
from handover.handing import STRANDS, file_of, handover_of, sources_of, taken_in
from handover.test_word_packages import pack, parts_of, renamed_main, strict
from small_site import copy_of_small

W = nsdecls("w")
TYPED = "نیا جملہ typed 7"


def before_all(filled):
    filled.document.paragraphs[0].insert_paragraph_before(TYPED)


def at_the_end(filled):
    filled.document.add_paragraph(TYPED)


def after_a_table(filled):
    filled.table("introduction")._tbl.addnext(
        parse_xml(f"<w:p {W}><w:r><w:t>{TYPED}</w:t></w:r></w:p>")
    )


def in_a_heading_of_ours(filled):
    filled.document.paragraphs[1].add_run(f" {TYPED}")


def in_a_list(filled):
    filled.document.add_paragraph(TYPED, style="List Number")


def in_a_link(filled):
    paragraph = filled.document.add_paragraph()
    paragraph._p.append(
        parse_xml(f"<w:hyperlink {W} w:anchor='x'><w:r><w:t>{TYPED}</w:t></w:r></w:hyperlink>")
    )


def in_a_content_control(filled):
    filled.document.element.body.insert(
        0,
        parse_xml(
            f"<w:sdt {W}><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>{TYPED}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )


def with_tracked_changes(filled):
    paragraph = filled.document.add_paragraph()
    paragraph._p.append(parse_xml(f"<w:ins {W} w:id='9'><w:r><w:t>{TYPED}</w:t></w:r></w:ins>"))


def in_a_text_box(filled):
    paragraph = filled.document.add_paragraph()
    paragraph.add_run()._r.append(
        parse_xml(
            f"<w:pict {W}><w:txbxContent><w:p><w:r><w:t>{TYPED}</w:t></w:r></w:p></w:txbxContent></w:pict>"
        )
    )


def in_word_art(filled):
    paragraph = filled.document.add_paragraph()
    paragraph.add_run()._r.append(
        parse_xml(
            f'<w:pict {W} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textpath string="{TYPED}"/></v:shape></w:pict>'
        )
    )


def in_a_table_of_their_own(filled):
    filled.document.add_table(1, 2).rows[0].cells[1].text = TYPED


def in_the_glossary(filled):
    table = filled.document.tables[-1]
    table.rows[0].cells[-1].add_paragraph(TYPED)


def in_the_titles_of_a_table(filled):
    filled.table("introduction").rows[0].cells[-1].add_paragraph(TYPED)


def beside_finished(filled):
    filled.table("introduction").rows[-1].cells[0].add_paragraph(TYPED)


def in_the_first_column(filled):
    filled.table("introduction").rows[1].cells[0].add_paragraph(TYPED)


def in_the_header(filled):
    filled.document.sections[0].header.paragraphs[0].text = TYPED


def in_the_footer(filled):
    filled.document.sections[0].footer.paragraphs[0].text = TYPED


def in_the_first_page_footer(filled):
    section = filled.document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_footer.paragraphs[0].text = TYPED


def in_a_comment(filled):
    filled.document.add_comment(filled.document.paragraphs[0].runs, text=TYPED, author="x")


def in_the_words_of_the_source(filled):
    style = next(one for one in filled.document.paragraphs if one.style.name == "Origin")
    style.add_run(TYPED)


PLACES = [
    before_all,
    at_the_end,
    after_a_table,
    in_a_heading_of_ours,
    in_a_list,
    in_a_link,
    in_a_content_control,
    with_tracked_changes,
    in_a_text_box,
    in_word_art,
    in_a_table_of_their_own,
    in_the_glossary,
    in_the_titles_of_a_table,
    beside_finished,
    in_the_first_column,
    in_the_header,
    in_the_footer,
    in_the_first_page_footer,
    in_a_comment,
]


@pytest.mark.parametrize("strand", ["ur", "easy-read"])
@pytest.mark.parametrize("place", PLACES)
def test_words_typed_elsewhere_are_told_of(tiny, tmp_path, strand, place):
    filled = Filled(tiny, strand, tmp_path)
    place(filled)
    found, pages = filled.back()
    told = [note for note in found.notes if TYPED in note]
    assert len(told) == 1 and len(found.notes) == 1, found.notes
    assert pages == {} and found.refused == []
    assert re.search(r"[Ww]rite|Do what they ask", told[0])


def test_words_of_the_source_that_were_changed_are_told_of(easy):
    in_the_words_of_the_source(easy)
    assert [TYPED in note for note in easy.back()[0].notes] == [True]


def test_a_source_column_that_was_written_in_is_told_of_with_its_section(urdu):
    urdu.row("introduction", "1").cells[1].text = TYPED
    (note,) = urdu.back()[0].notes
    assert note.startswith("“bins/introduction”: ") and TYPED in note


def test_words_moved_out_of_their_cell_are_told_of(urdu):
    cell = urdu.row("introduction", "1").cells[2]
    words = cell.text
    cell.text = ""
    urdu.document.add_paragraph(words)
    found, _ = urdu.back()
    assert found.refused and any(words in note for note in found.notes)


@pytest.mark.parametrize("strand", STRANDS)
def test_an_honest_document_is_silent(tmp_path, strand):
    sources = sources_of(copy_of_small(tmp_path / "small"))
    path = file_of(handover_of(sources, strand), "docx", tmp_path)
    Document(str(path)).save(str(path))
    found, pages = taken_in(sources, path)
    assert (found.notes, found.refused, pages) == ([], [], {})


@pytest.mark.parametrize("change", [renamed_main, strict])
def test_in_any_shape(urdu, change):
    parts = parts_of(urdu.path)
    pack(change(dict(parts)), urdu.path)
    sources = sources_of(urdu.root)
    assert taken_in(sources, urdu.path)[0].notes == []


def test_pages_that_were_changed_meanwhile_make_no_noise(easy):
    easy.document.save(str(easy.path))
    page = easy.root / "docs/plain-english/bins.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    notes = taken_in(sources_of(easy.root), easy.path)[0].notes
    assert not any("stands" in note for note in notes), notes


def page_number(filled, before=""):
    paragraph = filled.document.sections[0].footer.paragraphs[0]
    paragraph.add_run(before)
    paragraph._p.append(
        parse_xml(
            f'<w:fldSimple {W} w:instr=" PAGE \\* MERGEFORMAT "><w:r><w:t>3</w:t></w:r></w:fldSimple>'
        )
    )


def complex_page_number(filled):
    paragraph = filled.document.sections[0].footer.paragraphs[0]
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText> NUMPAGES </w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>3</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {W}>{inner}</w:r>"))


def nothing_but_spaces(filled):
    filled.document.add_paragraph(" \u00a0 ")


def other_spaces_in_our_words(filled):
    run = filled.document.paragraphs[1].runs[0]
    run.text = run.text.replace(" ", "  ")


def our_paragraph_deleted(filled):
    paragraph = filled.document.paragraphs[2]._p
    paragraph.getparent().remove(paragraph)


def crossed_out(filled):
    filled.document.add_paragraph()._p.append(
        parse_xml(f"<w:del {W} w:id='9'><w:r><w:delText>{TYPED}</w:delText></w:r></w:del>")
    )


def placeholder(filled):
    filled.document.element.body.insert(
        0,
        parse_xml(
            f"<w:sdt {W}><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Type here</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )


@pytest.mark.parametrize(
    "harmless",
    [
        page_number,
        lambda filled: page_number(filled, "Page "),
        complex_page_number,
        nothing_but_spaces,
        other_spaces_in_our_words,
        our_paragraph_deleted,
        crossed_out,
        placeholder,
        lambda filled: filled.finish("introduction"),
    ],
)
def test_what_is_no_word_makes_no_noise(urdu, harmless):
    harmless(urdu)
    assert not any("not taken over" in note for note in urdu.back()[0].notes)


def test_a_new_idea_of_easy_read_makes_no_noise(easy):
    row = next(row for row in easy.table("introduction").rows if not row.cells[1].text.strip())
    row.cells[1].text = "A new idea."
    row.cells[0].add_paragraph("leaf")
    assert not any("not taken over" in note for note in easy.back()[0].notes)


def test_a_document_whose_record_was_lost_says_so_once(urdu):
    parts = {
        name: content
        for name, content in parts_of(urdu.path).items()
        if name != "docProps/custom.xml"
    }
    pack(parts, urdu.path)
    (note,) = taken_in(sources_of(urdu.root), urdu.path)[0].notes
    assert "look through the document once" in note
