"""Files that are handed over, filled in as a person would, and taken in again."""

from dataclasses import replace
from itertools import chain
from pathlib import Path

from alongside.handover.changed_pages import changed_pages
from alongside.handover.file_formats import WRITERS, read_file
from alongside.handover.judge import judge
from alongside.handover.plan import plan_handover
from alongside.handover.text import Run, normalise_runs, plain_text
from alongside.publication.catalogue import find_documents
from tiny_site import TODAY

FORMATS = sorted(WRITERS)
STRANDS = ["plain-english", "easy-read", "ur", "pl", "bn"]
WORDS = {"ur": "نئے الفاظ، 2026۔", "pl": "Nowe słowa: zażółć gęślą jaźń.", "bn": "নতুন শব্দ, ২০২৬।"}


def sources_of(root):
    return find_documents(root, TODAY)


def handover_of(sources, strand, documents=None, only_stale=False):
    return plan_handover(
        sources,
        sources.publication.strand(strand),
        documents or sources.publication.documents,
        only_stale,
    )


def file_of(handover, format_, folder: Path) -> Path:
    path = folder / f"{handover.strand.key}{WRITERS[format_][0]}"
    path.write_bytes(WRITERS[format_][1](handover))
    return path


WRITTEN: dict[tuple, tuple[str, bytes]] = {}
"""Word documents by all that is in the publication: most tests fill in the same ones."""


def document_of(root, strand, folder: Path) -> Path:
    """The Word document of a version of bins.md, as it is handed over."""
    files = sorted(file for file in root.rglob("*") if file.is_file())
    key = (strand, *((file.relative_to(root), file.read_bytes()) for file in files))
    if key not in WRITTEN:
        path = file_of(handover_of(sources_of(root), strand, ("bins",)), "docx", folder)
        WRITTEN[key] = path.name, path.read_bytes()
    name, content = WRITTEN[key]
    (folder / name).write_bytes(content)
    return folder / name


def filled_in(handover, words, done=True):
    """As sent out, with other words. words: id of a segment to runs or plain words. done: all is marked as finished."""
    parts = []
    for part in handover.parts:
        segments = tuple(
            replace(segment, target=_runs(words[segment.id])) if segment.id in words else segment
            for segment in part.segments
        )
        parts.append(replace(part, segments=segments, state="up to date" if done else part.state))
    return replace(handover, parts=tuple(parts))


def _runs(words):
    return normalise_runs([Run(words)] if isinstance(words, str) else words)


def taken_in(sources, path):
    """(judgement, path of a page to its new content). Nothing is written."""
    found = judge(sources, read_file(path, sources.publication))
    return found, changed_pages(sources, found.changes)


def words_of(sources, strand, id_):
    """What a segment says now. id_: page/section/number."""
    page = id_.split("/")[0]
    segments = chain.from_iterable(
        part.segments for part in handover_of(sources, strand, (page,)).parts
    )
    segment = next(segment for segment in segments if segment.id == id_)
    return plain_text(segment.target, dict(segment.codes))


def why(found):
    return "\n".join(f"{place}: {words}" for place, words in found.refused)
