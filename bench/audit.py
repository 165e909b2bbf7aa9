"""What an audit of a page costs: axe alone beside pa11y-ci, and everything that the gate looks for.

All look at the same pages of the site last built, on this machine, one after the other and then once
more; the quicker run of each counts, as the one that was disturbed least. pa11y-ci may look at
several pages at once; its quickest setting that looks at every page is taken.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from alongside.audit.run import audit_site
from alongside.audit.sites import AuditedSite
from alongside.checks import load_check
from alongside.checks.browser.browser import find_program
from alongside.checks.browser.server import serve_folder
from alongside.checks.browser.visits import visit_pages
from alongside.checks.browser.workers import worker_count
from alongside.errors import BadInput
from alongside.model import Outputs, Rule
from alongside.outputs.expected import expected_outputs
from alongside.publication.catalogue import find_documents
from alongside.rules.rulebook import load
from alongside.system import clock
from alongside.system.file_cache import caches_switched_off
from alongside.system.programs import node_program

PAGES = 50
ROUNDS = 2
LIMIT_OF_PEER = 6
"""Times as many pages a second as pa11y-ci, axe alone."""
LIMIT_OF_GATE = 0.8
"""Seconds a page, with nothing kept."""
AT_ONCE = (1, 2, 4)
"""Pages that pa11y-ci looks at together."""
_PROGRAM = Path("bench", "node_modules", "pa11y-ci", "bin", "pa11y-ci.js")
_AXE = "barrier-found-by-axe"
_STATE = "desktop"
_PEER_SECONDS = 60
_WIDTH = 1280


@dataclass(frozen=True)
class Run:
    """seconds: by the clock, with the start of the browsers. looked_at: how many of the pages."""

    name: str
    seconds: float
    looked_at: int


def measure(root: Path) -> tuple[str, bool]:
    """The table, and whether every limit is kept. Raises BadInput without a built site."""
    site = root / ".build" / "site"
    built = expected_outputs(find_documents(root, clock.today()), site)
    there = [page for page in built.pages if (site / page).is_file()]
    if not there:
        raise BadInput(
            "There is no built site to look at.",
            path=".build/site",
            mend="Run .venv/bin/alongside build, then scripts/bench audit again.",
        )
    outputs = replace(built, pages=choose_pages(there))
    runs = [run for _ in range(ROUNDS) for run in _run_all(root, outputs)]
    best = best_of(runs)
    return table(best, len(outputs.pages)), not list(violations(best, len(outputs.pages)))


def choose_pages(pages: Sequence[str]) -> tuple[str, ...]:
    """As many as PAGES, from the first to the last at equal distances."""
    count = min(PAGES, len(pages))
    return tuple(pages[number * len(pages) // count] for number in range(count))


def _run_all(root: Path, outputs: Outputs) -> list[Run]:
    rules = [rule for rule in load().values() if rule.gate == "browser"]
    axe = next(rule for rule in rules if rule.id == _AXE)
    axe = replace(axe, options={**axe.options, "states": [_STATE]})
    with serve_folder(outputs.site_folder) as address:
        return [
            _clock("axe alone, our browsers", outputs, lambda: _visit(outputs, [axe])),
            *(_run_peer(address, outputs.pages, count) for count in AT_ONCE),
            _clock("the gate, all audits but Ace", outputs, lambda: _visit(outputs, rules)),
            _clock(
                "alongside audit, all engines",
                outputs,
                lambda: audit_site(AuditedSite(address, outputs.pages), root),
            ),
        ]


def _clock(name: str, outputs: Outputs, look: Callable[[], object]) -> Run:
    began = time.monotonic()
    look()
    return Run(name, time.monotonic() - began, len(outputs.pages))


def _visit(outputs: Outputs, rules: Sequence[Rule]) -> None:
    modules = [(load_check(rule), rule) for rule in rules]
    probes = [module.probe(outputs, rule) for module, rule in modules if hasattr(module, "probe")]
    with caches_switched_off():
        visit_pages(outputs, list(dict.fromkeys(probes)))


def _run_peer(address: str, pages: Sequence[str], at_once: int) -> Run:
    """pa11y-ci with axe alone, in its usual state of a page."""
    defaults = {
        "runners": ["axe"],
        "concurrency": at_once,
        "timeout": _PEER_SECONDS * 1000,
        "viewport": {"width": _WIDTH, "height": 900},
        "chromeLaunchConfig": {
            "executablePath": find_program("chromium", "ALONGSIDE_CHROMIUM"),
            "args": ["--no-sandbox"],
        },
    }
    with TemporaryDirectory(prefix="alongside-bench-") as folder:
        settings = Path(folder, "pa11y.json")
        urls = [f"{address}{page}" for page in pages]
        settings.write_text(json.dumps({"defaults": defaults, "urls": urls}), encoding="utf-8")
        began = time.monotonic()
        done = subprocess.run(
            [node_program(), str(_PROGRAM), "--json", "--config", str(settings)],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        seconds = time.monotonic() - began
    return Run(f"pa11y-ci with axe, {at_once} at once", seconds, count_looked_at(done.stdout))


def count_looked_at(answer: str) -> int:
    """Of pa11y-ci's answer: pages for which it does not say that they failed to run."""
    try:
        results: dict[str, list[dict[str, object]]] = json.loads(answer)["results"]
    except (ValueError, KeyError):
        return 0
    return sum(all("code" in issue for issue in issues) for issues in results.values())


def best_of(runs: Sequence[Run]) -> list[Run]:
    """Of each name the quickest among those that looked at most pages."""
    best: dict[str, Run] = {}
    for run in runs:
        known = best.get(run.name)
        if known is None or (-run.looked_at, run.seconds) < (-known.looked_at, known.seconds):
            best[run.name] = run
    return list(best.values())


def table(runs: Sequence[Run], pages: int) -> str:
    lines = [f"{'run':34}{'seconds':>9}{'a page':>9}{'looked at':>11}"]
    for run in runs:
        a_page = f"{run.seconds / pages:.2f}"
        lines.append(f"{run.name:34}{run.seconds:9.1f}{a_page:>9}{run.looked_at:>7} of {pages}")
    axe, peer = runs[0], quickest_peer(runs, pages)
    if peer:
        lines.append(f"pa11y-ci takes {peer.seconds / axe.seconds:.1f} times as long, {peer.name}.")
    lines.append(
        f"{worker_count()} browsers at a time. Load of the last minute: {os.getloadavg()[0]:.1f}. "
        f"Of {ROUNDS} rounds the better one."
    )
    return "\n".join([*lines, *(violations(runs, pages) or ["Every limit is kept."])])


def quickest_peer(runs: Sequence[Run], pages: int) -> Run | None:
    """None when pa11y-ci never looked at every page."""
    whole = [run for run in runs if run.name.startswith("pa11y") and run.looked_at == pages]
    return min(whole, key=lambda run: run.seconds, default=None)


def violations(runs: Sequence[Run], pages: int) -> list[str]:
    peer = quickest_peer(runs, pages)
    found = []
    if peer is None:
        found.append("pa11y-ci did not look at every page, so there is nothing to compare with.")
    elif peer.seconds < LIMIT_OF_PEER * runs[0].seconds:
        found.append(f"Less than {LIMIT_OF_PEER} times as many pages a second as pa11y-ci.")
    gate = next(run for run in runs if run.name.startswith("the gate"))
    if gate.seconds > LIMIT_OF_GATE * pages:
        found.append(f"The gate takes more than {LIMIT_OF_GATE} seconds a page.")
    return found
