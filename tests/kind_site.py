"""The publication of tests/sites/kinds/: an example of each kind of document, laid over the tiny one."""

import shutil
from pathlib import Path

from tiny_site import copy_of_tiny

KINDS_SITE = Path(__file__).parent / "sites" / "kinds"


def copy_of_kinds(folder: Path) -> Path:
    """folder: does not exist yet."""
    shutil.copytree(KINDS_SITE, copy_of_tiny(folder), dirs_exist_ok=True)
    return folder
