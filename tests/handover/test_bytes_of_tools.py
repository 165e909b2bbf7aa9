"""Files whose bytes are not as we sent them: encodings, marks and blank lines before the first word, other kinds of files."""

import io
import zipfile

import pytest

from alongside.errors import BadInput
from alongside.handover.file_formats import read_file
from handover.handing import file_of, handover_of, sources_of, taken_in

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
POLISH = "Włóż papier – żółć"


def declared(text, encoding):
    assert DECLARATION in text
    return text.replace(DECLARATION, f'<?xml version="1.0" encoding="{encoding}"?>')


def xliff_as(text, name):
    return {
        "blank line": "\n" + text,
        "spaces and lines": " \r\n\t\n" + text,
        "mark and blank line": "\ufeff\n" + text,
        "two marks": "\ufeff\ufeff" + text,
        "CRLF": text.replace("\n", "\r\n"),
        "CR": text.replace("\n", "\r"),
    }[name].encode()


BYTES = {
    "utf-16 with mark": lambda text: declared(text, "UTF-16").encode("utf-16"),
    "utf-16-le without mark": lambda text: declared(text, "UTF-16LE").encode("utf-16-le"),
    "utf-16-be without mark": lambda text: declared(text, "UTF-16").encode("utf-16-be"),
    "utf-16 that says utf-8": lambda text: text.encode("utf-16"),
    "utf-16, blank line": lambda text: ("\n" + declared(text, "utf-16")).encode("utf-16"),
    "utf-8 that says utf-16": lambda text: declared(text, "utf-16").encode(),
    "utf-32": lambda text: declared(text, "utf-32").encode("utf-32"),
    "no declaration": lambda text: text.replace(DECLARATION + "\n", "").encode(),
    "single quotes": lambda text: text.replace(
        '"1.0" encoding="UTF-8"', "'1.0' encoding='utf8'"
    ).encode(),
    "standalone": lambda text: text.replace('"UTF-8"?', '"UTF-8" standalone="no" ?').encode(),
}


@pytest.fixture
def sent(tiny, tmp_path):
    def of(format_, strand="ur"):
        sources = sources_of(tiny)
        return sources, file_of(handover_of(sources, strand), format_, tmp_path)

    return of


def assert_nothing_changed(sources, path):
    found, pages = taken_in(sources, path)
    assert (found.refused, found.notes, pages) == ([], [], {})
    assert found.unchanged_count == len(handover_of(sources, "ur").parts)


@pytest.mark.parametrize("format_", ["xliff", "xliff2"])
@pytest.mark.parametrize(
    "name", ["blank line", "spaces and lines", "mark and blank line", "two marks", "CRLF", "CR"]
)
def test_xliff_with_something_before_it(sent, format_, name):
    sources, path = sent(format_)
    path.write_bytes(xliff_as(path.read_text("utf-8"), name))
    assert_nothing_changed(sources, path)


@pytest.mark.parametrize("format_", ["xliff", "xliff2"])
@pytest.mark.parametrize("name", BYTES)
def test_xliff_in_other_bytes(sent, format_, name):
    sources, path = sent(format_)
    path.write_bytes(BYTES[name](path.read_text("utf-8")))
    assert_nothing_changed(sources, path)


@pytest.mark.parametrize("encoding", ["windows-1250", "iso-8859-2", "cp1250"])
def test_polish_in_an_encoding_of_its_own(sent, encoding):
    sources, path = sent("xliff")
    text = path.read_text("utf-8").replace("سبز", POLISH)
    path.write_bytes(declared(text, encoding).encode(encoding, "xmlcharrefreplace"))
    found, pages = taken_in(sources, path)
    assert found.refused == [] and POLISH.split(" ")[0] in "".join(
        content.decode() for content in pages.values()
    )


@pytest.mark.parametrize(
    "content, told",
    [
        (lambda text: text.replace("سبز", "\x93a\x94").encode("latin-1", "ignore"), "UTF-8"),
        (
            lambda text: (
                declared(text, "x-klingon").replace("سبز", "é").encode("latin-1", "ignore")
            ),
            "x-klingon",
        ),
        (lambda text: declared(text, "utf-7").encode(), "utf-7"),
        (lambda text: text.replace("سبز", "\x0b").encode(), "line"),
        (lambda text: text.replace("</target>", "", 1).encode(), "line"),
    ],
)
def test_xliff_that_cannot_be_read_says_where_or_why(sent, content, told):
    sources, path = sent("xliff")
    path.write_bytes(content(path.read_text("utf-8")))
    with pytest.raises(BadInput) as refused:
        read_file(path, sources.publication)
    assert told in f"{refused.value.what} {refused.value.mend}" and refused.value.mend


PO = {
    "utf-16": lambda text: text.replace("charset=UTF-8", "charset=UTF-16").encode("utf-16"),
    "utf-16 that says utf-8": lambda text: text.encode("utf-16"),
    "utf-16-le without mark": lambda text: text.encode("utf-16-le"),
    "utf-16-be without mark": lambda text: text.encode("utf-16-be"),
    "utf-8 with mark": lambda text: text.encode("utf-8-sig"),
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "blank lines": lambda text: ("\n\n" + text).encode(),
    "spaces first": lambda text: text.replace('msgid ""', ' msgid ""', 1).encode(),
    "mark and blank line": lambda text: ("\ufeff\n" + text).encode(),
    "CR": lambda text: text.replace("\n", "\r").encode(),
}


