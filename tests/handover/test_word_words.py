"""What stands in a cell of Word besides plain words: taken in as readers see it, or told of."""

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from alongside.handover.file_formats import read_file
from handover.handing import sources_of, taken_in, why, words_of
from handover.test_word_packages import pack, parts_of

WORDS = "bins/introduction/1"
W = nsdecls("w")


def paragraph_of(urdu):
    """The paragraph of words of one row, emptied."""
    paragraph = urdu.row("introduction", "1").cells[2].paragraphs[0]
    paragraph.clear()
    return paragraph._p


def put(urdu, *elements):
    paragraph = paragraph_of(urdu)
    for xml in elements:
        paragraph.append(parse_xml(xml))


def run(words, properties=""):
    return f'<w:r {W}><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


KEPT = run("رکھا ")


@pytest.mark.parametrize("setting", ["<w:strike/>", "<w:dstrike/>", '<w:strike w:val="true"/>'])
def test_words_struck_through_are_left_out_and_told(urdu, setting):
    put(urdu, KEPT, run("گیا", setting))
    assert urdu.says(WORDS) == "رکھا"
    found, _ = urdu.back()
    assert any("struck through" in note and "گیا" in note for note in found.notes)


@pytest.mark.parametrize("setting", ["<w:vanish/>", '<w:vanish w:val="1"/>'])
def test_hidden_words_are_left_out_and_told(urdu, setting):
    put(urdu, KEPT, run("چھپا", setting))
    assert urdu.says(WORDS) == "رکھا"
    assert any("hidden" in note and "چھپا" in note for note in urdu.back()[0].notes)


@pytest.mark.parametrize(
    "setting", ['<w:strike w:val="0"/>', '<w:vanish w:val="false"/>', "<w:u/>"]
)
def test_a_setting_that_is_off_changes_nothing(urdu, setting):
    put(urdu, KEPT, run("متن", setting))
    assert urdu.says(WORDS) == "رکھا متن"
    assert not any("متن" in note for note in urdu.back()[0].notes)


@pytest.mark.parametrize("element, told", [("w:strike", "struck through"), ("w:vanish", "hidden")])
def test_a_style_strikes_through_or_hides(urdu, element, told):
    for name, base in (("Gone", ""), ("Gone2", '<w:basedOn w:val="Gone"/>')):
        urdu.document.styles.element.append(
            parse_xml(
                f'<w:style {W} w:type="character" w:styleId="{name}"><w:name w:val="{name}"/>{base}'
                f"<w:rPr>{'' if base else f'<{element}/>'}</w:rPr></w:style>"
            )
        )
    put(urdu, KEPT, run("گیا", '<w:rStyle w:val="Gone2"/>'))
    assert urdu.says(WORDS) == "رکھا"
    assert any(told in note for note in urdu.back()[0].notes)


def test_a_style_of_a_whole_paragraph_hides_it(urdu):
    urdu.document.styles.element.append(
        parse_xml(
            f'<w:style {W} w:type="paragraph" w:styleId="Hid"><w:name w:val="Hid"/>'
            "<w:rPr><w:vanish/></w:rPr></w:style>"
        )
    )
    put(urdu, KEPT)
    cell = urdu.row("introduction", "1").cells[2]
    cell.add_paragraph("چھپا")._p.style = "Hid"
    assert urdu.says(WORDS) == "رکھا"


def test_the_placeholder_of_a_content_control_is_no_word(urdu):
    put(
        urdu,
        KEPT,
        f"<w:sdt {W}><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click to enter text.')}"
        "</w:sdtContent></w:sdt>",
    )
    assert urdu.says(WORDS) == "رکھا"


def test_words_in_a_content_control_are_words(urdu):
    put(
        urdu,
        KEPT,
        f"<w:sdt {W}><w:sdtPr/><w:sdtContent>{run('اور یہ')}</w:sdtContent></w:sdt>",
    )
    assert urdu.says(WORDS) == "رکھا اور یہ"


