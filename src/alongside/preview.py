"""What a bare "mkdocs build" or "mkdocs serve" does first: the sources gate, then staging. No release."""

from __future__ import annotations

from pathlib import Path

from alongside import gates, rulebook
from alongside.model import Sources, Verdict
from alongside.staging import stage


def check_and_stage(sources: Sources, staged: Path, whatever_the_verdict: bool) -> Verdict:
    """Stages when the gate passes. A preview stages whatever the verdict, so that a fault can be mended."""
    verdict = gates.judge("sources", sources, rulebook.load().values())
    if verdict.passed or whatever_the_verdict:
        stage(sources, staged)
    return verdict
