"""The same sections in the same order as the page that this one was made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from alongside.checks.sources.targets import Fault, outcomes_of_target
from alongside.model import Outcome, Rule, Section, Sources, Variant
from alongside.publication.made_from import find_renamed_sections, recorded_fingerprints
from alongside.rules.fault_texts import fault_texts, suggestion
from alongside.rules.outcomes import failed, inapplicable, place_in, variants_with_sources

_SectionsById = Mapping[str, Section]


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page that is made from another one."""
    for variant, source in variants_with_sources(subject, rule):
        if source is None:
            yield inapplicable(place_in(variant))
            continue
        outcomes = (
            _fault_outcome(rule, variant, source, fault) for fault in _faults(variant, source)
        )
        yield from outcomes_of_target(place_in(variant), outcomes)


def _fault_outcome(rule: Rule, variant: Variant, source: Variant, fault: Fault) -> Outcome:
    texts = fault_texts(rule, fault.name, source=source.path.as_posix(), **fault.values)
    return failed(place_in(variant, fault.line), **texts)


def _faults(variant: Variant, source: Variant) -> Iterator[Fault]:
    sections = _sections_by_id(variant)
    source_sections = _sections_by_id(source)
    new_ids = _renamed_ids(variant, source)
    yield from _missing_sections(variant, sections, source_sections, new_ids)
    for section_id, section in sections.items():
        fault = _section_fault(variant, section_id, section, source_sections, new_ids)
        if fault:
            yield fault
    yield from _order_faults(sections, source_sections)


def _sections_by_id(variant: Variant) -> dict[str, Section]:
    return {section.id: section for section in variant.sections if section.id}


def _renamed_ids(variant: Variant, source: Variant) -> dict[str, str]:
    """Id that the page still has, to the one that the source has now for the same words."""
    ids = {section.id for section in variant.sections}
    new_ids = {}
    for old, section in find_renamed_sections(variant, source).items():
        # Proved by the fingerprint: the same words under a new id. To rename is enough.
        if old in ids and section.id and section.id not in ids:
            new_ids[old] = section.id
    return new_ids


def _missing_sections(
    variant: Variant,
    sections: _SectionsById,
    source_sections: _SectionsById,
    new_ids: Mapping[str, str],
) -> Iterator[Fault]:
    ids = list(source_sections)
    for index, (section_id, section) in enumerate(source_sections.items()):
        if section_id in sections or section_id in new_ids.values():
            continue
        # The lead comes first and is never missing, so there is always one before.
        before = ids[index - 1]
        yield Fault(
            name="missing",
            line=_line_of_section(variant, before),
            values={
                "id": section_id,
                "heading": section.heading,
                "before": before,
                "hashes": "#" * section.depth,
                "source_line": section.line,
            },
        )


def _section_fault(
    variant: Variant,
    section_id: str,
    section: Section,
    source_sections: _SectionsById,
    new_ids: Mapping[str, str],
) -> Fault | None:
    """What is wrong with a section that the page has."""
    if section_id in new_ids:
        values: dict[str, object] = {"id": section_id, "new": new_ids[section_id]}
        return Fault("renamed", section.line, values=values)
    origin = source_sections.get(section_id)
    if origin is None and section_id in recorded_fingerprints(variant):
        line = variant.meta_lines.get(f"made_from.{section_id}", 1)
        return Fault("gone", section.line, values={"id": section_id, "line": line})
    if origin is None:
        hint = suggestion(section_id, source_sections)
        return Fault("unknown", section.line, values={"id": section_id, "hint": hint})
    if section.depth != origin.depth:
        values = {"id": section_id, "hashes": "#" * origin.depth}
        return Fault("depth", section.line, values=values)
    return None


def _order_faults(sections: _SectionsById, source_sections: _SectionsById) -> Iterator[Fault]:
    """The first section that stands elsewhere than in the source."""
    wanted = [section_id for section_id in source_sections if section_id in sections]
    order = [section_id for section_id in sections if section_id in source_sections]
    for section_id, wanted_id in zip(order, wanted, strict=True):
        if section_id != wanted_id:
            values = {"id": section_id, "order": ", ".join(wanted)}
            yield Fault("order", sections[section_id].line, values=values)
            return


def _line_of_section(variant: Variant, section_id: str) -> int:
    """The line of the section after which the missing one belongs; 1 when it is missing, too."""
    section = variant.section(section_id)
    return section.line if section else 1
