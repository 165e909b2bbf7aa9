"""Sections that a page was made from, beside those that its source has now.

A fingerprint leaves the name of a section out. So the same fingerprint under another name, or on
another page, shows for certain what happened. Where there is none, we say what is known and ask.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from alongside.model import LEAD, Section, Sources, Variant

NEVER_COMPARED = "never"
"""What made_from says of a section that nobody has held against its source: no fingerprint."""


def recorded_fingerprints(variant: Variant) -> dict[str, str]:
    """Section id to the fingerprint of the text that it was made from: made_from in front matter.

    Empty when there is none that can be read.
    """
    recorded = variant.meta.get("made_from")
    if not isinstance(recorded, dict):
        return {}
    return {str(id_): str(fingerprint) for id_, fingerprint in recorded.items()}


def find_renamed_sections(variant: Variant, source: Variant) -> dict[str, Section]:
    """Recorded id to the section of the source that has these very words under a new id.

    Only where one section alone has them: otherwise it is not certain which was renamed.
    """
    fingerprints = recorded_fingerprints(variant)
    unrecorded = [
        section for section in source.sections if section.id and section.id not in fingerprints
    ]
    # Two sections with the same words, such as “None.”, cannot be told apart by their fingerprint.
    counts = Counter(fingerprints.values())
    renamed = {}
    for id_, fingerprint in fingerprints.items():
        if source.section(id_) is not None or counts[fingerprint] > 1:
            continue
        same = [section for section in unrecorded if section.has_fingerprint(fingerprint)]
        if len(same) == 1:
            renamed[id_] = same[0]
    return renamed


def find_moved_section(
    sources: Sources, source: Variant, fingerprint: str
) -> tuple[Variant, Section] | None:
    """The one section with these very words on another page of the source's strand."""
    same = []
    for page in sources.variants.values():
        if page.strand != source.strand or page is source:
            continue
        for section in page.sections:
            if section.id and section.has_fingerprint(fingerprint):
                same.append((page, section))
    return same[0] if len(same) == 1 else None


def find_copied_page(sources: Sources, variant: Variant, source: Variant) -> Variant | None:
    """The page of the source's strand that made_from is about when it is not about the source.

    So it is in a page that was copied from another one, to be filled in.
    """
    recorded = recorded_fingerprints(variant)
    if _count_same(recorded, source) or (set(recorded) - {LEAD}) & _ids(source):
        return None
    for page in sources.variants.values():
        is_other = page.strand == source.strand and page is not source
        if is_other and _is_about(recorded, page):
            return page
    return None


def _is_about(recorded: Mapping[str, str], page: Variant) -> bool:
    """By its words, or where they were changed since by the names of all its sections."""
    named = set(recorded) - {LEAD}
    return 2 * _count_same(recorded, page) > len(recorded) or bool(named and named <= _ids(page))


def _count_same(recorded: Mapping[str, str], page: Variant) -> int:
    sections = ((page.section(id_), fingerprint) for id_, fingerprint in recorded.items())
    return sum(bool(each and each.has_fingerprint(known)) for each, known in sections)


def _ids(page: Variant) -> set[str]:
    return {section.id for section in page.sections if section.id}


def find_new_sections(variant: Variant, source: Variant) -> list[Section]:
    """Sections of the source that the page does not say it was made from."""
    fingerprints = recorded_fingerprints(variant)
    renamed = find_renamed_sections(variant, source).values()
    return [
        section
        for section in source.sections
        if section.id and section.id not in fingerprints and section not in renamed
    ]


def stale_section_ids(variant: Variant, source: Variant) -> tuple[str, ...]:
    """Ids of what stale-section finds: changed or new in the source, or no longer there."""
    fingerprints = recorded_fingerprints(variant)
    changed = [
        section.id
        for section in source.sections
        if section.id and not section.has_fingerprint(fingerprints.get(section.id, ""))
    ]
    gone = [id_ for id_ in fingerprints if source.section(id_) is None]
    return (*changed, *gone)
