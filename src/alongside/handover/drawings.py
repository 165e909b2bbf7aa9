"""The pictures of a page as Word can show them."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path

import resvg_py
from PIL import Image

from alongside.handover.text import Code
from alongside.picture_files import damage
from alongside.pictures import SCHEME, picture_file, read_pictures

_PIXELS = 240
"""Across: sharp on paper at 2 cm, which has 118 of them for each centimetre."""


def drawing_of(root: Path, page: Path, code: Code) -> bytes | None:
    """PNG of the picture that a page shows; None where there is none that can be drawn. The checks tell of that."""
    if code.payload.startswith(SCHEME):
        name = code.payload.removeprefix(SCHEME)
        hexcode = read_pictures(root).get(name)
        file = picture_file(root, name, hexcode) if hexcode else None
    else:
        file = (root / page).parent / code.payload
    if file is None or not file.resolve().is_relative_to(root.resolve()) and not code.payload.startswith(SCHEME):
        return None
    return _png(file) if file.is_file() and not damage(file) else None


@lru_cache(maxsize=512)
def _png(file: Path) -> bytes:
    if file.suffix.lower() == ".svg":
        return bytes(resvg_py.svg_to_bytes(svg_string=file.read_text(encoding="utf-8"), width=_PIXELS, skip_system_fonts=True))
    out = BytesIO()
    with Image.open(file) as picture:
        picture.thumbnail((_PIXELS, _PIXELS))
        picture.convert("RGBA").save(out, "PNG")
    return out.getvalue()
