"""Pages as an earlier run parsed them: most are as they were, and to parse them takes most of the
time of a check."""

from __future__ import annotations

import io
import pickle
from contextlib import suppress
from pathlib import Path

from alongside.model import Variant
from alongside.system.file_cache import cache_key, publication_cache
from alongside.system.program_version import program_version

_KIND = "pages"
_CLASSES = {
    *(("alongside.model.text", name) for name in ("Block", "Link", "Picture", "Section")),
    ("alongside.model.facts", "FactUse"),
    ("alongside.model.publication", "Variant"),
    ("alongside.model.strands", "Strand"),
    ("datetime", "date"),
    ("pathlib", "PosixPath"),
    ("pathlib", "WindowsPath"),
}
"""All that a parsed page is made of, by module and name."""


class KeptPages:
    """root: of the publication. data: a digest of all that pages are parsed with: its settings,
    facts, pictures and other data files."""

    def __init__(self, root: Path, data: str):
        self._cache = publication_cache(root, _KIND)
        self._data = data
        self._program = program_version()
        self._new: dict[str, Variant] = {}

    def find(self, path: Path, text: str) -> Variant | None:
        """The page of this text, as it was parsed before. path: relative to the root."""
        content = self._cache.get(self._key(path, text))
        return None if content is None else read_piece(content)

    def add(self, path: Path, text: str, page: Variant) -> None:
        """The page is kept with the next call of keep."""
        self._new[self._key(path, text)] = page

    def keep(self) -> None:
        """For when it is known that the data files were those of the digest all the while."""
        # Without a place to keep it, or with a setting that is nothing we know, it is parsed again.
        with suppress(OSError, pickle.PicklingError, TypeError):
            for key, page in self._new.items():
                self._cache.put(key, pickle.dumps(page))
        self._new.clear()

    def _key(self, path: Path, text: str) -> str:
        return cache_key(self._program, self._data, path.as_posix(), text)


def read_piece(content: bytes) -> Variant | None:
    """None for anything but a page: a cache may come from another machine, and can run nothing."""
    try:
        page = _Reader(io.BytesIO(content)).load()
    # Damaged content can end in almost any error.
    except Exception:
        return None
    return page if isinstance(page, Variant) else None


class _Reader(pickle.Unpickler):
    def find_class(self, module_name: str, global_name: str) -> object:
        if (module_name, global_name) not in _CLASSES:
            raise pickle.UnpicklingError(f"{module_name}.{global_name} is no part of a page.")
        return super().find_class(module_name, global_name)
