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
    PageStatus,
    SignOffState,
    Sources,
    Strand,
    TextState,
    Variant,
)
from alongside.publication.catalogue import variant_path
from alongside.publication.made_from import stale_section_ids
from alongside.publication.sign_offs import required_sign_offs, sign_off_states
from alongside.release.release import MANIFEST

_OF_STRANDS = (*BOOK_FORMATS, WHAT_CHANGED)
_ReleasedFingerprints = Mapping[tuple[str, str, str], Mapping[str, str]]
"""(path of the source, strand's level and language, format) to the fingerprints of its sections; of a whole strand
the source is a folder."""


def page_statuses(sources: Sources) -> list[PageStatus]:
    """In the order of publication.yml: document by document, each in every strand."""
    released = _read_released(sources.root / "site")
    texts: dict[tuple[str, str], TextState] = {}
    found = []
    for slug in sources.publication.documents:
        for strand in sources.publication.strands:
            standing = _page_status(sources, slug, strand, texts, released)
            texts[slug, strand.key] = standing.text
            found.append(standing)
    return found


def _page_status(
    sources: Sources, slug: str, strand: Strand, texts: Mapping, released: _ReleasedFingerprints
) -> PageStatus:
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
        stale = stale_section_ids(variant, source) if source and not source.problem else ()
        fresh = texts[slug, strand.made_from] in (TextState.AUTHORED, TextState.CURRENT)
        state = (
            TextState.STALE
            if stale
            else TextState.CURRENT
            if fresh
            else TextState.WAITING_FOR_SOURCE
        )
    readable = variant if variant is not None and not variant.problem else None
    return PageStatus(
        slug,
        strand,
        sources.publication.language_of(strand).name
        if translated
        else strand.level.replace("-", " "),
        path,
        state,
        stale,
        sign_off_states(sources, readable)
        if readable
        else dict.fromkeys(
            required_sign_offs(sources, variant) if variant else strand.sign_offs,
            SignOffState.MISSING,
        ),
        {
            name: _format_state(readable, path, name, strand, released)
            for name in sources.publication.formats
            if name != WHAT_CHANGED or sources.publication.previous_edition
        },
        tuple(
            (note.rule, note.until)
            for note in sources.publication.exceptions
            if note.is_in_force(sources.today) and note.covers(path.as_posix())
        ),
    )


def _format_state(
    variant: Variant | None, path: Path, name: str, strand: Strand, released: _ReleasedFingerprints
) -> FormatState:
    fingerprints = released.get(
        (_released_source(path, name, strand), f"{strand.level}/{strand.language}", name)
    )
    if name == PACK:
        fingerprints = next(
            (entry for (_, _, format_), entry in released.items() if format_ == PACK), {}
        ).get(path.as_posix())
        current: object = variant.fingerprint_of_values if variant else None
    else:
        current = (
            {str(section.id): section.fingerprint_of_values for section in variant.sections}
            if variant
            else None
        )
        if fingerprints and name in _OF_STRANDS:
            # Of the whole strand: "document#section".
            start = f"{path.stem}#"
            fingerprints = {
                key.removeprefix(start): fingerprint
                for key, fingerprint in fingerprints.items()
                if key.startswith(start)
            } or None
    if fingerprints is None:
        return FormatState.UNRELEASED
    return FormatState.RELEASED if fingerprints == current else FormatState.OLDER


def _released_source(path: Path, name: str, strand: Strand) -> str:
    """What the manifest of a release names as the source of a file: the page, or the folder of a whole strand."""
    return Path("docs", strand.folder).as_posix() if name in _OF_STRANDS else path.as_posix()


def _read_released(site: Path) -> _ReleasedFingerprints:
    """Empty when there is no release, or none that can be read."""
    try:
        manifest = json.loads((site / MANIFEST).read_text(encoding="utf-8"))
        return {
            (entry["source"], f"{entry['level']}/{entry['language']}", entry["format"]): entry[
                "source_fingerprints"
            ]
            for entry in manifest["artifacts"]
        }
    except (OSError, ValueError, KeyError, TypeError):
        return {}
