"""Word documents in the shape in which Word, Word Online, LibreOffice, Google Docs and others save them."""

import io
import re
import struct
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from docx.oxml.ns import nsdecls

from alongside.errors import BadInput
from alongside.handover.file_formats import read_file
from handover.handing import sources_of, taken_in

WORDS = "bins/introduction/1"
W = nsdecls("w")


def parts_of(path):
    with ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def pack(parts, path, write=ZipFile.writestr):
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            write(packed, name, content)


def renamed_main(parts):
    """Word Online names the main part anew."""
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["word/_rels/document2.xml.rels"] = parts.pop("word/_rels/document.xml.rels")
    for name in ("_rels/.rels", "[Content_Types].xml"):
        parts[name] = parts[name].replace(b"word/document.xml", b"word/document2.xml")
    return parts


def strict(parts):
    """Word writes “Strict Open XML Document” in namespaces of its own."""

    def change(content):
        return re.sub(
            rb"http://schemas\.openxmlformats\.org/(wordprocessingml|officeDocument|drawingml)/2006/(\w+)",
            rb"http://purl.oclc.org/ooxml/\1/\2",
            content,
        )

    return {
        name: change(content) if name.endswith((".xml", ".rels")) else content
        for name, content in parts.items()
    }


def of_type(new):
    old = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

    def change(parts):
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(old, new)
        return parts

    return change


def absolute(parts):
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b'"word/document', b'"/word/document')
    return parts


def elsewhere(parts):
    moved = {name.replace("word/", "doc/"): content for name, content in parts.items()}
    for name in ("_rels/.rels", "[Content_Types].xml"):
        moved[name] = moved[name].replace(b"word/", b"doc/")
    return moved


def backslashes(parts):
    return {name.replace("/", "\\"): content for name, content in parts.items()}


def capitals(parts):
    return {name.replace("word/", "Word/"): content for name, content in parts.items()}


def picture_lost(parts):
    name = "word/_rels/document.xml.rels"
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    parts[name] = parts[name].replace(
        b"</Relationships>",
        b'<Relationship Id="rId999" Type="' + kind + b'" Target="NULL"/></Relationships>',
    )
    return parts


def utf16(parts):
    for name in ("word/document.xml", "[Content_Types].xml"):
        text = parts[name].decode("utf-8")
        text = re.sub(r"<\?xml.*?\?>", '<?xml version="1.0" encoding="UTF-16"?>', text)
        parts[name] = text.encode("utf-16")
    return parts


def blank_line(parts):
    parts["word/document.xml"] = b"\r\n" + parts["word/document.xml"]
    return parts


def without(name):
    def change(parts):
        del parts[name]
        return parts

    return change


SHAPES = {
    "as it was": lambda parts: parts,
    "Word Online": renamed_main,
    "strict": strict,
    "strict, Word Online": lambda parts: strict(renamed_main(parts)),
    "docm": of_type(b"application/vnd.ms-word.document.macroEnabled.main+xml"),
    "dotx": of_type(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    ),
    "dotm": of_type(b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
    "absolute target": absolute,
    "another folder": elsewhere,
    "backslashes": backslashes,
    "capitals": capitals,
    "a picture lost": picture_lost,
    "UTF-16": utf16,
    "blank line": blank_line,
    "no content types": without("[Content_Types].xml"),
    "no package relationships": without("_rels/.rels"),
    "no styles": without("word/styles.xml"),
    "no numbering": without("word/numbering.xml"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_package_of_another_program(urdu, shape):
    pack(SHAPES[shape](parts_of(urdu.path)), urdu.path)
    found, pages = taken_in(sources_of(urdu.root), urdu.path)
    assert (found.refused, found.notes, pages) == ([], [], {}) and found.unchanged_count == 4


def test_a_package_written_as_a_stream(urdu):
    """With the sizes behind each file, as Google Docs writes them."""
    parts = parts_of(urdu.path)

    class Stream(io.BytesIO):
        def seekable(self):
            return False

        def seek(self, *_):
            raise OSError

        def tell(self):
            raise OSError

    stream = Stream()
    pack(parts, stream)
    urdu.path.write_bytes(stream.getvalue())
    assert struct.unpack("<H", stream.getvalue()[6:8])[0] & 8
    assert taken_in(sources_of(urdu.root), urdu.path)[0].unchanged_count == 4


def test_stored_without_packing_and_with_a_comment(urdu):
    parts = parts_of(urdu.path)
    with ZipFile(urdu.path, "w") as packed:
        packed.comment = b"saved by a program"
        for name, content in parts.items():
            packed.writestr(ZipInfo(name), content)
    assert taken_in(sources_of(urdu.root), urdu.path)[0].unchanged_count == 4


def test_a_locked_package_is_named(urdu):
    content = bytearray(urdu.path.read_bytes())
    start = content.index(b"PK\x01\x02")
    content[start + 8] |= 1
    urdu.path.write_bytes(bytes(content))
    with pytest.raises(BadInput, match="password"):
        read_file(urdu.path, sources_of(urdu.root).publication)
