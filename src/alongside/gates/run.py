"""The gates as stages of a run: each judges, and stops the run unless it passed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path

from alongside.errors import GateFailed
from alongside.gates import judge
from alongside.gates.judge_sources import judge_sources
from alongside.gates.source_digests import read_source_digests
from alongside.model import Outputs, Sources, Verdict
from alongside.publication.catalogue import find_documents
from alongside.publication.kept_pages import KeptPages
from alongside.rules import rulebook
from alongside.system.early_answers import early_answers
from alongside.system.file_cache import caches_are_used
from alongside.system.stages import Stages

OnVerdict = Callable[[Verdict], None]
"""Is given each verdict as soon as there is one, passed or not."""


def check_sources(
    root: Path, today: date, stages: Stages, on_verdict: OnVerdict
) -> tuple[Sources, Verdict]:
    """The sources gate. Raises BadInput, ToolMissing, and GateFailed when it does not pass."""
    with stages.stage("Find the documents"):
        digests = read_source_digests(root) if caches_are_used() else None
        pages = KeptPages(root, digests.data) if digests else None
        sources = find_documents(root, today, pages)
    with stages.stage("Check the documents"):
        return sources, _require_pass(judge_sources(sources, digests, None, pages), on_verdict)


def check_outputs(
    outputs: Outputs, stages: Stages, on_verdict: OnVerdict
) -> tuple[Verdict, Verdict]:
    """The outputs gate, then the browser gate. Raises ToolMissing, GateFailed at the first failure.

    The browser audits come last: they take minutes and would only repeat a known fault.
    """
    with stages.stage("Check the pages and PDFs"):
        files = _require_pass(_judge_files(outputs), on_verdict)
    with stages.stage("Audit the pages in a browser"):
        return files, _require_pass(_judge_in_browser(outputs), on_verdict)


def examine_outputs(outputs: Outputs, stages: Stages) -> None:
    """Lets every rule look, so that it is kept. What they find is not told. Raises ToolMissing."""
    with stages.stage("Check the pages and PDFs"):
        _judge_files(outputs)
    with stages.stage("Audit the pages in a browser"):
        _judge_in_browser(outputs)


def browsers_of_grid(addresses: Sequence[str]) -> AbstractContextManager[None]:
    """For a with statement around a run whose pages these browsers look at; none: our own.

    addresses: of a Selenium Grid or listening chromedrivers. Raises ToolMissing on entering.
    """
    if not addresses:
        return nullcontext()
    # Here, as it loads the browser's driver.
    from alongside.checks.browser.grid import grid_in_use

    return grid_in_use(addresses)


def _judge_files(outputs: Outputs) -> Verdict:
    # Here, as they load what reads PDFs and pictures, which `alongside check` does without.
    from alongside.checks.outputs.file_outcomes import outcomes_kept
    from alongside.checks.outputs.files_at_once import examine_files
    from alongside.checks.slow_checkers import start_slow_checkers

    rules = rulebook.load().values()
    with outcomes_kept(outputs), early_answers():
        start_slow_checkers("outputs", outputs, rules)
        examine_files(outputs, rules)
        return judge.judge("outputs", outputs, rules)


def _judge_in_browser(outputs: Outputs) -> Verdict:
    # Here, as it loads the browser's driver.
    from alongside.checks.browser.visit_all import visit_for_all_rules
    from alongside.checks.slow_checkers import start_slow_checkers

    rules = rulebook.load().values()
    with early_answers():
        start_slow_checkers("browser", outputs, rules)
        visit_for_all_rules(outputs, rules)
        return judge.judge("browser", outputs, rules)


def _require_pass(verdict: Verdict, on_verdict: OnVerdict) -> Verdict:
    # Before the run is stopped: its findings are what the writer needs.
    on_verdict(verdict)
    if not verdict.passed:
        raise GateFailed(verdict)
    return verdict
