"""A section whose source was changed after it was made. made_from remembers the source's fingerprints."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Section, Sources, Variant
from alongside.pages.fingerprint import fingerprint_as_yaml
from alongside.publication.catalogue import variant_path
from alongside.publication.made_from import (
    find_moved_section,
    find_new_sections,
    find_renamed_sections,
    recorded_fingerprints,
)
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, variants_with_sources


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant, source in variants_with_sources(sources, rule):
        if source is None:
            yield inapplicable(place_in(variant))
            continue
        fingerprints = recorded_fingerprints(variant)
        if not fingerprints:
            yield _outcome_without_record(rule, variant, source)
            continue
        new_names = find_renamed_sections(variant, source)
        for section in source.sections:
            if section.id and section not in new_names.values():
                yield _section_outcome(rule, variant, source, section, fingerprints)
        for key in fingerprints:
            if source.section(key) is None:
                yield _outcome_of_gone_section(
                    rule, sources, variant, source, key, new_names.get(key)
                )


def _section_outcome(
    rule: Rule, variant: Variant, source: Variant, section: Section, fingerprints: dict[str, str]
) -> Outcome:
    own = variant.section(section.id)
    place = place_in(variant, own.line if own else variant.meta_lines.get("made_from", 1))
    recorded = fingerprints.get(section.id, "")
    if section.has_fingerprint(recorded):
        return passed(place)
    key_line = variant.meta_lines.get(f"made_from.{section.id}")
    fault = "changed" if key_line else "unrecorded"
    said = fault_texts(
        rule,
        fault,
        id=section.id,
        heading=section.heading,
        source=source.path.as_posix(),
        source_line=section.line,
        line=key_line or _line_to_insert_after(variant, source, section),
        paste=f"{section.id}: {fingerprint_as_yaml(section.fingerprint)}",
        path=variant.path.as_posix(),
    )
    seen = f"made_from says {recorded}" if recorded else "made_from does not name this section"
    return failed(place, seen=seen, expected=section.fingerprint, **said)


def _outcome_without_record(rule: Rule, variant: Variant, source: Variant) -> Outcome:
    line = variant.meta_lines.get("made_from", 1)
    entries = "\n".join(
        f"  {s.id}: {fingerprint_as_yaml(s.fingerprint)}" for s in source.sections if s.id
    )
    return failed(
        place_in(variant, line),
        **fault_texts(
            rule,
            "nothing",
            source=source.path.as_posix(),
            line=line,
            paste=entries,
            path=variant.path.as_posix(),
        ),
    )


def _outcome_of_gone_section(
    rule: Rule,
    sources: Sources,
    variant: Variant,
    source: Variant,
    section_id: str,
    renamed_to: Section | None,
) -> Outcome:
    """The source has no section of this name any more. new: the section that has its very words."""
    line, fingerprint = (
        variant.meta_lines.get(f"made_from.{section_id}", 1),
        recorded_fingerprints(variant)[section_id],
    )
    values = {
        "id": section_id,
        "line": line,
        "source": source.path.as_posix(),
        "path": variant.path.as_posix(),
    }
    elsewhere = None if renamed_to else find_moved_section(sources, source, fingerprint)
    if renamed_to:
        said = fault_texts(
            rule,
            "renamed",
            new=renamed_to.id,
            source_line=renamed_to.line,
            paste=f"{renamed_to.id}: {fingerprint_as_yaml(fingerprint)}",
            **values,
        )
    elif elsewhere:
        page, section = elsewhere
        said = fault_texts(
            rule,
            "moved",
            other=page.path.as_posix(),
            other_line=section.line,
            target=variant_path(variant.strand, page.document).as_posix(),
            **values,
        )
    else:
        news = ", ".join(
            f"“{s.id}” ({s.heading}, line {s.line})" for s in find_new_sections(variant, source)
        )
        said = fault_texts(
            rule,
            "gone",
            news=f"New there: {news}." if news else "No section there is new.",
            **values,
        )
    return failed(place_in(variant, line), seen=f"{section_id}: {fingerprint}", **said)


def _line_to_insert_after(variant: Variant, source: Variant, section: Section) -> int:
    """The line of made_from below which the section's line belongs, in the order of the source."""
    line = variant.meta_lines.get("made_from", 1)
    for earlier in source.sections[: source.sections.index(section)]:
        line = variant.meta_lines.get(f"made_from.{earlier.id}", line)
    return line
