"""Files that are not what they should be: told in plain words, with nothing changed."""

import io
import zipfile

import pytest

from alongside.errors import BadInput
from alongside.handover.file_formats import read_file
from handover.handing import FORMATS, file_of, handover_of, sources_of

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE xliff [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><xliff version="1.2"><file>&c;</file></xliff>'
)
STEAL = (
    '<?xml version="1.0"?><!DOCTYPE xliff [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file '
    'original="x"><body>&a;</body></file></xliff>'
)


def packed(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


BAD = {
    "empty.xlf": (b"", "This file is empty"),
    "blank.docx": (b" \n ", "This file is empty"),
    "old.doc": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "old Word document (.doc), or one that is locked",
    ),
    "page.pdf": (b"%PDF-1.7\n", "This is a PDF"),
    "words.rtf": (b"{\\rtf1 x}", "This is an RTF file"),
    "table.xlsx": (packed(xl__workbook_xml="<a/>"), "Excel file"),
    "words.odt": (packed(content_xml="<a/>", mimetype="x"), "LibreOffice (.odt)"),
    "more.zip": (packed(a_txt="x"), "a zip file"),
    "half.docx": (packed(word__document_xml="<a/>")[:60], "damaged"),
    "no-word.docx": (packed(word__document_xml="<a/>"), "damaged"),
    "bomb.docx": (packed(word__document_xml="0" * 60_000_000), "far larger than any that we make"),
    "entity.docx": (packed(word__document_xml=BOMB), "document type"),
    "bomb.xlf": (BOMB.encode(), "<!DOCTYPE"),
    "steal.xlf": (STEAL.encode(), "<!DOCTYPE"),
    "steal16.xlf": (STEAL.replace("1.0", '1.0" encoding="UTF-16', 1).encode("utf-16"), "<!DOCTYPE"),
    "page.html": (b"<html><body>x</body></html>", "This is a web page"),
    "half.xlf": (b'<?xml version="1.0"?><xliff version="1.2"><file>', "damaged"),
    "other.xlf": (
        b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="x" '
        b'source-language="en" '
        b'datatype="plaintext"><body/></file></xliff>',
        "nothing in this file that alongside export has made",
    ),
    "none.xlf": (b'<xliff version="1.2"/>', "damaged"),
    "other.po": (
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n',
        "nothing in this file that alongside export",
    ),
    "latin.po": ('msgid "caf\u00e9"\nmsgstr ""\n'.encode("latin-1"), "not saved as UTF-8"),
    "words.txt": (b"Hello", "do not know this kind of file"),
    "noise.bin": (bytes(range(256)) * 9, "not saved as UTF-8"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_used(tiny, tmp_path, name):
    content, told = BAD[name]
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadInput) as refused:
        read_file(path, sources_of(tiny).publication)
    assert told in refused.value.what and refused.value.mend and refused.value.path == str(path)


def test_no_file_and_a_folder(tiny, tmp_path):
    for path, told in (
        (tmp_path / "none.xlf", "no such file"),
        (tmp_path, "a folder and not a file"),
    ):
        with pytest.raises(BadInput, match=told):
            read_file(path, sources_of(tiny).publication)


@pytest.mark.parametrize("format_", FORMATS)
def test_every_beginning_of_a_file_is_refused_or_read(tiny, tmp_path, format_):
    """A file cut off anywhere ends in words, never in a stack trace."""
    sources = sources_of(tiny)
    path = file_of(handover_of(sources, "ur", ("bins",)), format_, tmp_path)
    content = path.read_bytes()
    for share in range(1, 20):
        path.write_bytes(content[: len(content) * share // 20])
        try:
            parcel = read_file(path, sources.publication)
        except BadInput as refused:
            assert refused.what and refused.mend
        else:
            assert format_ == "po" and (parcel.parts or parcel.damaged), (
                "half a PO file is a shorter PO file"
            )
