"""Lends a new publication the packages of npm that another one has: fonts and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PACKAGES = "node_modules"


@contextmanager
def packages_of(root: Path, packages: Path) -> Iterator[None]:
    """packages: a folder that may have them. Nobody has installed those of root yet."""
    link = root / _PACKAGES
    source = packages / _PACKAGES
    if link.exists() or not source.is_dir():
        yield
        return
    link.symlink_to(source.resolve(), target_is_directory=True)
    try:
        yield
    finally:
        link.unlink()
