"""Keeps the site that an engine has built, and gives it again while all that it is made from stays.

An engine such as MkDocs begins anew with every build, and takes seconds before its first page.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

from alongside.engines.base import Engine
from alongside.model import Sources
from alongside.system.file_cache import cache_key, publication_cache
from alongside.system.input_files import input_files, names_and_contents
from alongside.system.program_version import program_version
from alongside.system.zip_entry import zip_entry
from alongside.web.staging import sync_folder

CACHE = "site"
_MAX_BYTES = 100_000_000
"""Of a site: some hundred documents in six versions. A larger one would push all else out of the
cache."""


class KeptSite:
    """An engine that asks another one only when something has changed.

    sources: from which the staged folder was made. The publication lies in their root.
    """

    def __init__(self, engine: Engine, sources: Sources):
        self._engine = engine
        self._sources = sources
        self._cache = publication_cache(sources.root, CACHE)

    def build(self, staged: Path, out: Path) -> None:
        """As every Engine does it. A build that failed is not kept."""
        key = self._key(staged)
        kept = self._cache.get(key)
        if kept is not None:
            with ZipFile(io.BytesIO(kept)) as files:
                sync_folder(out, {name: files.read(name) for name in files.namelist()})
            return
        self._engine.build(staged, out)
        files_below = _files_below(out)
        if sum(path.stat().st_size for path in files_below) <= _MAX_BYTES:
            self._cache.put(key, _pack(out, files_below))

    def _key(self, staged: Path) -> str:
        """Everything that pages are made from: what people wrote, theme and settings of the engine
        among it; what was staged, with fonts and pictures of packages; the day; the programs."""
        root = self._sources.root
        return cache_key(
            program_version(),
            type(self._engine).__name__,
            self._sources.today.isoformat(),
            *names_and_contents(root, input_files(root)),
            *names_and_contents(staged, _files_below(staged)),
        )


def _files_below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _pack(folder: Path, files: Iterable[Path]) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for path in files:
            name = path.relative_to(folder).as_posix()
            archive.writestr(zip_entry(name, ZIP_STORED), path.read_bytes())
    return packed.getvalue()
