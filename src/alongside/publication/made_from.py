"""Sections that a page was made from and that its source no longer has under that name.

A fingerprint leaves the name of a section out. So the same fingerprint under another name, or on
another page, shows for certain what happened. Where there is none, we say what is known and ask.
"""

from __future__ import annotations

from alongside.model import Section, Sources, Variant


def recorded_fingerprints(variant: Variant) -> dict[str, str]:
    """made_from: section id to fingerprint; empty when there is none that can be read."""
    recorded = variant.meta.get("made_from")
    return (
        {str(key): str(fingerprint) for key, fingerprint in recorded.items()}
        if isinstance(recorded, dict)
        else {}
    )


def find_renamed_sections(variant: Variant, source: Variant) -> dict[str, Section]:
    """Recorded id to the section that now has these very words under a new id. Only where one alone has them."""
    fingerprints = recorded_fingerprints(variant)
    new = [section for section in source.sections if section.id and section.id not in fingerprints]
    found = {}
    for id_, fingerprint in fingerprints.items():
        same = [section for section in new if section.has_fingerprint(fingerprint)]
        if (
            source.section(id_) is None
            and len(same) == 1
            and list(fingerprints.values()).count(fingerprint) == 1
        ):
            found[id_] = same[0]
    return found


def find_moved_section(
    sources: Sources, source: Variant, fingerprint: str
) -> tuple[Variant, Section] | None:
    """The one section with these very words on another page of the source's strand."""
    same = [
        (page, section)
        for page in sources.variants.values()
        for section in page.sections
        if page.strand == source.strand
        and page is not source
        and section.id
        and section.has_fingerprint(fingerprint)
    ]
    return same[0] if len(same) == 1 else None


def find_new_sections(variant: Variant, source: Variant) -> list[Section]:
    """Sections of the source that the page does not say it was made from."""
    fingerprints, known = (
        recorded_fingerprints(variant),
        find_renamed_sections(variant, source).values(),
    )
    return [
        section
        for section in source.sections
        if section.id and section.id not in fingerprints and section not in known
    ]


def stale_section_ids(variant: Variant, source: Variant) -> tuple[str, ...]:
    """Ids of what stale-section finds: changed or new in the source, or no longer there."""
    fingerprints = recorded_fingerprints(variant)
    changed = [
        section.id
        for section in source.sections
        if section.id and not section.has_fingerprint(fingerprints.get(section.id, ""))
    ]
    return (*changed, *(id_ for id_ in fingerprints if source.section(id_) is None))
