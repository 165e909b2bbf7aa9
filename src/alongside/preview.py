"""What a bare "mkdocs build" or "mkdocs serve" does for us: the sources gate, then staging. No release."""

from __future__ import annotations

from pathlib import Path

from alongside import gates, rulebook
from alongside.model import Sources, Verdict
from alongside.reports.as_html import render_status
from alongside.staging import stage
from alongside.status import standings


def check_and_stage(sources: Sources, staged: Path, whatever_the_verdict: bool) -> Verdict:
    """Stages when the gate passes. A preview stages whatever the verdict, so that a fault can be mended."""
    verdict = gates.judge("sources", sources, rulebook.load().values())
    if verdict.passed or whatever_the_verdict:
        stage(sources, staged)
    return verdict


def status_page(sources: Sources) -> str:
    """What is up to date, as an HTML page for the preview. It is never part of a release."""
    return render_status(sources.publication.name, standings(sources))
