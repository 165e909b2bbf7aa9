"""Files below docs/ that nobody would read: the text of a misspelt name would go unnoticed."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

_MARKDOWN_SUFFIXES = (".md", ".markdown")


def find_stray_files(root: Path, folder: Path, pages: Collection[Path]) -> tuple[Path, ...]:
    """Markdown files in the folder that are no page.

    folder: below the root. pages: below the root, too, as all that is given back.
    """
    stray_files = []
    for path in (root / folder).rglob("*"):
        name = path.relative_to(root)
        # What is hidden, such as the copy of an editor, is no input of a release either.
        is_hidden = any(part.startswith(".") for part in name.parts)
        is_page = path.suffix.lower() in _MARKDOWN_SUFFIXES and not is_hidden
        if is_page and name not in pages:
            stray_files.append(name)
    return tuple(sorted(stray_files))
