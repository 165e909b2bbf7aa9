"""The id of a release: a hash over everything that it is made from.

So each file of the release can name it. It is the same on every computer: no paths of the machine,
no caches, and text counts the same whichever line ends the computer writes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path

from alongside.model import Sources
from alongside.system.input_files import input_files, is_input

PROGRAM = "alongside/"
"""How the names of Alongside's own files begin, which lie outside the publication."""
_DIGITS = 12


def input_digests(sources: Sources) -> dict[str, str]:
    """Name, the same on every machine, to digest: of files, and of the exceptions in force."""
    package = Path(str(files("alongside")))
    digests = _digests_of_files(input_files(sources.root), sources.root, "")
    own_files = (path for path in package.rglob("*") if is_input(path, package))
    digests |= _digests_of_files(own_files, package, PROGRAM)
    # The same sources make another release on the day after an exception has ended.
    in_force = [
        f"{note.rule} {' '.join(note.scope)}"
        for note in sources.publication.exceptions
        if note.is_in_force(sources.today)
    ]
    # Nor is a release the same once its pages say something else of themselves.
    reached = [
        f"{slug} {day.isoformat()}"
        for slug, kind in sorted(sources.kinds.items())
        for day in kind.changes_on
        if day <= sources.today
    ]
    of_today = {"exceptions in force": in_force}
    if reached:
        of_today["days reached"] = reached
    if sources.held_back:
        of_today["held back"] = sorted(sources.held_back)
    return digests | {name: _digest("\n".join(lines).encode()) for name, lines in of_today.items()}


def release_id(digests: Mapping[str, str]) -> str:
    """12 hexadecimal digits. digests: of the inputs, by their names."""
    together = hashlib.sha256()
    # Each was hashed on its own, so that no end of one file can be taken for the start of the next.
    for name, digest in sorted(digests.items()):
        together.update(f"{name}\0{digest}\n".encode())
    return together.hexdigest()[:_DIGITS]


def _digests_of_files(paths: Iterable[Path], folder: Path, prefix: str) -> dict[str, str]:
    digests = {}
    for path in paths:
        try:
            digests[prefix + path.relative_to(folder).as_posix()] = _digest(path.read_bytes())
        except OSError:  # it went away, or may no longer be read: it is not what it was
            continue
    return digests


def _digest(content: bytes) -> str:
    return hashlib.sha256(_normalise_line_ends(content)).hexdigest()


def _normalise_line_ends(content: bytes) -> bytes:
    return content if b"\0" in content else content.replace(b"\r\n", b"\n")
