"""From a picture file to what may be published of it. Every format and the preview come here.

No file of an author is ever published as it is: pictures are written anew, without what acts,
moves, tells a place or a name, or weighs too much.
"""

from __future__ import annotations

import json
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from alongside.assets.photograph import FORMATS, judge_photograph
from alongside.assets.picture_faults import (
    MOST_BYTES,
    FaultKind,
    PictureFault,
    UnusablePicture,
    require_bytes,
)
from alongside.assets.picture_versions import RECIPE, PictureVersion, make_versions
from alongside.assets.svg_drawing import rebuild_drawing
from alongside.system.file_cache import FileCache, cache_key, publication_cache

DRAWING = ".svg"
PICTURES = "assets/pictures"
"""Where the pictures are, below the site's root."""
_judged: dict[str, tuple[PictureFault, ...]] = {}
"""By ending and digest of the content: each file is decoded once in a run."""


def version_address(address: str, width: int, *, is_modern: bool) -> str:
    """Of a picture in another width or format, below the site's root.

    address: of the picture itself.
    """
    below = PurePosixPath(address).relative_to(PICTURES)
    return f"{PICTURES}-{width}/{below}{'.webp' if is_modern else ''}"


def judge_picture(file: Path) -> tuple[PictureFault, ...]:
    """What is wrong with a picture file; of what is published of it, nothing is."""
    try:
        data = read_picture(file)
    except UnusablePicture as unusable:
        return (unusable.fault,)
    ending = file.suffix.lower()
    # Several rules ask of the same file. Its content may change while a preview runs.
    key = f"{ending} {sha256(data).hexdigest()}"
    if key not in _judged:
        _judged[key] = tuple(_find_faults(data, ending))
    return _judged[key]


def _find_faults(data: bytes, ending: str) -> list[PictureFault]:
    try:
        if ending == DRAWING:
            return _rebuild(data)[1]
        if ending in FORMATS:
            return judge_photograph(data)
    except UnusablePicture as unusable:
        return [unusable.fault]
    return [PictureFault(FaultKind.DAMAGED, "")]


_rebuild = lru_cache(maxsize=128)(rebuild_drawing)
"""The gate and the staging that follows it ask for the same drawings."""


def read_picture(file: Path) -> bytes:
    """The file as it is, for what judges it or writes it anew. Raises UnusablePicture."""
    try:
        require_bytes(file.stat().st_size, MOST_BYTES)
        return file.read_bytes()
    except OSError:
        raise UnusablePicture(FaultKind.DAMAGED) from None


def published_picture(root: Path, file: Path) -> bytes:
    """What is published of a picture in its largest width, or b"" when nothing can be.

    root: of the publication, which keeps what was made.
    """
    return published_files(root, file, f"{PICTURES}/{file.name}").get(
        f"{PICTURES}/{file.name}", b""
    )


def published_files(root: Path, file: Path, address: str) -> dict[str, bytes]:
    """Path below the site's root to content, for every width in which a picture is published.

    Empty for a file of which nothing can be published; the gate tells of it. address: of the
    picture, below the site's root.
    """
    ending = file.suffix.lower()
    try:
        data = read_picture(file)
        if ending == DRAWING:
            return {address: _rebuild(data)[0]}
        if ending in FORMATS:
            return _photograph_files(root, data, ending, address)
    except UnusablePicture:
        pass
    return {}


def _photograph_files(root: Path, data: bytes, ending: str, address: str) -> dict[str, bytes]:
    *narrower, widest = _kept_versions(root, data, ending)
    files = {address: widest.content}
    for version_ in narrower:
        path = version_address(address, version_.width, is_modern=version_.is_modern)
        files[path] = version_.content
    return files


def _kept_versions(root: Path, data: bytes, ending: str) -> list[PictureVersion]:
    """Made once, as it takes a second for each photograph."""
    cache = publication_cache(root, "pictures")
    key = cache_key(version("pillow"), RECIPE, ending, data)
    versions = _read_kept(cache, key)
    if versions is None:
        versions = make_versions(data, ending)
        for number, made in enumerate(versions):
            cache.put(cache_key(key, str(number)), made.content)
        index = [(made.width, made.is_modern) for made in versions]
        cache.put(key, json.dumps(index).encode())
    return versions


def _read_kept(cache: FileCache, key: str) -> list[PictureVersion] | None:
    """None unless all of them are there."""
    index = cache.get(key)
    if index is None:
        return None
    versions = []
    for number, (width, is_modern) in enumerate(json.loads(index)):
        content = cache.get(cache_key(key, str(number)))
        if content is None:
            return None
        versions.append(PictureVersion(width, is_modern, content))
    return versions