@pytest.mark.parametrize("name", PO)
def test_po_in_other_bytes(sent, name):
    sources, path = sent("po")
    path.write_bytes(PO[name](path.read_text("utf-8")))
    assert_nothing_changed(sources, path)


@pytest.mark.parametrize("encoding", ["windows-1250", "ISO-8859-2", "CP1250"])
def test_po_in_the_encoding_that_it_names(sent, encoding):
    sources, path = sent("po")
    text = path.read_text("utf-8").replace("charset=UTF-8", f"charset={encoding}")
    # What the encoding has no letter for would be gone, so all is written with letters that it has.
    kept = "".join(one if ord(one) < 128 or one in "„”–’£…" else "x" for one in text)
    kept = kept.replace('msgstr "xxx"', f'msgstr "{POLISH}"')
    path.write_bytes(kept.encode(encoding, "replace"))
    parcel = read_file(path, sources.publication)
    assert any(
        POLISH.split(" ")[0] in run.text
        for part in parcel.parts
        for one in part.segments
        for run in one.text
    )


@pytest.mark.parametrize("damaged", ["سبز", '"سبز', 'سبز"', '"سبز" نیا"', '"سبز\\"', "'سبز'"])
def test_po_that_cannot_be_read_says_in_which_line(sent, damaged):
    """The library took a letter away at each end, and said nothing."""
    sources, path = sent("po")
    path.write_text(path.read_text("utf-8").replace('msgstr "سبز"', f"msgstr {damaged}"), "utf-8")
    with pytest.raises(BadInput, match="line [0-9]+ cannot be read"):
        read_file(path, sources.publication)


def test_po_whose_contexts_are_gone_is_told_by_source_and_stamp(sent):
    sources, path = sent("po")
    lines = path.read_text("utf-8").split("\n")
    path.write_text("\n".join(line for line in lines if not line.startswith("msgctxt")), "utf-8")
    found, pages = taken_in(sources, path)
    assert found.refused == [] and pages == {}
    assert any("numbers of its own" in note for note in found.notes)


def packed(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


def ole(*streams):
    """The beginning of an OLE file, and the names of its streams."""
    names = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names


OTHERS = {
    "old.docx": (ole("Root Entry", "WordDocument"), "old Word document (.doc)"),
    "locked.docx": (ole("EncryptionInfo", "EncryptedPackage"), "password"),
    "mail.docx": (ole("__substg1.0_0037001F", "__properties_version1.0"), "e-mail"),
    "sheet.docx": (ole("Workbook"), "Excel"),
    "renamed.docx": (b"%PDF-1.7\n", "PDF"),
    "after-junk.docx": (b"\n\n%PDF-1.4\n", "PDF"),
    "rich.docx": (b"{\\rtf1\\ansi x}", "RTF"),
    "open.docx": (
        packed(mimetype="application/vnd.oasis.opendocument.text", content_xml="<a/>"),
        "LibreOffice (.odt)",
    ),
    "pages.docx": (packed(Index__Document_iwa="x", preview_jpg="x"), "Pages"),
    "old-pages.docx": (packed(index_xml="x", QuickLook__Preview_pdf="x"), "Pages"),
    "book.docx": (packed(mimetype="application/epub+zip", content_opf="x"), "EPUB"),
    "slides.docx": (packed(ppt__presentation_xml="x"), "PowerPoint"),
    "sheet2.docx": (packed(xl__workbook_xml="x"), "Excel"),
    "work.xlf": (packed(project_sdlproj="x", ur__bins_sdlxliff="x"), "Trados"),
    "zipped.docx": (packed(bins_docx="x", bins2_docx="y"), "bins.docx"),
    "web.docx": (b"<html xmlns:o='urn:schemas-microsoft-com:office:office'></html>", "web page"),
    "web2.docx": (b"<!DOCTYPE html><html><body>x</body></html>", "web page"),
    "flat.docx": (
        b'<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>',
        "Word document saved as XML",
    ),
    "memory.xlf": (b'<?xml version="1.0"?><tmx version="1.4"/>', "translation memory"),
    "mail.xlf": (b"MIME-Version: 1.0\nFrom: a@example.org\n", "e-mail"),
    "picture.docx": (b"\x89PNG\r\n\x1a\n" + bytes(20), "picture"),
    "photo.docx": (b"\xff\xd8\xff\xe0" + bytes(20), "picture"),
    "gz.po": (b"\x1f\x8b\x08\x00" + bytes(20), "packed"),
    "seven.docx": (b"7z\xbc\xaf\x27\x1c" + bytes(20), "packed"),
    "translations.xlf": (b"\xde\x12\x04\x95" + bytes(20), ".mo"),
    "strings.po": (b'{"a": "b"}', "JSON"),
    "nothing.docx": (bytes(4096), "only zeros"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_kind_of_file_is_named(tiny, tmp_path, name):
    content, told = OTHERS[name]
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadInput) as refused:
        read_file(path, sources_of(tiny).publication)
    assert told in f"{refused.value.what} {refused.value.mend}" and refused.value.mend
