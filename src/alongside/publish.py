"""The story: find the documents, check them, build, make the PDFs, EPUBs and council pack and link to them, check again, release."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from alongside.engines.base import Engine
from alongside.engines.mkdocs import MkdocsEngine
from alongside.formats.epub.make import make_epubs
from alongside.formats.pack.make import make_pack
from alongside.formats.pdf.make import make_pdfs
from alongside.gates.run import Told, check_outputs, check_sources
from alongside.model import PACK, Outputs, Sources
from alongside.outputs.owed import owed
from alongside.release.release import Release, prepare, release
from alongside.system.lock import only_one
from alongside.system.progress import Stages
from alongside.web.file_links import link_files
from alongside.web.search_index import make_search_index
from alongside.web.staging import stage

BUILD = Path(".build")


def publish(root: Path, today: date, stages: Stages, told: Told) -> Release:
    """From Markdown to a released site/, or an AlongsideError and the old site/ as it was."""
    with only_one(root / BUILD):
        prepare(root)
        sources, before = check_sources(root, today, stages, told)
        outputs = build_everything(sources, stages)
        after = check_outputs(outputs, stages, told)
        with stages.stage("Release"):
            return release(outputs, (before, *after), stages.seconds)


def build(root: Path, today: date, stages: Stages, told: Told) -> Outputs:
    """Everything up to the finished but unchecked site in .build/site; site/ is not touched."""
    with only_one(root / BUILD):
        sources, _ = check_sources(root, today, stages, told)
        return build_everything(sources, stages)


def build_everything(sources: Sources, stages: Stages) -> Outputs:
    staged, built = sources.root / BUILD / "staged", sources.root / BUILD / "site"
    outputs = owed(sources, built)
    with stages.stage("Build the pages"):
        stage(sources, staged)
        engine: Engine = MkdocsEngine(sources.root)
        engine.build(staged, built)
    with stages.stage("Make the search index"):
        make_search_index(outputs)
    if any(artifact.is_pdf for artifact in outputs.artifacts):
        with stages.stage("Make the PDFs"):
            make_pdfs(outputs)
    if sources.publication.book_formats:
        with stages.stage("Make the EPUBs"):
            make_epubs(outputs)
    if PACK in sources.publication.formats:
        with stages.stage("Make the council pack"):
            make_pack(outputs)
    link_files(outputs)
    return outputs
