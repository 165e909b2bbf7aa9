"""Which installed libraries Alongside can call, with their versions: what it requires, what that
requires, and so on.

Others may be installed beside it, such as those of its tests. They change nothing that is made, so
a cache must not be voided by them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_METADATA_SUFFIX = ".dist-info"
_OLD_SUFFIX = ".egg-info"
_REQUIREMENT = re.compile(
    r"Requires-Dist:\s*(?P<name>[\w.-]+)\s*(?:\[(?P<extras>[^\]]*)\])?[^;]*;?(?P<marker>.*)"
)
_EXTRA = re.compile(r"""extra\s*==\s*['"](?P<name>[\w.-]+)['"]""")
_FOR_OLDER_PYTHON = re.compile(r"""\s*python_version\s*<\s*['"]3\.(?P<minor>\d+)['"]\s*""")
_LARGEST_HEAD = 100_000
"""Characters. What a library requires stands before its long description."""

Wanted = tuple[str, str]
"""The name of a library and one of its extras, or an empty word for the library itself."""


@cache
def library_versions() -> str:
    """Python's version, and the names of the folders that pip makes, which hold the versions."""
    return " ".join((sys.version, *sorted(needed_libraries("alongside", _installed()))))


def needed_libraries(program: str, installed: dict[str, Path]) -> set[str]:
    """Names of the metadata folders of a program and of all that it needs.

    All that is installed, if the program says nothing of what it needs: rather too many than one
    too few. The same goes for metadata of the older form, which we do not read.
    """
    found: set[Wanted] = set()
    wanted: list[Wanted] = [(program, "")]
    while wanted:
        library = wanted.pop()
        folder = installed.get(library[0])
        if folder is not None and library not in found:
            found.add(library)
            wanted += _requirements(folder, library[1])
    names = {name for name, _ in found}
    if len(names) < 2:
        names = set(installed)
    return {folder.name for name, folder in installed.items() if name in names or _is_old(folder)}


def _installed() -> dict[str, Path]:
    """Metadata folder of each library, of the first on Python's path where there are two."""
    folders: dict[str, Path] = {}
    for entry in sys.path:
        path = Path(entry or ".")
        for folder in path.iterdir() if path.is_dir() else ():
            if folder.suffix in (_METADATA_SUFFIX, _OLD_SUFFIX):
                folders.setdefault(_normalised(folder.stem.partition("-")[0]), folder)
    return folders


def _requirements(folder: Path, extra: str) -> Iterable[Wanted]:
    """What a library needs for itself, or for one of its extras."""
    if _is_old(folder):
        return
    with (folder / "METADATA").open(encoding="utf-8") as file:
        head = file.read(_LARGEST_HEAD).partition("\n\n")[0]
    for requirement in filter(None, map(_REQUIREMENT.match, head.splitlines())):
        if _extra_of(requirement["marker"]) == extra and not _is_past(requirement["marker"]):
            name = _normalised(requirement["name"])
            yield name, ""
            for wanted in filter(None, (requirement["extras"] or "").split(",")):
                yield name, _normalised(wanted.strip())


def _extra_of(marker: str) -> str:
    extra = _EXTRA.search(marker)
    return _normalised(extra["name"]) if extra else ""


def _is_past(marker: str) -> bool:
    """Is it only for a Python older than this one? Other conditions are taken as true."""
    older = _FOR_OLDER_PYTHON.fullmatch(marker)
    return older is not None and int(older["minor"]) <= sys.version_info.minor


def _is_old(folder: Path) -> bool:
    return folder.suffix == _OLD_SUFFIX


def _normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
