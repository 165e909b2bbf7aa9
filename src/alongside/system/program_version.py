"""What a cache key has to say of ourselves: our code and every library that it can call."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

_CACHES = "__pycache__"
_PACKAGE_SUFFIXES = (".dist-info", ".egg-info")


@cache
def program_version(*packages: str) -> str:
    """A digest of the code and data of packages of ours, such as "formats.pdf", and of every
    version of Python and its libraries.

    Without a name: of all of Alongside. Changed code of no importance makes it another one, too:
    that costs time, and nothing else.
    """
    return sha256(f"{_code_digest(packages)} {_library_versions()}".encode()).hexdigest()


def _code_digest(packages: tuple[str, ...]) -> str:
    digest = sha256()
    for package in packages or ("",):
        folder = Path(str(files(f"alongside.{package}" if package else "alongside")))
        for file in sorted(folder.rglob("*")):
            if file.is_file() and _CACHES not in file.parts:
                name = f"{package}/{file.relative_to(folder).as_posix()}"
                # Hashed on its own, so that no end of one file can be taken for the next one.
                content = sha256(file.read_bytes()).hexdigest()
                digest.update(f"{name}\0{content}\n".encode())
    return digest.hexdigest()


@cache
def _library_versions() -> str:
    """By the names of the folders that pip makes, which hold the versions: no file is read."""
    names = set()
    for folder in sys.path:
        path = Path(folder or ".")
        if path.is_dir():
            names |= {
                entry.name for entry in path.iterdir() if entry.name.endswith(_PACKAGE_SUFFIXES)
            }
    return " ".join((sys.version, *sorted(names)))