@pytest.mark.parametrize("wrapper", ["sdt", "customXml"])
@pytest.mark.parametrize("level", ["row", "cell", "block"])
def test_content_controls_round_rows_cells_and_paragraphs(urdu, wrapper, level):
    row = urdu.row("introduction", "1")._tr
    cell = row.findall(qn("w:tc"))[2]
    inner = {"row": row, "cell": cell, "block": cell.find(qn("w:p"))}[level]
    if wrapper == "sdt":
        outer = parse_xml(f"<w:sdt {W}><w:sdtPr/><w:sdtContent/></w:sdt>")
        holder = outer[1]
    else:
        outer = holder = parse_xml(f'<w:customXml {W} w:element="x"/>')
    inner.addprevious(outer)
    holder.append(inner)
    found, pages = urdu.back()
    assert (found.refused, found.notes, pages) == ([], [], {}) and found.unchanged_count == 4


def test_a_deleted_cell_is_none(urdu):
    cell = urdu.row("introduction", "1")._tr.findall(qn("w:tc"))[2]
    cell.get_or_add_tcPr().append(parse_xml(f'<w:cellDel {W} w:id="1" w:author="x"/>'))
    assert "2 cells" in why(urdu.back()[0])


def test_a_deleted_end_of_a_paragraph_joins_two(urdu):
    paragraph = paragraph_of(urdu)
    paragraph.append(parse_xml(run("آدھا")))
    paragraph.get_or_add_pPr().append(
        parse_xml(f'<w:rPr {W}><w:del w:id="1" w:author="x"/></w:rPr>')
    )
    paragraph.addnext(parse_xml(f"<w:p {W}>{run('لفظ')}</w:p>"))
    assert urdu.says(WORDS) == "آدھالفظ"


def with_note(urdu, kind, words):
    """A footnote or endnote, as Word saves it."""
    urdu.document.save(str(urdu.path))
    parts = parts_of(urdu.path)
    parts[f"word/{kind}s.xml"] = (
        f'<w:{kind}s {W}><w:{kind} w:id="0" w:type="separator"/><w:{kind} w:id="2"><w:p><w:r>'
        f"<w:t>{words}</w:t></w:r></w:p></w:{kind}></w:{kind}s>"
    ).encode()
    type_ = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}s"
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(
        b"</Relationships>",
        f'<Relationship Id="rIdN" Type="{type_}" Target="{kind}s.xml"/></Relationships>'.encode(),
    )
    pack(parts, urdu.path)
    return taken_in(sources_of(urdu.root), urdu.path)


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_the_words_of_a_note_are_not_lost_without_a_word(urdu, kind):
    put(urdu, KEPT, f'<w:r {W}><w:{kind}Reference w:id="2"/></w:r>')
    found, pages = with_note(urdu, kind, "نوٹ کے الفاظ")
    assert pages == {} and "نوٹ کے الفاظ" in why(found) and kind in why(found)


SHAPE = (
    '<w:r {W}><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">'
    '<mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>ڈبے میں</w:t></w:r></w:p></w:txbxContent>'
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>ڈبے میں</w:t></w:r></w:p>"
    "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
).replace("{W}", W)


def test_the_words_of_a_text_box_are_not_lost_without_a_word(urdu):
    put(urdu, KEPT, SHAPE)
    found, pages = urdu.back()
    assert pages == {} and "text box" in why(found) and "ڈبے میں" in why(found)


def test_a_pasted_picture_is_told_of(urdu):
    put(urdu, KEPT, f"<w:r {W}><w:drawing/></w:r>")
    found, pages = urdu.back()
    assert len(pages) == 1 and any("picture" in note for note in found.notes)


def test_an_emoji_of_word_is_a_word(urdu):
    put(
        urdu,
        KEPT,
        f'<w:r {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
        '<mc:Choice Requires="w16se"/><mc:Fallback><w:t>😀</w:t></mc:Fallback></mc:AlternateContent></w:r>',
    )
    assert urdu.says(WORDS) == "رکھا 😀"


