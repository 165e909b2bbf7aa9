"""Reads a file that came back, of whatever format; and the list of formats that can be written.

The file may be anything: of a wrong kind, half a file, or one made to do harm.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from docx import Document
from lxml import etree

from alongside.errors import BadInput
from alongside.handover import po, word_reader, word_writer, xliff_1_2, xliff_2_0
from alongside.handover.model import Handover, ReturnedFile
from alongside.model import EASY_READ, Publication

_MAX_BYTES = 50_000_000
"""Bytes of a file, and of all that is packed in it. The largest that we make has 1 million."""
_MAX_ZIP_ENTRIES = 2_000
"""Files within a Word document. Easy read has one for each picture."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_DOCX_MAIN_PART = "word/document.xml"
_ASK = "Ask for it as {kind}, or export the pages again."
WRITERS: dict[str, tuple[str, Callable[[Handover], bytes]]] = {
    "xliff": (".xlf", xliff_1_2.write),
    "xliff2": (".xlf", xliff_2_0.write),
    "po": (".po", po.write),
    "docx": (".docx", word_writer.write),
}
"""Format to the ending of its files and what makes them."""


def read_file(path: Path, publication: Publication) -> ReturnedFile:
    """What came back in a file.

    Raises BadInput, with words for a person who got the file by e-mail, when we cannot use it.
    """
    content = _read_content(path)
    try:
        returned_file = _read(content, publication)
    except BadInput as error:
        error.path = error.path or str(path)
        raise
    except Exception as error:
        # Four libraries have a hand in this, and a damaged file makes each fail in its own ways.
        raise BadInput(
            "This file is damaged: it begins as it should, but cannot be read to its end.",
            path=str(path),
            seen=type(error).__name__,
            mend="Ask for it to be sent again, packed in a zip file if it "
            "came by e-mail. Unpack it before you import it.",
        ) from None
    if not returned_file.parts and not returned_file.damaged:
        raise BadInput(
            "There is nothing in this file that alongside export has made.",
            path=str(path),
            mend="Check that it is the file that came back. The line that begins with "
            "“alongside.1.” must be in it.",
        )
    return returned_file


def _read_content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise BadInput(
                "This is a folder and not a file.",
                path=str(path),
                mend="Name the file that came back.",
            )
        if path.stat().st_size > _MAX_BYTES:
            raise BadInput(
                f"This file is larger than {_MAX_BYTES // 1_000_000} MB. We make none that large.",
                path=str(path),
                mend="Check that it is the file that came back.",
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise BadInput(
            "There is no such file.", path=str(path), mend="Check its name and folder."
        ) from None


def _read(content: bytes, publication: Publication) -> ReturnedFile:
    """Known by its first bytes: names of files that came by e-mail may say anything."""
    start = content[:4096].lstrip(_BYTE_ORDER_MARK).lstrip()
    if not start:
        raise BadInput("This file is empty.", mend="Ask for it to be sent again.")
    _refuse_other_formats(start)
    if start.startswith(b"PK"):
        return _read_zip(content, publication)
    if start.startswith((b"<", *_UTF_16_MARKS)):
        return _read_xml(content)
    return _read_po(content)


def _refuse_other_formats(start: bytes) -> None:
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadInput(
            "This is an old Word document (.doc), or one that is locked with a password.",
            mend="Open it in Word or LibreOffice, save it as .docx without a password, and import "
            "that.",
        )
    if start.startswith(b"%PDF"):
        raise BadInput(
            "This is a PDF. Words cannot be taken out of it safely.",
            mend=_ASK.format(kind="a Word document (.docx)"),
        )
    if start.startswith(b"{\\rtf"):
        raise BadInput(
            "This is an RTF file.",
            mend="Open it in Word or LibreOffice, save it as .docx, and import that.",
        )


def _read_po(content: bytes) -> ReturnedFile:
    text = content.decode("utf-8-sig", errors="replace")
    if "\ufffd" in text:
        raise BadInput(
            "This file is not saved as UTF-8 text.", mend="Save it again with the encoding UTF-8."
        )
    if not re.search(r"^msgid ", text, re.MULTILINE):
        raise BadInput(
            "We do not know this kind of file.",
            mend="Files that can come back are XLIFF (.xlf), PO (.po) and Word (.docx).",
        )
    return po.read(text)


def _read_xml(content: bytes) -> ReturnedFile:
    # Entities of a document type can stand for other files, or for millions of letters. XLIFF
    # needs none.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadInput(
            "This file has a document type of its own (<!DOCTYPE …>), which may do harm. We read "
            "none that has.",
            mend=_ASK.format(kind="plain XLIFF"),
        )
    name = etree.QName(root).localname
    if name != "xliff":
        raise BadInput(
            f"This is an XML file, but not XLIFF: it begins with <{name}>.",
            mend=_ASK.format(kind="XLIFF (.xlf), as it was sent out"),
        )
    is_version_2 = root.get("version", "").startswith("2")
    return xliff_2_0.read(root) if is_version_2 else xliff_1_2.read(root)


def _read_zip(content: bytes, publication: Publication) -> ReturnedFile:
    with ZipFile(BytesIO(content)) as archive:
        _refuse_harmful_zip(archive)
    document = Document(BytesIO(content))
    easy = frozenset(strand.key for strand in publication.strands if strand.level == EASY_READ)
    return word_reader.read(document, easy)


def _refuse_harmful_zip(archive: ZipFile) -> None:
    names = archive.namelist()
    unpacked_bytes = sum(entry.file_size for entry in archive.infolist())
    if unpacked_bytes > _MAX_BYTES or len(names) > _MAX_ZIP_ENTRIES:
        raise BadInput(
            "Unpacked, this file would be far larger than any that we make. We did not unpack it.",
            mend="Check that it is the file that came back.",
        )
    if _DOCX_MAIN_PART not in names:
        raise _zip_error(names)
    if any(_has_document_type(archive, name) for name in names):
        raise BadInput(
            "This Word document has a document type (<!DOCTYPE …>) in it, which may do harm. Word "
            "writes none.",
            mend=_ASK.format(kind="a Word document saved by Word or LibreOffice"),
        )


def _has_document_type(archive: ZipFile, name: str) -> bool:
    if not name.endswith((".xml", ".rels")):
        return False
    # Without zero bytes UTF-16 is found, too.
    return b"<!DOCTYPE" in archive.read(name).replace(b"\0", b"")


def _zip_error(names: list[str]) -> BadInput:
    if "xl/workbook.xml" in names:
        return BadInput(
            "This is an Excel file (.xlsx) and not a Word document.",
            mend=_ASK.format(kind="a Word document"),
        )
    if "content.xml" in names:
        return BadInput(
            "This is a document of LibreOffice (.odt) and not a Word document.",
            mend="Open it in LibreOffice, save it as .docx, and import that.",
        )
    return BadInput(
        "This is a zip file, or a kind of document that we do not know.",
        mend="If it is a zip file, unpack it, and import the file that is in it.",
    )
