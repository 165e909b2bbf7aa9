"""What cache keys say of the fonts that we print with."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from alongside.assets.fonts import faces
from alongside.system.file_cache import cache_key


@lru_cache(maxsize=4)
def fonts_digest(root: Path) -> str:
    """Of every font file. root: of the publication."""
    return cache_key(*(sha256(face.file.read_bytes()).digest() for face in faces(root)))
