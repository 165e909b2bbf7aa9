"""Reads a file that came back, of whatever format; and the list of formats that can be written.

The file may be anything: of a wrong kind, half a file, or one made to do harm.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from alongside.errors import BadInput
from alongside.handover import po, word_reader, word_writer, xliff_1_2, xliff_2_0
from alongside.handover.file_text import decode_text, parse_xml
from alongside.handover.model import Handover, ReturnedFile
from alongside.handover.other_kinds import (
    ASK,
    refuse_other_kinds,
    refuse_working_file,
    xml_error,
)
from alongside.handover.word_package import open_word_file
from alongside.model import EASY_READ, Publication
from alongside.pages.markdown import normalise_line_ends

_MAX_BYTES = 50_000_000
"""Bytes of a file, and of all that is packed in it. The largest that we make has 1 million."""
_MAX_ZIP_ENTRIES = 2_000
"""Files within a Word document. Easy read has one for each picture."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_IS_LOCKED = 0x1
"""The bit of an entry in a zip file that says that it is encrypted."""
_SEND_AGAIN = (
    "Ask for it to be sent again, packed in a zip file if it came by e-mail. Unpack it before you "
    "import it."
)
WRITERS: dict[str, tuple[str, Callable[[Handover], bytes]]] = {
    "xliff": (".xlf", xliff_1_2.write),
    "xliff2": (".xlf", xliff_2_0.write),
    "po": (".po", po.write),
    "docx": (".docx", word_writer.write),
}
"""Format to the ending of its files and what makes them."""


def read_file(path: Path, publication: Publication | None) -> ReturnedFile:
    """What came back in a file. publication: None while nobody knows what it holds.

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
            mend=_SEND_AGAIN,
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


def _read(content: bytes, publication: Publication | None) -> ReturnedFile:
    """Known by its first bytes: names of files that came by e-mail may say anything."""
    start = content[:4096].lstrip(_BYTE_ORDER_MARK).lstrip()
    if not start:
        raise BadInput("This file is empty.", mend="Ask for it to be sent again.")
    refuse_other_kinds(content, start)
    if start.startswith(b"PK"):
        return _read_zip(content, publication)
    text = decode_text(content)
    return _read_xml(text) if text.lstrip().startswith("<") else _read_po(text)


def _read_po(text: str) -> ReturnedFile:
    text = normalise_line_ends(text)
    if not re.search(r"^\s*msgid\s", text, re.MULTILINE):
        raise BadInput(
            "We do not know this kind of file.",
            seen=" ".join(text.split())[:40],
            mend="Files that can come back are XLIFF (.xlf), PO (.po) and Word (.docx).",
        )
    try:
        return po.read(text)
    except OSError as error:
        line = re.search(r"line (\d+)", str(error))
        if not line:
            raise
        raise _damaged_at(line[1], str(error)) from None


def _damaged_at(line: object, seen: str) -> BadInput:
    return BadInput(
        f"This file is damaged: it begins as it should, but line {line} cannot be read.",
        seen=seen,
        mend=_SEND_AGAIN,
    )


def _read_xml(text: str) -> ReturnedFile:
    try:
        root = parse_xml(text)
    except etree.XMLSyntaxError as error:
        raise _damaged_at(error.lineno, error.msg or "") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadInput(
            "This file has a document type of its own (<!DOCTYPE …>), which may do harm. We read "
            "none that has.",
            mend=ASK.format(kind="plain XLIFF"),
        )
    name = etree.QName(root).localname
    if name != "xliff":
        raise xml_error(name)
    is_version_2 = root.get("version", "").startswith("2")
    returned_file = xliff_2_0.read(root) if is_version_2 else xliff_1_2.read(root)
    if not returned_file.parts:
        refuse_working_file(root.nsmap.values())
    return returned_file


def _read_zip(content: bytes, publication: Publication | None) -> ReturnedFile:
    strands = publication.strands if publication else ()
    easy = frozenset(strand.key for strand in strands if strand.level == EASY_READ)
    with ZipFile(BytesIO(content)) as archive:
        _refuse_harmful_zip(archive)
        return word_reader.read(open_word_file(archive), easy)


def _refuse_harmful_zip(archive: ZipFile) -> None:
    entries = archive.infolist()
    unpacked_bytes = sum(entry.file_size for entry in entries)
    if unpacked_bytes > _MAX_BYTES or len(entries) > _MAX_ZIP_ENTRIES:
        raise BadInput(
            "Unpacked, this file would be far larger than any that we make. We did not unpack it.",
            mend="Check that it is the file that came back.",
        )
    if any(entry.flag_bits & _IS_LOCKED for entry in entries):
        raise BadInput(
            "This file is locked with a password.", mend="Ask for it to be sent without one."
        )
    if any(_has_document_type(archive, entry.filename) for entry in entries):
        raise BadInput(
            "This Word document has a document type (<!DOCTYPE …>) in it, which may do harm. Word "
            "writes none.",
            mend=ASK.format(kind="a Word document saved by Word or LibreOffice"),
        )


def _has_document_type(archive: ZipFile, name: str) -> bool:
    if not name.endswith((".xml", ".rels")):
        return False
    # Without zero bytes UTF-16 is found, too.
    return b"<!DOCTYPE" in archive.read(name).replace(b"\0", b"")
