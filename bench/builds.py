"""Our site and a stock one from the same Markdown, each built by a program of its own, whose work is measured."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

from alongside.errors import BuildFailed
from alongside.model import Sources
from alongside.staging import stage
from bench.stock import lay_out

_OURS = """
import sys
from pathlib import Path
from alongside.engines.mkdocs import MkdocsEngine
MkdocsEngine(Path(sys.argv[1])).build(Path(sys.argv[2]), Path(sys.argv[3]))
"""


def build_both(sources: Sources, folder: Path) -> tuple[float, float]:
    """Builds the pages into folder/ours and folder/stock/site. Gives the CPU seconds that each took, PDFs left out."""
    staged, stock = folder / "staged", folder / "stock"
    stage(sources, staged)
    stock.mkdir()
    settings = lay_out(sources.publication, staged, stock)
    ours = _seconds("-c", _OURS, str(sources.root), str(staged), str(folder / "ours"))
    return ours, _seconds("-m", "mkdocs", "build", "--quiet", "--config-file", str(settings))


def _seconds(*arguments: str) -> float:
    """CPU seconds of a Python program and all that it starts. Raises BuildFailed with its last words."""
    before = _of_children()
    ran = subprocess.run([sys.executable, *arguments], env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
                         capture_output=True, text=True, check=False)
    if ran.returncode:
        raise BuildFailed("A site to compare with could not be built.", path="bench", seen=ran.stderr[-1500:],
                          why="Without both sites there is nothing to compare.",
                          mend="Run scripts/check first. If it passes, look at the last words above.")
    return _of_children() - before


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
