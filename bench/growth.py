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
from importlib.metadata import distributions, version
from pathlib import Path
from tempfile import TemporaryDirectory

from alongside.errors import BuildFailed
from alongside.model import Publication
from alongside.system import clock
from bench.corpus import make_corpus
from bench.hugo import PROGRAM, write_hugo_site
from bench.pdf_makers import PACKAGES
from bench.stock import write_stock_site

BUILD_SIZES = (100, 300)
SCALE_SIZES = (100, 300, 1000)
LIMIT_OF_STOCK = 0.5
"""Of the CPU seconds of Material with static-i18n, at the largest size."""
LIMIT_OF_GROWTH = 1.15
"""A document of the largest publication, beside one of the smallest."""
LIMIT_MEMORY = 1500
REPORT = "BENCHMARKS.md"
_PEERS = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n")
LIMIT_OF_CHECK = 20
"""CPU seconds for up to 300 documents, and in proportion for more."""
_STAGES = ("read", "stage", "build")
_COLUMNS = (
    *("documents", "pages", *_STAGES, "in all", "read and build, a document", "memory", "check"),
    *("Material + static-i18n", "memory", "we to it", "Hugo", "memory", "we to it"),
)
_CHECK_PROGRAM = "from alongside.cli.commands import main; main()"
_OUR_PROGRAM = """
import json, resource, sys, time
from pathlib import Path
from alongside.engines.mkdocs import MkdocsEngine
from alongside.publication.catalogue import find_documents
from alongside.system.clock import today
from alongside.system.memory import look_rarely_for_garbage
from alongside.web.staging import stage_publication
look_rarely_for_garbage()
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
    """documents: each in so many pages as the publication has versions. check: of the texts, from
    nothing kept. stock and hugo: None if not run."""

    documents: int
    pages: int
    ours: Cost
    check: Cost
    stock: Cost | None
    hugo: Cost | None


def measure(root: Path, sizes: tuple[int, ...], with_peers: bool) -> tuple[str, bool]:
    """The table, and whether every limit is kept. Also written into BENCHMARKS.md."""
    rows = []
    for documents in sizes:
        rows.append(_measure_size(root, documents, with_peers))
        print(f"{documents} documents: {' | '.join(_cells(rows[-1]))}", file=sys.stderr)
    text = "\n".join(_describe(root, rows))
    (root / REPORT).write_text(f"{text}\n", encoding="utf-8")
    return text, not list(_violations(rows))


measure_build = partial(measure, sizes=BUILD_SIZES, with_peers=True)
measure_scale = partial(measure, sizes=SCALE_SIZES, with_peers=False)


def _measure_size(root: Path, documents: int, with_peers: bool) -> Row:
    with TemporaryDirectory(prefix="alongside-bench-") as scratch:
        folder = Path(scratch)
        publication = make_corpus(root, folder / "corpus", documents, clock.today())
        ours = _run_ours(publication.root, folder)
        check = _run_check(publication.root)
        stock = _run_stock(publication, folder) if with_peers else None
        hugo = _run_hugo(root, publication, folder) if with_peers else None
    return Row(documents, documents * len(publication.strands), ours, check, stock, hugo)


def _run_ours(root: Path, folder: Path) -> Cost:
    cost, printed = _run_python("-c", _OUR_PROGRAM, str(root), str(folder))
    laps = json.loads(printed)
    stages = tuple(end - start for start, end in zip(laps, laps[1:], strict=False))
    return Cost(cost.seconds, cost.megabytes, stages)


def _run_check(root: Path) -> Cost:
    """What it finds in invented texts is of no interest, so it may end with 1."""
    cost, _ = _run_python("-c", _CHECK_PROGRAM, "--root", str(root), "check", allowed=(0, 1))
    return cost


def _run_stock(publication: Publication, folder: Path) -> Cost:
    stock = folder / "stock"
    stock.mkdir()
    settings = write_stock_site(publication, folder / "staged", stock)
    cost, _ = _run_python("-m", "mkdocs", "build", "--quiet", "--config-file", str(settings))
    return cost


def _run_hugo(root: Path, publication: Publication, folder: Path) -> Cost:
    write_hugo_site(publication, folder / "stock" / "docs", folder / "hugo")
    program = (root / PACKAGES / PROGRAM).absolute()
    cost, _ = _run(str(program), "--quiet", "--source", str(folder / "hugo"))
    return cost


def _run_python(*arguments: str, allowed: tuple[int, ...] = (0,)) -> tuple[Cost, str]:
    return _run(sys.executable, *arguments, allowed=allowed)


def _run(*command: str, allowed: tuple[int, ...] = (0,)) -> tuple[Cost, str]:
    """A program, and all that it starts. Raises BuildFailed with its last words."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with TemporaryDirectory(prefix="alongside-bench-") as scratch:
        files = [Path(scratch, name) for name in ("out", "err")]
        with files[0].open("wb") as out, files[1].open("wb") as err:
            program = subprocess.Popen(command, env=environment, stdout=out, stderr=err)
            _, status, used = os.wait4(program.pid, 0)
            program.returncode = os.waitstatus_to_exitcode(status)
        printed, failure = (file.read_text(encoding="utf-8", errors="replace") for file in files)
    if program.returncode not in allowed:
        raise BuildFailed(
            "A site to compare with could not be built.",
            path="bench",
            seen=failure[-1500:],
            why="Without it there is nothing to compare.",
            mend="Run scripts/check first. If it passes, look at the last words above.",
        )
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024), printed


