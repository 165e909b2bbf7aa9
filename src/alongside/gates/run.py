"""The gates as stages of a run: each judges, and stops the run unless it passed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from alongside.errors import GateFailed
from alongside.gates import judge
from alongside.model import Outputs, Sources, Verdict
from alongside.publication.catalogue import find_documents
from alongside.rules import rulebook
from alongside.system.stages import Stages

OnVerdict = Callable[[Verdict], None]
"""Is given each verdict as soon as there is one, passed or not."""


def check_sources(
    root: Path, today: date, stages: Stages, on_verdict: OnVerdict
) -> tuple[Sources, Verdict]:
    """The sources gate. Raises BadInput, ToolMissing, and GateFailed when it does not pass."""
    with stages.stage("Find the documents"):
        sources = find_documents(root, today)
    with stages.stage("Check the documents"):
        return sources, _require_pass(
            judge.judge("sources", sources, rulebook.load().values()), on_verdict
        )


def check_outputs(
    outputs: Outputs, stages: Stages, on_verdict: OnVerdict
) -> tuple[Verdict, Verdict]:
    """The outputs gate, then the browser gate. Raises ToolMissing, GateFailed at the first failure.

    The browser audits come last: they take minutes and would only repeat a known fault.
    """
    # Here, as it loads the browser's driver, which `alongside check` does without.
    from alongside.checks.browser.visit_all import visit_for_all_rules

    with stages.stage("Check the pages and PDFs"):
        files = _require_pass(judge.judge("outputs", outputs, rulebook.load().values()), on_verdict)
    with stages.stage("Audit the pages in a browser"):
        visit_for_all_rules(outputs, rulebook.load().values())
        return files, _require_pass(
            judge.judge("browser", outputs, rulebook.load().values()), on_verdict
        )


def examine_outputs(outputs: Outputs, stages: Stages) -> None:
    """Lets every rule look, so that it is kept. What they find is not told. Raises ToolMissing."""
    from alongside.checks.browser.visit_all import visit_for_all_rules

    with stages.stage("Check the pages and PDFs"):
        judge.judge("outputs", outputs, rulebook.load().values())
    with stages.stage("Audit the pages in a browser"):
        visit_for_all_rules(outputs, rulebook.load().values())
        judge.judge("browser", outputs, rulebook.load().values())


def _require_pass(verdict: Verdict, on_verdict: OnVerdict) -> Verdict:
    # Before the run is stopped: its findings are what the writer needs.
    on_verdict(verdict)
    if not verdict.passed:
        raise GateFailed(verdict)
    return verdict
