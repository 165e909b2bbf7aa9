"""A picture of pixels, decoded and written anew: only what is seen of it is published."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms, ImageFile, ImageOps

from alongside.assets.picture_faults import (
    MOST_BYTES,
    MOST_PIXELS,
    FaultKind,
    PictureFault,
    UnusablePicture,
    require_bytes,
)

FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".gif": "GIF", ".webp": "WEBP"}
"""File name ending to what Pillow calls it. No other decoder is ever started."""
LONGEST_SIDE = 2000
"""In pixels, of what is published: the height of a whole printed page in fair quality."""
_MOST_PROFILE_BYTES = 1_000_000


def judge_photograph(data: bytes) -> list[PictureFault]:
    """What of the picture had to go that a reader would miss.

    Raises UnusablePicture when nothing of it can be published.
    """
    _, faults = _decode(data)
    return faults


def decode_photograph(data: bytes) -> Image.Image:
    """The pixels alone, upright, in the colours of screens: mode L, RGB or RGBA.

    Raises UnusablePicture. What is larger than it is ever shown comes smaller.
    """
    picture, _ = _decode(data)
    # It says which side is up. What it says wrongly is left as it is, whatever Pillow raises then.
    with _strictly(), suppress(Exception):
        picture = ImageOps.exif_transpose(picture)
    picture = _in_screen_colours(picture)
    # A name, a place or a small copy of the picture before it was cut must not go with it.
    picture.info.clear()
    return picture


def _decode(data: bytes) -> tuple[Image.Image, list[PictureFault]]:
    require_bytes(len(data), MOST_BYTES)
    with _strictly():
        try:
            _require_fair_size(*_size_in_header(data))
            picture = Image.open(BytesIO(data), formats=sorted(set(FORMATS.values())))
            _require_fair_size(*picture.size)
            faults = []
            # A phone puts a second picture behind the first one, which nobody is shown.
            if picture.format != "MPO" and getattr(picture, "is_animated", False):
                faults.append(PictureFault(FaultKind.MOVES, str(picture.format)))
            picture.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
            picture.load()
        except UnusablePicture:
            raise
        except Exception:  # of a file that is not whole a decoder may stumble over anything
            raise UnusablePicture(FaultKind.DAMAGED) from None
    return picture, faults


def _require_fair_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        seen, most = f"{width} × {height} pixels", f"at most {MOST_PIXELS / 1e6:g} million pixels"
        raise UnusablePicture(FaultKind.PIXELS, seen, most=most)


def _size_in_header(data: bytes) -> tuple[int, int]:
    """Of a WebP file with several parts, for which Pillow takes memory before it tells the size."""
    if data[:4] != b"RIFF" or data[8:16] != b"WEBPVP8X":
        return 0, 0
    width, height = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
    return width, height


@contextmanager
def _strictly() -> Iterator[None]:
    # The library that makes PDFs tells Pillow to put up with half a picture. We do not.
    is_lenient, most = ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS
    ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = False, None
    try:
        with warnings.catch_warnings():
            # What Pillow finds odd in metadata that goes anyway is nothing for an author.
            warnings.simplefilter("ignore")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = is_lenient, most


def _in_screen_colours(picture: Image.Image) -> Image.Image:
    """Pillow's modes to the three that we write, with the colours that the file means."""
    profile = picture.info.get("icc_profile") or b""
    if picture.mode.startswith("I") or picture.mode == "F":
        # More than 8 bits: converting would cut off all that is brighter than a 256th.
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    elif picture.mode in ("P", "PA", "LA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
    if picture.mode in ("RGB", "CMYK") and b"sRGB" not in profile:
        picture = _apply_profile(picture, profile)
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255):
        picture = picture.convert("RGB")
    if picture.mode in ("L", "RGB", "RGBA"):
        return picture.copy()
    return picture.convert("L" if picture.mode == "1" else "RGB")


def _apply_profile(picture: Image.Image, profile: bytes) -> Image.Image:
    """With the colours of screens in place of those that the file describes."""
    if 0 < len(profile) <= _MOST_PROFILE_BYTES:
        with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            changed = ImageCms.profileToProfile(
                picture,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
            if changed is not None:
                return changed
    return picture


def size_in_file(file: Path) -> tuple[int, int]:
    """Width and height in pixels of a picture that was written here."""
    with Image.open(file) as picture:
        return picture.size
