"""Which files a command is about: as people name them."""

from __future__ import annotations

import os
from pathlib import Path

import click

from alongside.cli.offered_values import offer_files
from alongside.model import Sources

paths_argument = click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=offer_files)


def named_by_user(sources: Sources, paths: tuple[str, ...]) -> frozenset[str]:
    """paths: as they were typed. Raises BadInput."""
    # Here, as it is slow to load and needed by few.
    from alongside.authoring.changed_files import named_files

    return named_files(sources, [_from_root(sources.root, path) for path in paths])


def refuse_both(paths: tuple[str, ...], revision: str | None) -> None:
    """Raises UsageError."""
    if paths and revision is not None:
        raise click.UsageError("Name files, or give --changed-since, but not both.")


def _from_root(root: Path, path: str) -> str:
    """People type paths from where they are, or from the folder that --root names."""
    is_only_here = os.path.exists(path) and not os.path.exists(root / path)
    return os.path.relpath(path, root) if is_only_here else path
