"""Mends the letter maps (ToUnicode) of a PDF's fonts, and reads text through them."""

from __future__ import annotations

import re

from pikepdf import Name, Object, Pdf

_ENTRY = re.compile(rb"<([0-9a-fA-F]+)> <([0-9a-fA-F]*)>")
JOINER = b"200d"
"""Zero width joiner: what a glyph says that only finishes the letter before it."""


def repair_to_unicode_maps(pdf: Pdf) -> None:
    """A glyph without a letter of its own gets an empty entry from WeasyPrint, which no PDF may
    have."""
    for font in fonts_with_to_unicode(pdf):
        stream = font.ToUnicode.read_bytes()
        mended = _ENTRY.sub(
            lambda entry: entry[0] if entry[2] else b"<%s> <%s>" % (entry[1], JOINER), stream
        )
        if mended != stream:
            font.ToUnicode.write(mended)


def fonts_with_to_unicode(pdf: Pdf) -> list[Object]:
    """Every composite font that has a letter map."""
    return [o for o in pdf.objects if _is_font(o) and "/ToUnicode" in o]


def _is_font(candidate: Object) -> bool:
    return getattr(candidate, "get", None) is not None and _object_type(candidate) == Name.Font


def _object_type(candidate: Object) -> Object | None:
    try:
        return candidate.get("/Type")
    except (TypeError, ValueError):
        return None


def read_to_unicode_map(font: Object) -> dict[bytes, str]:
    """Two-byte code to the letters it stands for, by single entries (bfchar), as WeasyPrint
    writes them."""
    if "/ToUnicode" not in font:
        return {}
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(letters.decode()).decode("utf-16-be", "replace")
        for code, letters in _ENTRY.findall(font.ToUnicode.read_bytes())
    }