def _describe(root: Path, rows: list[Row]) -> Iterator[str]:
    yield "# Benchmarks"
    yield ""
    yield "Made by `scripts/bench build` or `scripts/bench scale`. CPU seconds of one program and all that it starts, from"
    yield "its start to its end, from nothing kept; memory is the most that one process had at once. The words are invented"
    yield "from those of docs/ (bench/corpus.py) and the same for all. Ours adds the pages of easy read section by section,"
    yield "glossaries, lists, and fonts, which are made once for all pages (in “stage”); Material adds its search; Hugo has plain"
    yield "templates with a menu as short as ours. On a busy machine all take longer, so the ratios count."
    yield ""
    yield (
        f"{clock.today()}. Python {platform.python_version()}, {os.cpu_count()} cores, "
        f"load at the end {os.getloadavg()[0]:.1f}. "
        + ", ".join(f"{name} {version(name)}" for name in _PEERS)
        + f", hugo {_hugo_version(root)}."
    )
    yield ""
    yield f"| {' | '.join(_COLUMNS)} |"
    yield "| " + " | ".join(["---:"] * len(_COLUMNS)) + " |"
    for row in rows:
        yield f"| {' | '.join(_cells(row))} |"
    yield ""
    yield from list(_violations(rows)) or ["Every limit is kept."]


def _hugo_version(root: Path) -> str:
    found = distributions(name="hugo", path=[str(root / PACKAGES)])
    return next((each.version for each in found), "–")


def _cells(row: Row) -> Iterator[str]:
    yield from (str(row.documents), str(row.pages))
    yield from (f"{seconds:.1f} s" for seconds in row.ours.stages)
    yield f"{row.ours.seconds:.1f} s"
    yield f"{1000 * _seconds_a_document(row):.0f} ms"
    yield f"{row.ours.megabytes:.0f} MB"
    yield f"{row.check.seconds:.1f} s"
    for peer in (row.stock, row.hugo):
        if peer is None:
            yield from ("–", "–", "–")
            continue
        yield f"{peer.seconds:.1f} s"
        yield f"{peer.megabytes:.0f} MB"
        yield f"{row.ours.seconds / peer.seconds:.2f}"


def _violations(rows: list[Row]) -> Iterator[str]:
    first, last = rows[0], rows[-1]
    if last.stock and last.ours.seconds > LIMIT_OF_STOCK * last.stock.seconds:
        yield f"More than {LIMIT_OF_STOCK:g} of the CPU seconds of Material at {last.documents} documents."
    # Fonts are made once, however many pages there are: they would hide the growth of the rest.
    if _seconds_a_document(last) > LIMIT_OF_GROWTH * _seconds_a_document(first):
        yield f"A document takes more than {LIMIT_OF_GROWTH:g} of what it takes in the smallest publication."
    if last.check.seconds > LIMIT_OF_CHECK * max(1, last.documents / 300):
        yield f"The check takes more than {LIMIT_OF_CHECK} CPU seconds for 300 documents."
    if last.ours.megabytes > LIMIT_MEMORY:
        yield f"More than {LIMIT_MEMORY} MB of memory."


def _seconds_a_document(row: Row) -> float:
    """Of reading and building."""
    read, _, build = row.ours.stages
    return (read + build) / row.documents
