"""Sources and the release in site/ to a Standing for every Document in every Strand. Judges nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from alongside.model import (
    BOOK_FORMATS,
    PACK,
    WHAT_CHANGED,
    FormatState,
    SignOffState,
    Sources,
    Standing,
    Strand,
    TextState,
    Variant,
)
from alongside.publication.catalogue import variant_path
from alongside.publication.made_from import stale_sections
from alongside.publication.sign_offs import needed, states
from alongside.release.release import MANIFEST

_OF_STRANDS = (*BOOK_FORMATS, WHAT_CHANGED)
_Released = Mapping[tuple[str, str, str], Mapping[str, str]]
"""(path of the source, strand's level and language, format) to the fingerprints of its sections; of a whole strand
the source is a folder."""


def standings(sources: Sources) -> list[Standing]:
    """In the order of publication.yml: document by document, each in every strand."""
    released = _released(sources.root / "site")
    texts: dict[tuple[str, str], TextState] = {}
    found = []
    for slug in sources.publication.documents:
        for strand in sources.publication.strands:
            standing = _standing(sources, slug, strand, texts, released)
            texts[slug, strand.key] = standing.text
            found.append(standing)
    return found


def _standing(sources: Sources, slug: str, strand: Strand, texts: Mapping, released: _Released) -> Standing:
    variant = sources.variants.get((slug, strand.key))
    path = variant_path(strand, slug)
    translated = strand.language != sources.publication.source.language
    stale: tuple[str, ...] = ()
    if variant is None or variant.problem:
        state = TextState.MISSING if variant is None else TextState.UNREADABLE
    elif strand.made_from is None:
        state = TextState.AUTHORED
    else:
        source = sources.source_of(variant)
        stale = stale_sections(variant, source) if source and not source.problem else ()
        fresh = texts[slug, strand.made_from] in (TextState.AUTHORED, TextState.CURRENT)
        state = TextState.STALE if stale else TextState.CURRENT if fresh else TextState.WAITS
    readable = variant if variant is not None and not variant.problem else None
    return Standing(
        slug, strand, sources.publication.language_of(strand).name if translated else strand.level.replace("-", " "),
        path, state, stale,
        states(sources, readable) if readable else dict.fromkeys(
            needed(sources, variant) if variant else strand.sign_offs, SignOffState.MISSING),
        {name: _format_state(readable, path, name, strand, released) for name in sources.publication.formats
         if name != WHAT_CHANGED or sources.publication.previous},
        tuple((note.rule, note.until) for note in sources.publication.exceptions
              if note.in_force(sources.today) and note.covers(path.as_posix())))


def _format_state(variant: Variant | None, path: Path, name: str, strand: Strand, released: _Released) -> FormatState:
    marks = released.get((_made_from(path, name, strand), f"{strand.level}/{strand.language}", name))
    if name == PACK:
        marks = next((told for (_, _, format_), told in released.items() if format_ == PACK), {}).get(path.as_posix())
        now: object = variant.shown if variant else None
    else:
        now = {str(section.id): section.shown for section in variant.sections} if variant else None
        if marks and name in _OF_STRANDS:
            # Of the whole strand: "document#section".
            start = f"{path.stem}#"
            marks = {key.removeprefix(start): mark for key, mark in marks.items() if key.startswith(start)} or None
    if marks is None:
        return FormatState.UNRELEASED
    return FormatState.RELEASED if marks == now else FormatState.OLDER


def _made_from(path: Path, name: str, strand: Strand) -> str:
    """What the manifest of a release names as the source of a file: the page, or the folder of a whole strand."""
    return Path("docs", strand.folder).as_posix() if name in _OF_STRANDS else path.as_posix()


def _released(site: Path) -> _Released:
    """Empty when there is no release, or none that can be read."""
    try:
        manifest = json.loads((site / MANIFEST).read_text(encoding="utf-8"))
        return {(entry["source"], f"{entry['level']}/{entry['language']}", entry["format"]): entry["source_fingerprints"]
                for entry in manifest["artifacts"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
