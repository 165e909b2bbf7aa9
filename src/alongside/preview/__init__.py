"""The preview for writers, and what a bare "mkdocs build" does for us. Nothing here is released."""

from __future__ import annotations

from pathlib import Path

from alongside.authoring.status import page_statuses
from alongside.gates import judge
from alongside.model import Sources, Verdict
from alongside.publication.held_back import without_held_back
from alongside.reports.as_html import render_status
from alongside.rules.own_rules import publication_rules
from alongside.web.staging import stage_publication, staged_files, sync_folder


def check_and_stage(sources: Sources, staged: Path, whatever_the_verdict: bool) -> Verdict:
    """The sources gate, and staging when it passes.

    A preview stages whatever the verdict, so that a writer can see a page with faults, and what is
    held back until a day to come.
    """
    verdict = judge.judge("sources", sources, publication_rules(sources.root).values())
    if whatever_the_verdict:
        stage_publication(sources, staged)
    elif verdict.passed:
        stage_publication(without_held_back(sources), staged)
    return verdict


def stage_changes(sources: Sources, staged: Path) -> frozenset[str]:
    """Stages without a check. Raises BadInput.

    The names, below staged, of the files that are new, gone or different.
    """
    files = staged_files(sources)
    present = [path for path in staged.rglob("*") if path.is_file()]
    before = {path.relative_to(staged).as_posix(): path for path in present}
    changed = {
        name
        for name, content in files.items()
        if name not in before or before[name].read_bytes() != content
    }
    sync_folder(staged, files)
    return frozenset(changed | (before.keys() - files.keys()))


def status_page(sources: Sources) -> str:
    """What is up to date, as an HTML page for the preview. It is never part of a release."""
    return render_status(sources.publication.name, page_statuses(sources))
