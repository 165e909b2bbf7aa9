"""The id of a release: a hash over everything that it is made from, so that a file of the release can name it.

The same on every computer: no paths of the machine, no caches, and text counts the same whichever line ends the
computer writes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from alongside.model import Sources

_DIGITS = 12
_FOLDERS = ("docs", "editions", "theme", "hooks")
_FILES = ("*.yml", "requirements.lock", "package-lock.json")
"""Of the publication. Settings, facts and glossary; and the exact versions of all that the release is made with."""
_CACHES = ("__pycache__",)


def release_id(sources: Sources) -> str:
    """12 hexadecimal digits."""
    digest = hashlib.sha256()
    for name, content in sorted(_inputs(sources)):
        digest.update(
            f"{name}\0{hashlib.sha256(_normalise_line_ends(content)).hexdigest()}\n".encode()
        )
    return digest.hexdigest()[:_DIGITS]


def _inputs(sources: Sources) -> Iterator[tuple[str, bytes]]:
    """Name, the same on every machine, and content."""
    root, package = sources.root, Path(str(files("alongside")))
    found = [path for pattern in _FILES for path in root.glob(pattern)]
    found += [path for folder in _FOLDERS for path in (root / folder).rglob("*")]
    yield from (
        (path.relative_to(root).as_posix(), path.read_bytes())
        for path in found
        if _is_input(path, root)
    )
    yield from (
        (f"alongside/{path.relative_to(package).as_posix()}", path.read_bytes())
        for path in package.rglob("*")
        if _is_input(path, package)
    )
    in_force = [
        note.rule + " " + " ".join(note.scope)
        for note in sources.publication.exceptions
        if note.is_in_force(sources.today)
    ]
    yield "exceptions in force", "\n".join(in_force).encode()


def _is_input(path: Path, root: Path) -> bool:
    """Whether it is a file that somebody wrote: nothing hidden, no cache, no copy that an editor keeps."""
    parts = path.relative_to(root).parts
    hidden = any(part.startswith(".") or part in _CACHES for part in parts)
    return not hidden and path.suffix != ".pyc" and not path.name.endswith("~") and path.is_file()


def _normalise_line_ends(content: bytes) -> bytes:
    return content if b"\0" in content else content.replace(b"\r\n", b"\n")
