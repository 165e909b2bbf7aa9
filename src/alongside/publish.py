"""How a release is made, from the first step to the last.

Copy what people wrote, check it, build the site, make the other formats, check all of it, release.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from alongside.engines.base import Engine
from alongside.engines.kept_site import KeptSite
from alongside.engines.mkdocs import MkdocsEngine
from alongside.errors import ToolMissing
from alongside.formats.feeds.make import make_feeds
from alongside.formats.makers import MAKERS, makers_for
from alongside.formats.pdf.text_libraries import text_library_versions
from alongside.gates.kept_release import (
    find_release_verdicts,
    keep_release_verdicts,
    release_key,
)
from alongside.gates.run import OnVerdict, check_outputs, check_sources, examine_outputs
from alongside.model import Outputs, Sources
from alongside.outputs.expected import expected_outputs
from alongside.outputs.release_id import input_digests, release_id
from alongside.publication.held_back import without_held_back
from alongside.publication.settings import require_publication
from alongside.release.inputs import require_same_inputs
from alongside.release.manifest import MANIFEST
from alongside.release.release import Release, clean_up, find_release, release
from alongside.shards.part_file import (
    Part,
    join_parts,
    part_name,
    require_same_release,
    write_part,
)
from alongside.shards.shard import Shard, outputs_of_shard
from alongside.system.file_cache import (
    CACHE_FOLDER,
    caches_are_used,
    pieces_recorded,
    tidy_cache,
)
from alongside.system.input_files import copy_inputs
from alongside.system.lock import exclusive_lock
from alongside.system.stages import Stages
from alongside.web.file_links import link_files
from alongside.web.moved import write_redirects
from alongside.web.search_index import make_search_index
from alongside.web.staging import stage_publication

BUILD_FOLDER = Path(".build")
INPUTS = BUILD_FOLDER / "inputs"
"""The copy of what people wrote, in which a run works."""
PARTS = BUILD_FOLDER / "parts"
"""Where a part of a release is put that another machine puts together."""
PAGES_STAGES = 4
BUILD_STAGES = PAGES_STAGES + len(MAKERS)
PUBLISH_STAGES = BUILD_STAGES + 4
"""How many stages a run has: for pages alone, and when every format is made."""


def publish(
    root: Path,
    today: date,
    stages: Stages,
    on_verdict: OnVerdict,
    parts: Sequence[Path] | None = None,
) -> Release:
    """From Markdown to a released site/, or an AlongsideError and the old site/ as it was.

    on_verdict: is given the verdict of each gate as soon as there is one. parts: what other
    machines have made of this release, if they have.
    """
    require_publication(root)
    with exclusive_lock(root / BUILD_FOLDER):
        clean_up(root)
        joined = join_parts(parts, root / CACHE_FOLDER) if parts is not None else ""
        with stages.stage("See whether anything has changed"):
            copy = copy_inputs(root, root / INPUTS)
            unchanged = None if joined else _find_unchanged(root, copy, today, on_verdict)
        if unchanged is not None:
            return unchanged
        checked, sources_verdict = check_sources(copy, today, stages, on_verdict)
        sources = without_held_back(checked)
        if joined:
            require_same_release(joined, release_id(input_digests(sources)))
        outputs = build_everything(sources, stages)
        outputs_verdicts = check_outputs(outputs, stages, on_verdict)
        with stages.stage("Release"):
            outputs, verdicts = _leave_copy(outputs, root), (sources_verdict, *outputs_verdicts)
            released = release(outputs, verdicts, stages.seconds)
            if key := _key_of_inputs(copy, today):
                manifest = (released.site / MANIFEST).read_bytes()
                keep_release_verdicts(outputs.sources, key, manifest, verdicts)
        tidy_cache(root / CACHE_FOLDER)
        return released


def _key_of_inputs(root: Path, today: date) -> str:
    """Of all that a release is made from; "" where nothing may be kept, or where a library is
    missing: the run itself says which."""
    if not caches_are_used():
        return ""
    with suppress(ToolMissing):
        return release_key(root, today, text_library_versions())
    return ""


def _find_unchanged(root: Path, copy: Path, today: date, on_verdict: OnVerdict) -> Release | None:
    """What is in site/, if it was made from exactly what there is now, in root and in its copy."""
    released = find_release(root)
    key = _key_of_inputs(copy, today) if released is not None else ""
    if released is None or not key:
        return None
    manifest = (released.site / MANIFEST).read_bytes()
    verdicts = None
    with suppress(ToolMissing):  # the run itself says which program is missing
        verdicts = find_release_verdicts(root, key, manifest)
    # Somebody may have saved a file while this was found out.
    if verdicts is None or _key_of_inputs(root, today) != key:
        return None
    for verdict in verdicts:
        on_verdict(verdict)
    return released


def make_part(root: Path, today: date, shard: Shard, stages: Stages, on_verdict: OnVerdict) -> Part:
    """The part of a release that another machine puts together. site/ is not touched.

    What is found wrong in the site is no error here: who puts the release together is told.
    """
    require_publication(root)
    with exclusive_lock(root / BUILD_FOLDER), pieces_recorded() as pieces:
        copy = copy_inputs(root, root / INPUTS)
        checked, _ = check_sources(copy, today, stages, on_verdict)
        outputs = build_pages(without_held_back(checked), stages)
        share = outputs_of_shard(outputs, shard)
        make_files(share, stages)
        examine_outputs(share, stages)
        part = Part(outputs.release_id, shard, root / PARTS / part_name(shard))
        write_part(part, copy / CACHE_FOLDER, pieces)
    return part


def build(
    root: Path,
    today: date,
    stages: Stages,
    on_verdict: OnVerdict,
    pages_only: bool = False,
    on_built: Callable[[Outputs], None] | None = None,
) -> Outputs:
    """Everything up to the finished but unchecked site in .build/site; site/ is not touched.

    pages_only: without PDFs, EPUBs and links to them. on_built: is given the outputs while no
    other run can change them.
    """
    require_publication(root)
    with exclusive_lock(root / BUILD_FOLDER):
        copy = copy_inputs(root, root / INPUTS)
        checked, _ = check_sources(copy, today, stages, on_verdict)
        make = build_pages if pages_only else build_everything
        outputs = _leave_copy(make(without_held_back(checked), stages), root)
        require_same_inputs(outputs)
        if on_built is not None:
            on_built(outputs)
        return outputs


def _leave_copy(outputs: Outputs, root: Path) -> Outputs:
    """The same outputs, of the publication in root."""
    publication = replace(outputs.sources.publication, root=root)
    return replace(
        outputs,
        sources=replace(outputs.sources, publication=publication),
        site_folder=root / BUILD_FOLDER / "site",
    )


def build_everything(sources: Sources, stages: Stages) -> Outputs:
    """The web pages first: every other format is made from them."""
    outputs = build_pages(sources, stages)
    make_files(outputs, stages)
    return outputs


def build_pages(sources: Sources, stages: Stages) -> Outputs:
    staged = sources.root / BUILD_FOLDER / "staged"
    built = sources.root / BUILD_FOLDER / "site"
    outputs = expected_outputs(sources, built)
    with stages.stage("Build the pages"):
        stage_publication(sources, staged)
        engine: Engine = KeptSite(MkdocsEngine(sources.root, sources), sources)
        engine.build(staged, built)
        make_feeds(outputs)
        write_redirects(outputs)
    with stages.stage("Make the search index"):
        make_search_index(outputs)
    return outputs


def make_files(outputs: Outputs, stages: Stages) -> None:
    """Every file that is no web page, and the links to it."""
    for maker in makers_for(outputs.sources.publication):
        with stages.stage(maker.task):
            maker.make(outputs)
    link_files(outputs)
