"""Whether a picture file can be drawn to its last byte."""

from __future__ import annotations

from pathlib import Path

from lxml import etree
from PIL import Image, ImageFile, UnidentifiedImageError

_SVG = "{http://www.w3.org/2000/svg}svg"
MEDIA_TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
"""File name endings of the pictures that browsers and PDFs can show, with their media types."""


def describe_damage(file: Path) -> str:
    """Why a picture file cannot be drawn, in a few words; "" when it can."""
    ending = file.suffix.lower()
    if ending not in MEDIA_TYPES:
        return "it is not an SVG, PNG, JPEG, GIF or WebP file"
    return _describe_svg_damage(file) if ending == ".svg" else _describe_pixel_damage(file)


def _describe_svg_damage(file: Path) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.parse(str(file), parser).getroot()
    except (etree.XMLSyntaxError, OSError):
        return "it is not a whole SVG file"
    return "" if root.tag == _SVG else "it is not an SVG picture"


def _describe_pixel_damage(file: Path) -> str:
    # The library that makes PDFs tells Pillow to put up with half a picture. We do not.
    is_lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(file) as picture:
            picture.load()
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        Image.DecompressionBombError,
    ):
        return "it is not a whole picture file"
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = is_lenient
    return ""
