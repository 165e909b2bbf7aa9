"""The files in which a picture of pixels is published: in several widths, for every browser."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from alongside.assets.photograph import FORMATS, LONGEST_SIDE, decode_photograph

NARROWER_WIDTHS = (400, 720)
"""In pixels. 720 is the whole width of a phone with 2 pixels for each of its 360."""
WIDEST = 1400
"""In pixels. Across a printed page these are 200 in an inch."""
LIGHT_BYTES = 30_000
"""What a picture for phones should weigh at most: half of what a page may weigh."""
PRINT_BYTES = 240_000
"""What the widest should weigh at most, as PDFs hold it."""
_QUALITIES = {"WEBP": (72, 58, 45, 34), "JPEG": (75, 62, 50)}
"""From the first to the last until the file is light enough. Who looks closely sees the last."""
_OPTIONS: dict[str, dict[str, object]] = {
    "WEBP": {"method": 4},
    "JPEG": {"progressive": True, "optimize": True},
    "PNG": {"optimize": True},
    "GIF": {"optimize": True},
}
RECIPE = repr((NARROWER_WIDTHS, WIDEST, LIGHT_BYTES, PRINT_BYTES, _QUALITIES, _OPTIONS))
"""What, beside the picture and Pillow, decides what is written."""


@dataclass(frozen=True)
class PictureVersion:
    """width: in pixels. is_modern: WebP, beside a file of the author's own kind."""

    width: int
    is_modern: bool
    content: bytes


def make_versions(data: bytes, ending: str) -> list[PictureVersion]:
    """From the narrowest to the widest; the last one is what everything but browsers shows.

    ending: of the author's file, in lower case. Raises UnusablePicture.
    """
    picture = decode_photograph(data)
    format_ = FORMATS[ending]
    factor = min(1.0, WIDEST / picture.width, LONGEST_SIDE / picture.height)
    widest = max(1, round(picture.width * factor))
    versions = []
    for width in (*(each for each in NARROWER_WIDTHS if each < widest), widest):
        height = max(1, round(picture.height * width / picture.width))
        resized = picture
        if (width, height) != picture.size:
            resized = picture.resize((width, height), Image.Resampling.LANCZOS)
        if format_ != "WEBP":
            modern = _write_webp(resized, is_drawn=format_ != "JPEG")
            versions.append(PictureVersion(width, True, modern))
        versions.append(PictureVersion(width, False, _write(resized, format_)))
    return versions


def _write(picture: Image.Image, format_: str) -> bytes:
    """In a format as the author's."""
    if format_ == "WEBP":
        return _write_webp(picture, is_drawn=True)
    if format_ == "JPEG":
        return _write_light(_on_white(picture), format_)
    if format_ == "PNG" and picture.mode != "L" and picture.getcolors(256):
        # A chart or a drawing has few colours: a third of the bytes, and the same to see.
        picture = picture.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    return _save(picture, format_)


def _write_webp(picture: Image.Image, *, is_drawn: bool) -> bytes:
    """is_drawn: whether it may be a chart, whose thin lines and letters must stay sharp."""
    light = _write_light(picture, "WEBP")
    if not is_drawn:
        return light
    exact = _save(picture, "WEBP", lossless=True)
    return exact if len(exact) <= max(len(light), LIGHT_BYTES // 2) else light


def _write_light(picture: Image.Image, format_: str) -> bytes:
    """In the best quality that is light enough, or else in the least."""
    most = LIGHT_BYTES if picture.width <= NARROWER_WIDTHS[-1] else PRINT_BYTES
    content = b""
    for quality in _QUALITIES[format_]:
        content = _save(picture, format_, quality=quality)
        if len(content) <= most:
            break
    return content


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _save(picture: Image.Image, format_: str, **more: object) -> bytes:
    out = BytesIO()
    picture.save(out, format_, **_OPTIONS[format_], **more)
    return out.getvalue()
