"""Our site and a stock one from the same Markdown.

Each is built by a program of its own, whose work is measured.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

from alongside.errors import BuildFailed
from alongside.model import Sources
from alongside.web.staging import stage_publication
from bench.stock import write_stock_site

BUILD_PROGRAM = """
import sys
from pathlib import Path
from alongside.engines.mkdocs import MkdocsEngine
from alongside.outputs.expected import expected_outputs
from alongside.publication.catalogue import find_documents
from alongside.system.clock import today
from alongside.web.search_index import make_search_index
root, staged, out = map(Path, sys.argv[1:])
MkdocsEngine(root).build(staged, out)
make_search_index(expected_outputs(find_documents(root, today()), out))
"""


def build_both(sources: Sources, folder: Path) -> tuple[float, float]:
    """Builds the pages into folder/ours and folder/stock/site.

    Gives the CPU seconds that each took, PDFs left out.
    """
    staged = folder / "staged"
    stock = folder / "stock"
    stage_publication(sources, staged)
    stock.mkdir()
    settings = write_stock_site(sources.publication, staged, stock)
    ours = _cpu_seconds_of(
        "-c", BUILD_PROGRAM, str(sources.root), str(staged), str(folder / "ours")
    )
    material = _cpu_seconds_of("-m", "mkdocs", "build", "--quiet", "--config-file", str(settings))
    return ours, material


def _cpu_seconds_of(*arguments: str) -> float:
    """CPU seconds of a Python program and all that it starts.

    Raises BuildFailed with its last words.
    """
    before = _children_cpu_seconds()
    run = subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise BuildFailed(
            "A site to compare with could not be built.",
            path="bench",
            seen=run.stderr[-1500:],
            why="Without both sites there is nothing to compare.",
            mend="Run scripts/check first. If it passes, look at the last words above.",
        )
    return _children_cpu_seconds() - before


def _children_cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
