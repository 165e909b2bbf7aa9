"""How a release is made, from the first step to the last.

Check the sources, build the site, make the other formats, check all of it, release.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from alongside.engines.base import Engine
from alongside.engines.mkdocs import MkdocsEngine
from alongside.formats.makers import MAKERS, makers_for
from alongside.gates.run import OnVerdict, check_outputs, check_sources
from alongside.model import Outputs, Sources
from alongside.outputs.expected import expected_outputs
from alongside.publication.settings import require_publication
from alongside.release.release import Release, clean_up, release
from alongside.system.lock import exclusive_lock
from alongside.system.stages import Stages
from alongside.web.file_links import link_files
from alongside.web.search_index import make_search_index
from alongside.web.staging import stage_publication

BUILD_FOLDER = Path(".build")
BUILD_STAGES = 4 + len(MAKERS)
PUBLISH_STAGES = BUILD_STAGES + 3
"""How many stages a run has when every format is made."""


def publish(root: Path, today: date, stages: Stages, on_verdict: OnVerdict) -> Release:
    """From Markdown to a released site/, or an AlongsideError and the old site/ as it was.

    on_verdict: is given the verdict of each gate as soon as there is one.
    """
    require_publication(root)
    with exclusive_lock(root / BUILD_FOLDER):
        clean_up(root)
        sources, sources_verdict = check_sources(root, today, stages, on_verdict)
        outputs = build_everything(sources, stages)
        outputs_verdicts = check_outputs(outputs, stages, on_verdict)
        with stages.stage("Release"):
            return release(outputs, (sources_verdict, *outputs_verdicts), stages.seconds)


def build(root: Path, today: date, stages: Stages, on_verdict: OnVerdict) -> Outputs:
    """Everything up to the finished but unchecked site in .build/site; site/ is not touched."""
    require_publication(root)
    with exclusive_lock(root / BUILD_FOLDER):
        sources, _ = check_sources(root, today, stages, on_verdict)
        return build_everything(sources, stages)


def build_everything(sources: Sources, stages: Stages) -> Outputs:
    """The web pages first: every other format is made from them."""
    staged = sources.root / BUILD_FOLDER / "staged"
    built = sources.root / BUILD_FOLDER / "site"
    outputs = expected_outputs(sources, built)
    with stages.stage("Build the pages"):
        stage_publication(sources, staged)
        engine: Engine = MkdocsEngine(sources.root)
        engine.build(staged, built)
    with stages.stage("Make the search index"):
        make_search_index(outputs)
    for maker in makers_for(sources.publication):
        with stages.stage(maker.task):
            maker.make(outputs)
    link_files(outputs)
    return outputs
