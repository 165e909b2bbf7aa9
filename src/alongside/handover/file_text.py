"""The text of a file that came back, in whatever encoding a program has saved it, and its XML."""

from __future__ import annotations

import codecs
import re

from lxml import etree

from alongside.errors import BadInput

_MARKS = (
    # UTF-32 first, as its mark begins like that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE_BYTES = 400
_SHARE_OF_ZEROS = 0.4
"""Of every second byte at the start, in UTF-16: both formats begin with letters of ASCII."""
_DECLARATION = re.compile(r"<\?xml\s[^>]*\?>")
_NAMED_ENCODINGS = (
    re.compile(rb"<\?xml\s[^>]*?encoding\s*=\s*[\"']([^\"'>]+)"),
    re.compile(rb"^\s*\"Content-Type:[^\n]*?charset=([\w.:-]+)", re.MULTILINE | re.IGNORECASE),
)
"""Where XML and PO say how their letters are stored."""
_SEVEN_BITS = re.compile(r"utf-?7|hz|iso-?2022", re.IGNORECASE)
"""Their bytes are those of plain letters, so what they mean cannot be told for sure."""
_UNKNOWN_ENCODING = (
    "The file says that its letters are stored as “{name}”, and with that they cannot be read."
)
_NOT_UTF_8 = "This file is not saved as UTF-8 text: line {line} has bytes that are no letters."
_SAVE_AS_UTF_8 = (
    "Save it again with the encoding UTF-8 (in most programs: Save as, then Encoding), or ask for "
    "that."
)


def decode_text(content: bytes) -> str:
    """The letters of a text file, without byte order marks at its start.

    Raises BadInput where nobody can tell which letters the bytes stand for.
    """
    encoding = _wide_encoding(content)
    if encoding:
        return _decode_strictly(content, encoding).lstrip("\ufeff")
    named = _named_encoding(content)
    if _SEVEN_BITS.match(named):
        raise BadInput(_UNKNOWN_ENCODING.format(name=named), mend=_SAVE_AS_UTF_8)
    try:
        # First, as programs write a new encoding and leave the old name of it standing.
        return content.decode("utf-8").lstrip("\ufeff")
    except UnicodeDecodeError as error:
        if not named or _codec_name(named) in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
            line = content.count(b"\n", 0, error.start) + 1
            raise BadInput(_NOT_UTF_8.format(line=line), mend=_SAVE_AS_UTF_8) from None
    return _decode_strictly(content, named)


def _wide_encoding(content: bytes) -> str:
    """The encoding with two or four bytes for each letter, or ""."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    sample = content[:_SAMPLE_BYTES]
    wanted = max(1, len(sample) // 2) * _SHARE_OF_ZEROS
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if even >= wanted > odd:
        return "utf-16-be"
    return "utf-16-le" if odd >= wanted > even else ""


def _named_encoding(content: bytes) -> str:
    """The encoding that the file itself names, or ""."""
    for pattern in _NAMED_ENCODINGS:
        match = pattern.search(content[:4096])
        if match:
            return match[1].decode("ascii", errors="replace")
    return ""


def _codec_name(encoding: str) -> str:
    """One name for all spellings of an encoding; "" for one that has no letters, or none known."""
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return ""


def _decode_strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except (LookupError, UnicodeError):
        raise BadInput(_UNKNOWN_ENCODING.format(name=encoding), mend=_SAVE_AS_UTF_8) from None


def parse_xml(text: str) -> etree._Element:
    """The first element of XML that may have come from anybody. Raises XMLSyntaxError."""
    # Entities of a document type can stand for other files, or for millions of letters. Neither
    # XLIFF nor Word needs any.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    return etree.fromstring(_without_xml_declaration(text).encode(), parser)


def _without_xml_declaration(text: str) -> str:
    """As XML allows nothing before its declaration, not even an empty line."""
    start = text.lstrip("\ufeff \t\r\n")
    match = _DECLARATION.match(start)
    # The empty lines stay, so that numbers of lines in messages are those of the file.
    gap = text[: len(text) - len(start)].replace("\ufeff", "")
    return gap + (start[match.end() :] if match else start)
