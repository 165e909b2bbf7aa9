"""What a cache key has to say of ourselves: our code and every library that it can call."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from alongside.system.libraries import library_versions

_CACHES = "__pycache__"


@cache
def program_version(*packages: str) -> str:
    """A digest of the code and data of packages of ours, such as "formats.pdf", and of the
    versions of Python and of every library that Alongside needs.

    Without a name: of all of Alongside. Changed code of no importance makes it another one, too:
    that costs time, and nothing else.
    """
    return sha256(f"{_code_digest(packages)} {library_versions()}".encode()).hexdigest()


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
