"""What is up to date, missing, signed off and released: `alongside status`. Judges nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from alongside.model import (
    Format,
    FormatState,
    Holds,
    PageStatus,
    SignOffState,
    Sources,
    Strand,
    TextState,
    Variant,
)
from alongside.model.strand_names import name_in_english
from alongside.publication.catalogue import document_at, variant_path
from alongside.publication.made_from import stale_section_ids
from alongside.publication.sign_offs import required_sign_offs, sign_off_states
from alongside.release.manifest import read_manifest

_ReleasedFingerprints = Mapping[tuple[str, str, str], Mapping[str, str]]
"""(path of the source, strand's level and language, format) to the fingerprints of its sections.

The source of a whole strand is a folder."""


def page_statuses(sources: Sources) -> list[PageStatus]:
    """In the order of publication.yml: document by document, each in every strand."""
    released = _read_released(sources.root / "site")
    texts: dict[tuple[str, str], TextState] = {}
    statuses = []
    for slug in sources.publication.documents:
        of_document: dict[str, PageStatus] = {}
        for strand in sources.publication.source_first(slug):
            of_document[strand.key] = _page_status(sources, slug, strand, texts, released)
            texts[slug, strand.key] = of_document[strand.key].text
        statuses += [of_document[strand.key] for strand in sources.publication.strands]
    return statuses


def _page_status(
    sources: Sources,
    slug: str,
    strand: Strand,
    texts: Mapping[tuple[str, str], TextState],
    released: _ReleasedFingerprints,
) -> PageStatus:
    variant = sources.variants.get((slug, strand.key))
    path = variant_path(strand, slug)
    readable = variant if variant is not None and not variant.problem else None
    stale = _stale_sections(sources, readable)
    formats = {
        name: _format_state(readable, path, name, strand, released)
        for name in sources.publication.formats
        if not name.facts.compares_editions or sources.publication.previous_edition
    }
    exceptions = [
        (note.rule, note.until)
        for note in sources.publication.exceptions
        if note.is_in_force(sources.today) and note.covers(path.as_posix())
    ]
    is_left_out = sources.left_out(slug, strand) is not None
    return PageStatus(
        document=slug,
        strand=strand,
        name=name_in_english(sources.publication, strand),
        path=path,
        text=TextState.LEFT_OUT if is_left_out else _text_state(variant, strand, stale, texts),
        stale=stale,
        sign_offs={} if is_left_out else _sign_offs(sources, variant, strand),
        formats=formats,
        exceptions=tuple(exceptions),
        publish_at=sources.held_back.get(slug),
    )


def _stale_sections(sources: Sources, readable: Variant | None) -> tuple[str, ...]:
    """Ids; none for a page that is not made from another, or whose source cannot be read."""
    if readable is None or readable.made_from is None:
        return ()
    source = sources.source_of(readable)
    return stale_section_ids(readable, source) if source and not source.problem else ()


def _text_state(
    variant: Variant | None,
    strand: Strand,
    stale: tuple[str, ...],
    texts: Mapping[tuple[str, str], TextState],
) -> TextState:
    """texts: (document, strand) to the state of the versions before this one."""
    if variant is None:
        return TextState.MISSING
    if variant.problem:
        return TextState.UNREADABLE
    if variant.made_from is None:
        return TextState.AUTHORED
    if stale:
        return TextState.STALE
    source_state = texts[variant.document, variant.made_from]
    if source_state in (TextState.AUTHORED, TextState.CURRENT):
        return TextState.CURRENT
    return TextState.WAITING_FOR_SOURCE


def _sign_offs(
    sources: Sources, variant: Variant | None, strand: Strand
) -> Mapping[str, SignOffState]:
    """What it must be signed off for, to whether it is. Nothing counts on a page we cannot read."""
    if variant is None:
        return dict.fromkeys(strand.sign_offs, SignOffState.MISSING)
    if variant.problem:
        return dict.fromkeys(required_sign_offs(sources, variant), SignOffState.MISSING)
    return sign_off_states(sources, variant)


def _format_state(
    variant: Variant | None,
    path: Path,
    name: Format,
    strand: Strand,
    released: _ReleasedFingerprints,
) -> FormatState:
    """Whether readers have the page as it is now in this format. variant: None without a page."""
    # The pack holds every page of every strand, and names each by its path.
    if name.facts.holds is Holds.PUBLICATION:
        in_pack = _fingerprints_in_pack(released).get(path.as_posix())
        if in_pack is None:
            return FormatState.UNRELEASED
        is_current = variant is not None and in_pack == variant.fingerprint_of_values
        return FormatState.RELEASED if is_current else FormatState.OLDER
    source = _released_source(path, name, strand)
    fingerprints = released.get((source, f"{strand.level}/{strand.language}", name))
    if fingerprints and name.facts.holds is Holds.STRAND:
        fingerprints = _fingerprints_of_document(fingerprints, document_at(path, strand)) or None
    if fingerprints is None:
        return FormatState.UNRELEASED
    current = _current_fingerprints(variant) if variant else None
    return FormatState.RELEASED if fingerprints == current else FormatState.OLDER


def _current_fingerprints(variant: Variant) -> dict[str, str]:
    return {str(section.id): section.fingerprint_of_values for section in variant.sections}


def _fingerprints_in_pack(released: _ReleasedFingerprints) -> Mapping[str, str]:
    """Path of a page to its fingerprint; empty when no pack was released."""
    for (_, _, format_name), fingerprints in released.items():
        if format_name == Format.PACK:
            return fingerprints
    return {}


def _fingerprints_of_document(fingerprints: Mapping[str, str], slug: str) -> dict[str, str]:
    """Those of one document from those of a whole strand, which are named "document#section"."""
    start = f"{slug}#"
    return {
        key.removeprefix(start): fingerprint
        for key, fingerprint in fingerprints.items()
        if key.startswith(start)
    }


def _released_source(path: Path, name: Format, strand: Strand) -> str:
    """What a release's manifest names as the source: the page, or the folder of a whole strand."""
    return (
        Path("docs", strand.folder).as_posix()
        if name.facts.holds is Holds.STRAND
        else path.as_posix()
    )


def _read_released(site: Path) -> _ReleasedFingerprints:
    """Empty when there is no release, or none that can be read."""
    released: dict[tuple[str, str, str], dict[str, str]] = {}
    try:
        manifest = read_manifest(site)
        for entry in manifest["artifacts"]:
            version = f"{entry['level']}/{entry['language']}"
            key = (entry["source"], version, entry["format"])
            # The books of the sections of a strand are one format of it together.
            released.setdefault(key, {}).update(entry["source_fingerprints"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return released
