"""What reading, staging and building cost, beside other makers of sites with the same words.

CPU seconds and memory are of programs of their own, so that no measure is part of another.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from alongside.errors import BuildFailed
from alongside.model import Sources
from alongside.system import clock
from bench.corpus import make_corpus
from bench.stock import write_stock_site

BUILD_SIZES = (100, 300)
SCALE_SIZES = (100, 300, 1000)
LIMIT_OF_STOCK = 0.5
"""Of the CPU seconds of Material with static-i18n, at the largest size."""
LIMIT_OF_GROWTH = 1.15
"""A document of the largest publication, beside one of the smallest."""
LIMIT_MEMORY = 1500
REPORT = "BENCHMARKS.md"
_STAGES = ("read", "stage", "build")
_OUR_PROGRAM = """
import json, resource, sys, time
from pathlib import Path
from alongside.engines.mkdocs import MkdocsEngine
from alongside.publication.catalogue import find_documents
from alongside.system.clock import today
from alongside.web.staging import stage_publication
root, out = map(Path, sys.argv[1:])
seconds = [time.process_time()]
sources = find_documents(root, today())
seconds.append(time.process_time())
stage_publication(sources, out / "staged")
seconds.append(time.process_time())
MkdocsEngine(root, sources).build(out / "staged", out / "site")
seconds.append(time.process_time())
print(json.dumps(seconds))
"""


@dataclass(frozen=True)
class Cost:
    """Of one program: CPU seconds, with those of its start, and the most memory, in MB.

    stages: CPU seconds of each of _STAGES; empty for programs of others.
    """

    seconds: float
    megabytes: float
    stages: tuple[float, ...] = ()


@dataclass(frozen=True)
class Row:
    """documents: each in so many pages as the publication has versions. stock: None if not run."""

    documents: int
    pages: int
    ours: Cost
    stock: Cost | None


def measure(root: Path, sizes: tuple[int, ...], with_stock: bool) -> tuple[str, bool]:
    """The table, and whether every limit is kept. Also written into BENCHMARKS.md."""
    rows = [_measure_size(root, documents, with_stock) for documents in sizes]
    text = "\n".join(_describe(rows))
    (root / REPORT).write_text(f"{text}\n", encoding="utf-8")
    return text, not list(_violations(rows))


measure_build = partial(measure, sizes=BUILD_SIZES, with_stock=True)
measure_scale = partial(measure, sizes=SCALE_SIZES, with_stock=False)


def _measure_size(root: Path, documents: int, with_stock: bool) -> Row:
    with TemporaryDirectory(prefix="alongside-bench-") as scratch:
        folder = Path(scratch)
        sources = make_corpus(root, folder / "corpus", documents, clock.today())
        ours = _run_ours(sources, folder)
        stock = _run_stock(sources, folder) if with_stock else None
    return Row(documents, len(sources.variants), ours, stock)


def _run_ours(sources: Sources, folder: Path) -> Cost:
    cost, printed = _run("-c", _OUR_PROGRAM, str(sources.root), str(folder))
    laps = json.loads(printed)
    stages = tuple(end - start for start, end in zip(laps, laps[1:], strict=False))
    return Cost(cost.seconds, cost.megabytes, stages)


def _run_stock(sources: Sources, folder: Path) -> Cost:
    stock = folder / "stock"
    stock.mkdir()
    settings = write_stock_site(sources.publication, folder / "staged", stock)
    cost, _ = _run("-m", "mkdocs", "build", "--quiet", "--config-file", str(settings))
    return cost


def _run(*arguments: str) -> tuple[Cost, str]:
    """A Python program. Raises BuildFailed with its last words."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with TemporaryDirectory(prefix="alongside-bench-") as scratch:
        files = [Path(scratch, name) for name in ("out", "err")]
        with files[0].open("wb") as out, files[1].open("wb") as err:
            program = subprocess.Popen(
                [sys.executable, *arguments], env=environment, stdout=out, stderr=err
            )
            _, status, used = os.wait4(program.pid, 0)
            program.returncode = os.waitstatus_to_exitcode(status)
        printed, failure = (file.read_text(encoding="utf-8", errors="replace") for file in files)
    if program.returncode:
        raise BuildFailed(
            "A site to compare with could not be built.",
            path="bench",
            seen=failure[-1500:],
            why="Without it there is nothing to compare.",
            mend="Run scripts/check first. If it passes, look at the last words above.",
        )
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024), printed


def _describe(rows: list[Row]) -> Iterator[str]:
    names = (
        *("documents", "pages", *_STAGES, "in all", "for a document", "memory"),
        *("Material + static-i18n", "memory", "ratio"),
    )
    yield "# Benchmarks"
    yield ""
    yield "Made by `scripts/bench build` or `scripts/bench scale`. CPU seconds of one program from its start to its end, from"
    yield "nothing kept; memory is the most that it had at once. The words are invented from those of docs/ (bench/corpus.py)"
    yield "and the same for both. Ours adds the pages of easy read section by section, glossaries, lists and fonts; Material adds"
    yield "its search."
    yield ""
    yield (
        f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}. "
        + ", ".join(
            f"{name} {version(name)}"
            for name in ("mkdocs", "mkdocs-material", "mkdocs-static-i18n")
        )
        + "."
    )
    yield ""
    yield f"| {' | '.join(names)} |"
    yield "| " + " | ".join(["---:"] * len(names)) + " |"
    for row in rows:
        yield f"| {' | '.join(_cells(row))} |"
    yield ""
    yield from list(_violations(rows)) or ["Every limit is kept."]


def _cells(row: Row) -> Iterator[str]:
    yield from (str(row.documents), str(row.pages))
    yield from (f"{seconds:.1f} s" for seconds in row.ours.stages)
    yield f"{row.ours.seconds:.1f} s"
    yield f"{1000 * row.ours.seconds / row.documents:.0f} ms"
    yield f"{row.ours.megabytes:.0f} MB"
    if row.stock is None:
        yield from ("–", "–", "–")
        return
    yield f"{row.stock.seconds:.1f} s"
    yield f"{row.stock.megabytes:.0f} MB"
    yield f"{row.ours.seconds / row.stock.seconds:.2f}"


def _violations(rows: list[Row]) -> Iterator[str]:
    first, last = rows[0], rows[-1]
    if last.stock and last.ours.seconds > LIMIT_OF_STOCK * last.stock.seconds:
        yield f"More than {LIMIT_OF_STOCK:g} of the CPU seconds of Material at {last.documents} documents."
    # Fonts are made once, however many pages there are: they would hide the growth of the rest.
    if _seconds_a_document(last) > LIMIT_OF_GROWTH * _seconds_a_document(first):
        yield f"A document takes more than {LIMIT_OF_GROWTH:g} of what it takes in the smallest publication."
    if last.ours.megabytes > LIMIT_MEMORY:
        yield f"More than {LIMIT_MEMORY} MB of memory."


def _seconds_a_document(row: Row) -> float:
    """Of reading and building."""
    read, _, build = row.ours.stages
    return (read + build) / row.documents
