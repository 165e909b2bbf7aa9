"""What readers had before: the last release in site/ or, without one, where main was left.

So that an address that goes, and words that change, are noticed while somebody knows why.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

from alongside.system.git import commit_left_main
from alongside.system.input_files import folder_of_authors
from alongside.system.json_text import parse_json

RELEASED = Path("site", "release.json")
"""Of a publication: the manifest of its last release."""


def digest_before(root: Path) -> str:
    """Changes with all that is compared with; the same for a folder and its copy."""
    file = folder_of_authors(root) / RELEASED
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return base_commit(root)


def read_released(root: Path) -> dict[str, Any] | None:
    """The manifest; None where there is none, or none of ours: nothing is compared."""
    try:
        manifest = parse_json((folder_of_authors(root) / RELEASED).read_bytes())
    except (OSError, ValueError):
        return None
    return manifest if isinstance(manifest, dict) else None


def base_commit(root: Path) -> str:
    """The commit at which the main branch was left; "" where there is no history."""
    folder = folder_of_authors(root).absolute()
    # To start git takes longer than to look.
    has_history = any((parent / ".git").exists() for parent in (folder, *folder.parents))
    return commit_left_main(folder) if has_history else ""
