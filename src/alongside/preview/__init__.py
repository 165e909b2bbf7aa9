"""What a bare "mkdocs build" or "mkdocs serve" does for us: sources gate, staging, writer's panel. No release."""

from __future__ import annotations

from pathlib import Path

from alongside.authoring.status import page_statuses
from alongside.gates import judge
from alongside.model import Sources, Verdict
from alongside.reports.as_html import render_status
from alongside.rules import rulebook
from alongside.web.staging import stage_publication, staged_files, sync_folder


def check_and_stage(sources: Sources, staged: Path, whatever_the_verdict: bool) -> Verdict:
    """Stages when the gate passes. A preview stages whatever the verdict, so that a fault can be mended."""
    verdict = judge.judge("sources", sources, rulebook.load().values())
    if verdict.passed or whatever_the_verdict:
        stage_publication(sources, staged)
    return verdict


def stage_changes(sources: Sources, staged: Path) -> frozenset[str]:
    """Stages without a check. Names of the files that are new, gone or different. Raises BadInput."""
    files = staged_files(sources)
    there = {
        path.relative_to(staged).as_posix(): path for path in staged.rglob("*") if path.is_file()
    }
    changed = {
        name
        for name, content in files.items()
        if name not in there or there[name].read_bytes() != content
    }
    sync_folder(staged, files)
    return frozenset(changed | (there.keys() - files.keys()))


def status_page(sources: Sources) -> str:
    """What is up to date, as an HTML page for the preview. It is never part of a release."""
    return render_status(sources.publication.name, page_statuses(sources))
