"""The small publication of tests/sites/small/: two pages in six versions, which stays as it is while docs/ grows."""

import shutil
from pathlib import Path

from tiny_site import REPOSITORY

SMALL = Path(__file__).parent / "sites" / "small"


def copy_of_small(folder: Path) -> Path:
    """folder: does not exist yet. The copy finds its data packages where the repository has them."""
    shutil.copytree(SMALL, folder)
    (folder / "node_modules").symlink_to(REPOSITORY / "node_modules", target_is_directory=True)
    return folder
