"""The gates as stages of a run: judge, tell, and stop when the verdict is not a pass."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from alongside.errors import GateFailed
from alongside.gates import judge
from alongside.model import Outputs, Sources, Verdict
from alongside.publication.catalogue import find_documents
from alongside.rules import rulebook
from alongside.system.progress import Stages

Told = Callable[[Verdict], None]
"""Is given each verdict as soon as there is one, passed or not."""


def check_sources(root: Path, today: date, stages: Stages, told: Told) -> tuple[Sources, Verdict]:
    with stages.stage("Find the documents"):
        sources = find_documents(root, today)
    with stages.stage("Check the documents"):
        return sources, _required(judge.judge("sources", sources, rulebook.load().values()), told)


def check_outputs(outputs: Outputs, stages: Stages, told: Told) -> tuple[Verdict, Verdict]:
    """The files first, then the browser audits, which take minutes and would only repeat a known fault."""
    from alongside.checks.browser.visit_all import (
        look_for_all,  # it loads the browser's driver, which check does without
    )

    with stages.stage("Check the pages and PDFs"):
        files = _required(judge.judge("outputs", outputs, rulebook.load().values()), told)
    with stages.stage("Audit the pages in a browser"):
        look_for_all(outputs, rulebook.load().values())
        return files, _required(judge.judge("browser", outputs, rulebook.load().values()), told)


def _required(verdict: Verdict, told: Told) -> Verdict:
    told(verdict)
    if not verdict.passed:
        raise GateFailed(verdict)
    return verdict
