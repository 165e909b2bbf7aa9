"""A section whose source was changed after it was made.

made_from in the front matter remembers the source's fingerprints.
"""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Section, Sources, Variant
from alongside.pages.fingerprint import fingerprint_as_yaml
from alongside.publication.catalogue import variant_path
from alongside.publication.made_from import (
    NEVER_COMPARED,
    find_copied_page,
    find_moved_section,
    find_new_sections,
    find_renamed_sections,
    recorded_fingerprints,
)
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, variants_with_sources
from alongside.system.last_results import LastResults


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test targets: a section of the source; a section that made_from names and that is gone.

    A page that records nothing, or what another page was made from, is one target.
    """
    for variant, source in variants_with_sources(subject, rule):
        if source is None:
            yield inapplicable(place_in(variant))
        elif not recorded_fingerprints(variant):
            yield _outcome_without_record(rule, variant, source)
        else:
            copied = find_copied_page(subject, variant, source)
            if copied is None:
                yield from _page_outcomes(subject, rule, variant, source)
            else:
                yield _outcome_of_copy(rule, variant, source, copied)


def _page_outcomes(
    sources: Sources, rule: Rule, variant: Variant, source: Variant
) -> Iterator[Outcome]:
    renamed = find_renamed_sections(variant, source)
    for section in source.sections:
        # One that was renamed is told of under its old name.
        if section.id and section not in renamed.values():
            yield _section_outcome(rule, variant, source, section, section.id)
    for section_id in recorded_fingerprints(variant):
        if source.section(section_id) is None:
            new_section = renamed.get(section_id)
            yield _gone_section_outcome(sources, rule, variant, source, section_id, new_section)


def _section_outcome(
    rule: Rule, variant: Variant, source: Variant, section: Section, section_id: str
) -> Outcome:
    """Of a section of the source, whose id section_id is."""
    own = variant.section(section_id)
    place = place_in(variant, own.line if own else variant.meta_lines.get("made_from", 1))
    recorded = recorded_fingerprints(variant).get(section_id, "")
    if section.has_fingerprint(recorded):
        return passed(place)
    # Recorded and changed since, or never recorded.
    key_line = variant.meta_lines.get(f"made_from.{section_id}")
    texts = fault_texts(
        rule,
        _section_fault(recorded, key_line),
        id=section_id,
        heading=section.heading,
        source=source.path.as_posix(),
        source_line=section.line,
        line=key_line or _line_to_insert_after(variant, source, section),
        paste=f"{section_id}: {fingerprint_as_yaml(section.fingerprint)}",
        path=variant.path.as_posix(),
    )
    seen = f"made_from says {recorded}" if recorded else f"made_from has no line “{section_id}”"
    return failed(place, seen=seen, expected=section.fingerprint, **texts)


def _section_fault(recorded: str, key_line: int | None) -> str:
    """A key of the rule's option "faults". recorded: what made_from says, "" for nothing."""
    if recorded == NEVER_COMPARED:
        return "never"
    return "changed" if key_line else "unrecorded"


def _outcome_without_record(rule: Rule, variant: Variant, source: Variant) -> Outcome:
    line = variant.meta_lines.get("made_from", 1)
    entries = [
        f"  {section.id}: {fingerprint_as_yaml(section.fingerprint)}"
        for section in source.sections
        if section.id
    ]
    texts = fault_texts(
        rule,
        "nothing",
        source=source.path.as_posix(),
        line=line,
        paste="\n".join(entries),
        path=variant.path.as_posix(),
    )
    return failed(place_in(variant, line), **texts)


def _outcome_of_copy(rule: Rule, variant: Variant, source: Variant, copied: Variant) -> Outcome:
    """copied: the page that made_from is about. One cause, so one finding for all its lines."""
    line = variant.meta_lines.get("made_from", 1)
    texts = fault_texts(
        rule,
        "copied",
        source=source.path.as_posix(),
        other=copied.path.as_posix(),
        line=line,
        path=variant.path.as_posix(),
    )
    return failed(place_in(variant, line), **texts)


def _gone_section_outcome(
    sources: Sources,
    rule: Rule,
    variant: Variant,
    source: Variant,
    section_id: str,
    new_section: Section | None,
) -> Outcome:
    """Of a section that the source no longer has under this id.

    new_section: the one that has its very words now, if there is one.
    """
    line = variant.meta_lines.get(f"made_from.{section_id}", 1)
    fingerprint = recorded_fingerprints(variant)[section_id]
    if new_section is not None:
        fault, values = "renamed", _renamed_values(new_section, fingerprint)
    else:
        moved = find_moved_section(sources, source, fingerprint)
        if moved is not None:
            fault, values = "moved", _moved_values(variant, *moved)
        else:
            fault, values = "gone", {"news": _describe_new_sections(variant, source)}
    texts = fault_texts(
        rule,
        fault,
        id=section_id,
        line=line,
        source=source.path.as_posix(),
        path=variant.path.as_posix(),
        **values,
    )
    return failed(place_in(variant, line), seen=f"{section_id}: {fingerprint}", **texts)


def _renamed_values(section: Section, fingerprint: str) -> dict[str, object]:
    return {
        "new": section.id,
        "source_line": section.line,
        "paste": f"{section.id}: {fingerprint_as_yaml(fingerprint)}",
    }


def _moved_values(variant: Variant, page: Variant, section: Section) -> dict[str, object]:
    """page, section: where the words are now, in the source's strand."""
    return {
        "other": page.path.as_posix(),
        "other_line": section.line,
        "target": variant_path(variant.strand, page.document).as_posix(),
    }


def _describe_new_sections(variant: Variant, source: Variant) -> str:
    """Where the words may be now, for a person to decide."""
    sections = find_new_sections(variant, source)
    if not sections:
        return "No section there is new."
    described = [f"“{new.id}” ({new.heading}, line {new.line})" for new in sections]
    return f"New there: {', '.join(described)}."


def _line_to_insert_after(variant: Variant, source: Variant, section: Section) -> int:
    """The line of made_from below which the section's line belongs, in the order of the source."""
    return _LINES_TO_INSERT_AFTER.of(variant, source)[section.line]


def _lines_to_insert_after(variant: Variant, source: Variant) -> dict[int, int]:
    """By the line of the section in the source. For all at once: a page may have thousands."""
    lines: dict[int, int] = {}
    line = variant.meta_lines.get("made_from", 1)
    for section in source.sections:
        lines[section.line] = line
        line = variant.meta_lines.get(f"made_from.{section.id}", line)
    return lines


_LINES_TO_INSERT_AFTER = LastResults(_lines_to_insert_after, 8)
