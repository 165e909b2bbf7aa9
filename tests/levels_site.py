"""The tiny publication with levels in other languages, of tests/sites/levels/, to be changed."""

import shutil
from pathlib import Path

from tiny_site import copy_of_tiny

_LEVELS = Path(__file__).parent / "sites" / "levels"


def copy_of_levels(folder: Path) -> Path:
    """folder: does not exist yet."""
    copy_of_tiny(folder)
    shutil.copytree(_LEVELS, folder, dirs_exist_ok=True)
    return folder
