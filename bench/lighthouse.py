"""Lighthouse on every page of the built site: mobile, simulated throttling, served with gzip and
cache headers."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import median
from typing import NotRequired, TypedDict, cast
from urllib.parse import urlsplit

from alongside.checks.browser.browser import Browser
from alongside.errors import BadInput, ToolMissing
from alongside.model import Sources
from alongside.outputs.expected import expected_outputs, generated_paths
from alongside.publication.catalogue import find_documents
from alongside.system import clock
from bench.server import serve_counting

LIMITS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
"""Our own aims, of 100.

Performance changes from run to run, so it is held to its limit by the median only.
"""
RUNS = 5
TIMEOUT_SECONDS = 180
_WIDTH = 34


@dataclass(frozen=True)
class Scores:
    """What Lighthouse gives a page.

    by_category: of 100. imperfect_audits: "audit: title" for each that counts and is not perfect.
    """

    by_category: Mapping[str, float]
    imperfect_audits: tuple[str, ...]


def measure(root: Path) -> tuple[str, bool]:
    """The tables, and whether every score reaches its limit."""
    sources = find_documents(root, clock.today())
    built = root / ".build" / "site"
    pages = [page for page in expected_outputs(sources, built).pages if (built / page).is_file()]
    if not pages:
        raise BadInput(
            "There is no built site to look at.",
            path=".build/site",
            mend="Run .venv/bin/alongside build, then scripts/bench lighthouse again.",
        )
    prefix = urlsplit(sources.publication.url).path
    typical: dict[str, Scores] = {}
    with Browser() as browser, serve_counting(built, prefix) as (address, _):
        debugger = browser.driver.capabilities["goog:chromeOptions"]["debuggerAddress"]
        port = debugger.rpartition(":")[2]
        once = {page: _run_lighthouse(root, address + page, port) for page in pages}
        for page in sample_pages(sources, pages):
            runs = [_run_lighthouse(root, address + page, port) for _ in range(RUNS - 1)]
            typical[page] = median_of([once[page], *runs])
    shortfalls = [*_shortfalls(once, leave_out="performance"), *_shortfalls(typical)]
    lines = [
        "Each page once",
        *_table(once),
        "",
        f"Median of {RUNS}, one page of each template and of each level and language",
        *_table(typical),
        "",
        *_format_lost(once),
        "",
        *(shortfalls or ["Every score reaches its limit."]),
    ]
    return "\n".join(lines), not shortfalls


def sample_pages(sources: Sources, pages: list[str]) -> list[str]:
    """Every page that we make in the language of the source, and the first document of each
    level and language."""
    publication = sources.publication
    generated = generated_paths(publication)
    chosen = [page for page in pages if generated.get(page) is publication.source]
    first_pages: dict[str, str] = {}
    for artifact in expected_outputs(sources, Path()).artifacts:
        if artifact.path in pages:
            first_pages.setdefault(artifact.strand.key, artifact.path)
    return [*chosen, *first_pages.values()]


def median_of(runs: list[Scores]) -> Scores:
    """The median of each score, and every audit that was not perfect in one of the runs."""
    audits = chain.from_iterable(run.imperfect_audits for run in runs)
    return Scores(
        by_category={name: median(_scores_in(runs, name)) for name in LIMITS},
        imperfect_audits=tuple(sorted(set(audits))),
    )


def _scores_in(runs: list[Scores], category: str) -> list[float]:
    return [run.by_category[category] for run in runs]


class _Audit(TypedDict):
    title: str
    score: float | None
    displayValue: NotRequired[str]


class _AuditRef(TypedDict):
    id: str
    weight: float


class _Category(TypedDict):
    score: float | None
    auditRefs: list[_AuditRef]


class _Report(TypedDict):
    """Lighthouse's JSON, in the part that we read. Scores are from 0 to 1."""

    audits: dict[str, _Audit]
    categories: dict[str, _Category]
    runtimeError: NotRequired[dict[str, str]]


def read_report(report: _Report) -> Scores:
    """Scores of a report. Raises ToolMissing when Lighthouse could not look at the page."""
    if report.get("runtimeError"):
        raise _tool_missing(str(report["runtimeError"].get("message")))
    imperfect: list[str] = []
    for name in LIMITS:
        imperfect += _imperfect_audits(report, name)
    return Scores(
        by_category={name: 100 * (report["categories"][name]["score"] or 0) for name in LIMITS},
        imperfect_audits=tuple(imperfect),
    )


def _imperfect_audits(report: _Report, category: str) -> Iterator[str]:
    for part in report["categories"][category]["auditRefs"]:
        audit = report["audits"][part["id"]]
        # An audit without a weight is advice; one without a score does not apply to the page.
        if part["weight"] and audit["score"] is not None and audit["score"] < 1:
            value = f" ({audit['displayValue']})" if audit.get("displayValue") else ""
            yield f"{part['id']}: {audit['title']}{value}"


def _run_lighthouse(root: Path, address: str, port: str) -> Scores:
    program = root / "bench" / "node_modules" / "lighthouse" / "cli" / "index.js"
    node = shutil.which("node")
    if not node or not program.is_file():
        raise _tool_missing(str(program))
    command = [
        node,
        str(program),
        address,
        f"--port={port}",
        "--output=json",
        "--quiet",
        f"--only-categories={','.join(LIMITS)}",
        "--no-enable-error-reporting",
    ]
    try:
        run = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=TIMEOUT_SECONDS
        )
    except subprocess.TimeoutExpired:
        raise _tool_missing(f"It took more than {TIMEOUT_SECONDS} seconds.") from None
    try:
        scores = read_report(cast("_Report", json.loads(run.stdout)))
    except ValueError:
        raise _tool_missing(run.stderr[-500:]) from None
    print(_row(urlsplit(address).path[-_WIDTH:], scores), file=sys.stderr)
    return scores


def _tool_missing(seen: str) -> ToolMissing:
    return ToolMissing(
        "Lighthouse could not look at a page.",
        path="bench/package.json",
        seen=seen,
        why="A page that was not looked at has no score.",
        mend="Run scripts/bench lighthouse again: it installs what is missing.",
    )


def _shortfalls(pages: Mapping[str, Scores], leave_out: str = "") -> list[str]:
    """A line for each score below its limit. leave_out: a category that is not held to it."""
    lines = []
    for page, scores in pages.items():
        for name, limit in LIMITS.items():
            score = scores.by_category[name]
            if name != leave_out and round(score) < limit:
                lines.append(f"{page}: {name} {score:.0f}, the limit is {limit}")
    return lines


def _format_lost(pages: Mapping[str, Scores]) -> list[str]:
    """Every audit that counts and is below 1, with the pages."""
    pages_by_audit: dict[str, list[str]] = {}
    for page, scores in pages.items():
        for audit in scores.imperfect_audits:
            pages_by_audit.setdefault(audit, []).append(page)
    if not pages_by_audit:
        return ["No audit that counts is below 1."]
    lines = ["Audits below 1:"]
    for audit, where in sorted(pages_by_audit.items()):
        lines.append(f"  {audit}\n    {', '.join(where)}")
    return lines


def _table(pages: Mapping[str, Scores]) -> list[str]:
    titles = "".join(f"{name} ≥ {limit}".rjust(22) for name, limit in LIMITS.items())
    return ["page".ljust(_WIDTH) + titles, *(_row(page, scores) for page, scores in pages.items())]


def _row(page: str, scores: Scores) -> str:
    cells = [f"{scores.by_category[name]:.0f}".rjust(22) for name in LIMITS]
    return page.ljust(_WIDTH) + "".join(cells)
