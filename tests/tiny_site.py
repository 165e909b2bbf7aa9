"""The tiny publication of tests/sites/tiny/, copied so that a test can break it."""

import shutil
from datetime import date
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
TINY = Path(__file__).parent / "sites" / "tiny"
TODAY = date(2026, 11, 22)
"""The day on which every test takes place."""


def copy_of_tiny(folder: Path) -> Path:
    """folder: does not exist yet. The copy finds its data packages where the repository has them."""
    shutil.copytree(TINY, folder)
    (folder / "node_modules").symlink_to(REPOSITORY / "node_modules", target_is_directory=True)
    return folder
