"""The id of a release: a hash over everything that it is made from.

So each file of the release can name it. It is the same on every computer: no paths of the machine,
no caches, and text counts the same whichever line ends the computer writes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from alongside.model import Sources
from alongside.system.input_files import input_files, is_input

_DIGITS = 12


def release_id(sources: Sources) -> str:
    """12 hexadecimal digits."""
    digest = hashlib.sha256()
    for name, content in sorted(_inputs(sources)):
        # Hashed on its own, so that no end of one file can be taken for the start of the next.
        content_digest = hashlib.sha256(_normalise_line_ends(content)).hexdigest()
        digest.update(f"{name}\0{content_digest}\n".encode())
    return digest.hexdigest()[:_DIGITS]


def _inputs(sources: Sources) -> Iterator[tuple[str, bytes]]:
    """Name, the same on every machine, and content: of files, and of the exceptions in force."""
    package = Path(str(files("alongside")))
    for path in input_files(sources.root):
        yield path.relative_to(sources.root).as_posix(), path.read_bytes()
    for path in package.rglob("*"):
        if is_input(path, package):
            yield f"alongside/{path.relative_to(package).as_posix()}", path.read_bytes()
    # The same sources make another release on the day after an exception has ended.
    in_force = [
        f"{note.rule} {' '.join(note.scope)}"
        for note in sources.publication.exceptions
        if note.is_in_force(sources.today)
    ]
    yield "exceptions in force", "\n".join(in_force).encode()


def _normalise_line_ends(content: bytes) -> bytes:
    return content if b"\0" in content else content.replace(b"\r\n", b"\n")
