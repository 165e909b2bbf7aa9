"""The pictures of a page as Word can show them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import resvg_py
from PIL import Image

from alongside.assets.pictures import picture_file
from alongside.handover.text import Code
from alongside.model import NamedPicture
from alongside.pages.markdown import PICTURE_SCHEME
from alongside.system.images import describe_damage

_PIXELS_IN_CM = 120
"""Of sharp print, which has 300 in an inch."""


def picture_png(
    root: Path, names: Mapping[str, NamedPicture], page: Path, code: Code, width: float
) -> bytes | None:
    """The picture that a page shows, as PNG. width: in centimetres.

    None where there is none that can be drawn; the checks of the pages tell of that.
    names: of pictures.yml. page: the file of the page, below the root.
    """
    file = _find_file(root, names, page, code.payload)
    return _png(file, round(width * _PIXELS_IN_CM)) if file else None


def _find_file(
    root: Path, names: Mapping[str, NamedPicture], page: Path, address: str
) -> Path | None:
    if address.startswith(PICTURE_SCHEME):
        name = address.removeprefix(PICTURE_SCHEME)
        return picture_file(root, names[name]) if name in names else None
    file = (root / page).parent.joinpath(address).resolve()
    # An address may lead out of the publication, or to the web.
    return file if file.is_relative_to(root.resolve()) and file.is_file() else None


@lru_cache(maxsize=512)  # easy read shows many a picture more than once
def _png(file: Path, pixels: int) -> bytes | None:
    if describe_damage(file):
        return None
    if file.suffix.lower() == ".svg":
        # Without the computer's own fonts, so that each computer draws the same.
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=file.read_text(encoding="utf-8"), width=pixels, skip_system_fonts=True
            )
        )
    out = BytesIO()
    with Image.open(file) as picture:
        picture.thumbnail((pixels, pixels))
        picture.convert("RGBA").save(out, "PNG")
    return out.getvalue()
