"""Digests of all that the sources gate reads, so that what is kept of a run is found again."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from alongside.publication.released import digest_before
from alongside.system.file_cache import cache_key

_DOCS = "docs"
_FOLDERS = (_DOCS, "editions", "languages", "rules", "checks")
_PAGES = (".md", ".markdown")
_INSTALLED = Path("node_modules", ".package-lock.json")
"""npm's list of what it has installed, with a digest of each package: fonts, drawings, words."""


@dataclass(frozen=True)
class SourceDigests:
    """pages: Markdown file, as docs/bins.md, to the digest of its content. data: of all else that
    somebody wrote. before: of what readers had before, which only rules about all pages look at."""

    pages: Mapping[str, str]
    data: str
    before: str = ""

    @property
    def everything(self) -> str:
        pages = (f"{path} {self.pages[path]}" for path in sorted(self.pages))
        return cache_key(self.data, self.before, *pages)


def read_source_digests(root: Path) -> SourceDigests | None:
    """root: the folder of publication.yml. None where something cannot be read, or is a link.

    A link may lead anywhere, so nobody can say what is behind it by looking here.
    """
    pages: dict[str, str] = {}
    data = [_read_digest(root / _INSTALLED) if (root / _INSTALLED).is_file() else ""]
    try:
        for path in _files(root):
            name = path.relative_to(root).as_posix()
            # The names of pages, too: a picture or a link may be one.
            data.append(name)
            if path.suffix.lower() in _PAGES and name.startswith(f"{_DOCS}/"):
                pages[name] = _read_digest(path)
            else:
                data.append(_read_digest(path))
    except OSError:
        return None
    return SourceDigests(pages, cache_key(*data), digest_before(root))


def _files(root: Path) -> Iterator[Path]:
    """The settings, the data files, and what is in the folders, in an order that stays the same.

    Raises OSError for a link, and for a folder that cannot be read.
    """
    yield from sorted(root.glob("*.yml"))
    for folder in _FOLDERS:
        if (root / folder).is_dir():
            yield from _files_below(str(root / folder))


def _files_below(folder: str) -> Iterator[Path]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_symlink():
            raise OSError(f"{entry.path} is a link.")
        if entry.is_dir():
            yield from _files_below(entry.path)
        else:
            yield Path(entry.path)


def _read_digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
