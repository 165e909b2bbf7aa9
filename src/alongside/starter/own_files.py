"""The files of Alongside that lie in each publication: theme, hooks, settings of engine and npm,
the libraries with their versions, and what editors need to check settings.

A note says which version they came with and what they were, so that an upgrade can tell what the
owner of a publication has changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from alongside import __version__
from alongside.errors import BadInput
from alongside.schemas import SCHEMA_FOLDER, schema_files
from alongside.system.files import write_whole

NOTE = ".alongside.json"
_SITE_FILES = (
    *("theme", "hooks", "mkdocs.yml"),
    *("package.json", "package-lock.json", "requirements.lock"),
)
_CACHES = ("__pycache__",)


def site_files_folder() -> Path:
    """Where the package keeps them; in the repository itself these are links to its folders."""
    return Path(str(files("alongside").joinpath("site_files")))


def own_files() -> dict[str, bytes]:
    """Path in a publication to content, of this version."""
    folder = site_files_folder()
    copied = {path.relative_to(folder).as_posix(): path.read_bytes() for path in _paths(folder)}
    schemas = {f"{SCHEMA_FOLDER}/{name}": text.encode() for name, text in schema_files().items()}
    return {**copied, **schemas}


def _paths(folder: Path) -> Iterator[Path]:
    for name in _SITE_FILES:
        top = folder / name
        found = [top] if top.is_file() else sorted(top.rglob("*"))
        for path in found:
            if path.is_file() and not any(part in _CACHES for part in path.parts):
                yield path


@dataclass(frozen=True)
class Note:
    """version: of Alongside. digests: of the files as they came with it, by path."""

    version: str
    digests: Mapping[str, str]


def write_file(path: Path, content: bytes) -> None:
    """Makes the folders that it needs. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def write_note(root: Path, contents: Mapping[str, bytes]) -> None:
    digests = {path: digest(contents[path]) for path in sorted(contents)}
    text = json.dumps({"version": __version__, "files": digests}, indent=1)
    write_whole(root / NOTE, f"{text}\n")


def read_note(root: Path) -> Note:
    """Raises BadInput for a folder that has none, or one that cannot be read."""
    try:
        note = json.loads((root / NOTE).read_text(encoding="utf-8"))
        return Note(str(note["version"]), dict(note["files"]))
    except (OSError, ValueError, KeyError, TypeError):
        raise BadInput(
            f"The file {NOTE} is not here, or cannot be read.",
            path=NOTE,
            why="It says which files came with Alongside, so that your own changes are kept.",
            mend="Run the command in a folder that alongside init has made, or get the file back "
            "from your history.",
        ) from None
