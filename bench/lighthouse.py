"""Lighthouse on every page of the built site: mobile, simulated throttling, served with gzip and cache headers."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from alongside.checks.browser.browser import Browser
from alongside.errors import BadInput, ToolMissing
from alongside.model import Sources
from alongside.outputs.expected import expected_outputs, generated_paths
from alongside.publication.catalogue import find_documents
from alongside.system import clock
from bench.server import serve_counting

LIMITS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
"""Our own aims, of 100. Performance changes from run to run, so it is held to its limit by the median only."""
RUNS = 5
TIMEOUT_SECONDS = 180
_WIDTH = 34


@dataclass(frozen=True)
class Scores:
    """category: of 100. lost: "audit: title" for each audit that counts and is not perfect."""

    by_category: Mapping[str, float]
    imperfect_audits: tuple[str, ...]


def measure(root: Path) -> tuple[str, bool]:
    """The tables, and whether every score reaches its limit."""
    sources, built = find_documents(root, clock.today()), root / ".build" / "site"
    pages = [page for page in expected_outputs(sources, built).pages if (built / page).is_file()]
    if not pages:
        raise BadInput(
            "There is no built site to look at.",
            path=".build/site",
            mend="Run .venv/bin/alongside build, then scripts/bench lighthouse again.",
        )
    with (
        Browser() as browser,
        serve_counting(built, urlsplit(sources.publication.url).path) as (address, _),
    ):
        port = browser.driver.capabilities["goog:chromeOptions"]["debuggerAddress"].rpartition(":")[
            2
        ]
        once = {page: _run_lighthouse(root, address + page, port) for page in pages}
        typical = {
            page: median_of(
                [
                    once[page],
                    *(_run_lighthouse(root, address + page, port) for _ in range(RUNS - 1)),
                ]
            )
            for page in sample_pages(sources, pages)
        }
    shortfalls = [*_shortfalls(once, leave_out="performance"), *_shortfalls(typical)]
    return "\n".join(
        [
            "Each page once",
            _heading(),
            *(_row(page, scores) for page, scores in once.items()),
            "",
            f"Median of {RUNS}, one page of each template and of each level and language",
            _heading(),
            *(_row(page, scores) for page, scores in typical.items()),
            "",
            *_format_lost(once),
            "",
            *(shortfalls or ["Every score reaches its limit."]),
        ]
    ), not shortfalls


def sample_pages(sources: Sources, pages: list[str]) -> list[str]:
    """Every page that we make in the language of the source, and the first document of each level and language."""
    publication, seen = sources.publication, set()
    made = generated_paths(publication)
    chosen = [page for page in pages if made.get(page) is publication.source]
    for artifact in expected_outputs(sources, Path()).artifacts:
        if artifact.path in pages and artifact.strand.key not in seen:
            seen.add(artifact.strand.key)
            chosen.append(artifact.path)
    return chosen


def median_of(runs: list[Scores]) -> Scores:
    return Scores(
        {name: median(run.by_category[name] for run in runs) for name in LIMITS},
        tuple(sorted({lost for run in runs for lost in run.imperfect_audits})),
    )


def read_report(report: Mapping) -> Scores:
    """Scores of a report in Lighthouse's JSON. Raises ToolMissing when it could not look at the page."""
    if report.get("runtimeError"):
        raise _tool_missing(str(report["runtimeError"].get("message")))
    audits, lost = report["audits"], []
    for name in LIMITS:
        for part in report["categories"][name]["auditRefs"]:
            audit = audits[part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                said = f" ({audit['displayValue']})" if audit.get("displayValue") else ""
                lost.append(f"{part['id']}: {audit['title']}{said}")
    return Scores(
        {name: 100 * (report["categories"][name]["score"] or 0) for name in LIMITS}, tuple(lost)
    )


def _run_lighthouse(root: Path, address: str, port: str) -> Scores:
    program, node = (
        root / "bench" / "node_modules" / "lighthouse" / "cli" / "index.js",
        shutil.which("node"),
    )
    if not node or not program.is_file():
        raise _tool_missing(str(program))
    try:
        ran = subprocess.run(
            [
                node,
                str(program),
                address,
                f"--port={port}",
                "--output=json",
                "--quiet",
                f"--only-categories={','.join(LIMITS)}",
                "--no-enable-error-reporting",
            ],
            capture_output=True,
            text=True,
            check=False,
            timeout=TIMEOUT_SECONDS,
        )
        scores = read_report(json.loads(ran.stdout))
        print(_row(urlsplit(address).path[-_WIDTH:], scores), file=sys.stderr)
        return scores
    except subprocess.TimeoutExpired:
        raise _tool_missing(f"It took more than {TIMEOUT_SECONDS} seconds.") from None
    except ValueError:
        raise _tool_missing(ran.stderr[-500:]) from None


def _tool_missing(seen: str) -> ToolMissing:
    return ToolMissing(
        "Lighthouse could not look at a page.",
        path="bench/package.json",
        seen=seen,
        why="A page that was not looked at has no score.",
        mend="Run scripts/bench lighthouse again: it installs what is missing.",
    )


def _shortfalls(found: Mapping[str, Scores], leave_out: str = "") -> list[str]:
    return [
        f"{page}: {name} {scores.by_category[name]:.0f}, the limit is {limit}"
        for page, scores in found.items()
        for name, limit in LIMITS.items()
        if name != leave_out and round(scores.by_category[name]) < limit
    ]


def _format_lost(found: Mapping[str, Scores]) -> list[str]:
    """Every audit that counts and is below 1, with the pages."""
    pages: dict[str, list[str]] = {}
    for page, scores in found.items():
        for lost in scores.imperfect_audits:
            pages.setdefault(lost, []).append(page)
    return (
        [
            "Audits below 1:",
            *(f"  {lost}\n    {', '.join(where)}" for lost, where in sorted(pages.items())),
        ]
        if pages
        else ["No audit that counts is below 1."]
    )


def _heading() -> str:
    return "page".ljust(_WIDTH) + "".join(
        f"{name} ≥ {limit}".rjust(22) for name, limit in LIMITS.items()
    )


def _row(page: str, scores: Scores) -> str:
    return page.ljust(_WIDTH) + "".join(
        f"{scores.by_category[name]:.0f}".rjust(22) for name in LIMITS
    )
