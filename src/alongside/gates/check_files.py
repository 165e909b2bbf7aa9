"""The sources gate for those who need nothing else of a run: when nothing changed, it is quick.

So what reads and judges pages is loaded only where there is something to read and to judge.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from alongside.errors import GateFailed
from alongside.gates.kept_verdict import find_kept_verdict
from alongside.gates.source_digests import SourceDigests, read_source_digests
from alongside.model import Sources, Verdict
from alongside.system.file_cache import caches_are_used
from alongside.system.stages import Stages

ChooseFiles = Callable[[Sources], frozenset[str]]
"""Names the files, relative to the root, that a check is about."""


def check_files(
    root: Path,
    today: date,
    stages: Stages,
    on_verdict: Callable[[Verdict], None],
    choose: ChooseFiles | None = None,
) -> None:
    """Judges some files, or all. Raises BadInput, ToolMissing, GateFailed, and what choose raises.

    on_verdict: is given the verdict, passed or not.
    """
    digests = read_source_digests(root) if caches_are_used() else None
    verdict = None
    if digests is not None and choose is None:
        verdict = find_kept_verdict(root, digests, today)
    if verdict is None:
        verdict = _judge(root, today, stages, digests, choose)
    on_verdict(verdict)
    if not verdict.passed:
        raise GateFailed(verdict)


def _judge(
    root: Path,
    today: date,
    stages: Stages,
    digests: SourceDigests | None,
    choose: ChooseFiles | None,
) -> Verdict:
    from alongside.gates.judge_sources import judge_sources
    from alongside.publication.catalogue import find_documents
    from alongside.publication.kept_pages import KeptPages

    with stages.stage("Find the documents"):
        pages = KeptPages(root, digests.data) if digests else None
        sources = find_documents(root, today, pages)
        files = choose(sources) if choose else None
    with stages.stage("Check the documents"):
        return judge_sources(sources, digests, files, pages)
