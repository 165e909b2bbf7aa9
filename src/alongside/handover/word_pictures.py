"""The pictures of a page as Word can show them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import resvg_py
from PIL import Image

from alongside.assets.pictures import is_below_docs, picture_file
from alongside.assets.published_pictures import DRAWING, published_picture
from alongside.handover.text import Code
from alongside.model import NamedPicture
from alongside.pages.markdown import PICTURE_SCHEME

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
    return _png(root, file, round(width * _PIXELS_IN_CM)) if file else None


def _find_file(
    root: Path, names: Mapping[str, NamedPicture], page: Path, address: str
) -> Path | None:
    if address.startswith(PICTURE_SCHEME):
        name = address.removeprefix(PICTURE_SCHEME)
        return picture_file(root, names[name]) if name in names else None
    file = (root / page).parent.joinpath(address).resolve()
    # An address may lead out of the publication, or to the web.
    return file if is_below_docs(root, file) and file.is_file() else None


@lru_cache(maxsize=512)  # easy read shows many a picture more than once
def _png(root: Path, file: Path, pixels: int) -> bytes | None:
    content = published_picture(root, file)
    if not content:
        return None
    if file.suffix.lower() == DRAWING:
        return _draw(content.decode(), pixels)
    out = BytesIO()
    with Image.open(BytesIO(content)) as picture:
        picture.thumbnail((pixels, pixels))
        picture.convert("RGBA").save(out, "PNG")
    return out.getvalue()


def _draw(svg: str, pixels: int) -> bytes | None:
    """None for a drawing without any size."""
    try:
        # Without the computer's own fonts, so that each computer draws the same. As in browsers
        # an inch has 96 pixels: without them lengths such as 1mm would be none.
        return bytes(
            resvg_py.svg_to_bytes(svg_string=svg, width=pixels, skip_system_fonts=True, dpi=96)
        )
    except ValueError:
        return None