@pytest.mark.parametrize(
    "font, code, sign",
    [
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings", "F0E0", "→"),
        ("Symbol", "F0B0", "°"),
        ("Symbol", "F0B4", "×"),
        ("Symbol", "00B7", "•"),
        ("Calibri", "20AC", "€"),
        ("Wingdings 2", "F050", "✓"),
    ],
)
def test_a_symbol_is_a_letter_where_we_know_which(urdu, font, code, sign):
    put(urdu, KEPT, f'<w:r {W}><w:sym w:font="{font}" w:char="{code}"/></w:r>')
    assert urdu.says(WORDS) == f"رکھا {sign}"


def test_a_symbol_that_we_do_not_know_is_told(urdu):
    put(urdu, KEPT, f'<w:r {W}><w:sym w:font="Webdings" w:char="F0A1"/></w:r>')
    assert "symbol" in why(urdu.back()[0])


def test_a_ticked_symbol_is_yes(urdu):
    cell = urdu.table("introduction").rows[-1].cells[2]
    cell.text = ""
    cell.paragraphs[0]._p.append(
        parse_xml(f'<w:r {W}><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>')
    )
    urdu.document.save(str(urdu.path))
    parcel = read_file(urdu.path, sources_of(urdu.root).publication)
    assert all(one.done for one in parcel.parts[0].segments)


@pytest.mark.parametrize("setting", ["<w:strike/>", "<w:vanish/>"])
def test_a_yes_that_is_crossed_out_is_none(urdu, setting):
    cell = urdu.table("introduction").rows[-1].cells[2]
    cell.text = ""
    cell.paragraphs[0]._p.append(parse_xml(run("yes", setting)))
    urdu.document.save(str(urdu.path))
    parcel = read_file(urdu.path, sources_of(urdu.root).publication)
    assert not any(one.done for one in parcel.parts[0].segments)


@pytest.mark.parametrize("style, told", [("ListNumber", True), ("ListBullet", False)])
def test_the_numbers_of_a_list_are_told_of(urdu, style, told):
    put(urdu, KEPT)
    urdu.row("introduction", "1").cells[2].paragraphs[0]._p.style = style
    found, pages = urdu.back()
    assert len(pages) == 1 and any("numbers" in note for note in found.notes) is told


def test_a_raised_number_stays_raised(urdu):
    put(urdu, run("25 m"), run("2", '<w:vertAlign w:val="superscript"/>'))
    assert urdu.says(WORDS) == "25 m²"


def test_words_above_others_are_not_doubled(urdu):
    put(
        urdu,
        f"<w:r {W}><w:ruby><w:rt><w:r><w:t>a</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>متن</w:t></w:r>"
        "</w:rubyBase></w:ruby></w:r>",
    )
    assert urdu.says(WORDS) == "متن"


def test_a_document_put_into_a_cell_is_told_of(urdu):
    paragraph = paragraph_of(urdu)
    paragraph.append(parse_xml(KEPT))
    paragraph.addnext(parse_xml(f'<w:altChunk {nsdecls("w", "r")} r:id="rId1"/>'))
    assert "another document" in why(urdu.back()[0])


def test_a_link_that_leads_elsewhere_is_not_taken_for_no_change(urdu):
    cell = urdu.row("large-items", "1").cells[2]
    (link,) = cell._tc.iter(qn("w:hyperlink"))
    link.set(
        qn("r:id"),
        cell.part.relate_to(
            "https://evil.example/",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
            is_external=True,
        ),
    )
    urdu.finish("large-items")
    found, pages = urdu.back()
    assert pages == {} and "“https://evil.example/” is not a link" in why(found)


def test_the_same_words_still_change_nothing(urdu):
    assert words_of(sources_of(urdu.root), "ur", WORDS)
    found, pages = urdu.back()
    assert (found.refused, found.notes, pages) == ([], [], {})
