"""A translation has every paragraph, list item, table row and picture of its source.

None is left out and none is added.
"""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.section_pairs import SectionPair, section_pairs
from alongside.checks.sources.targets import (
    Fault,
    fault_outcome,
    outcomes_of_target,
    outcomes_or_inapplicable,
)
from alongside.model import ROW_START, Block, Outcome, Rule, Section, Sources, Variant
from alongside.publication.made_from import recorded_fingerprints
from alongside.rules.options import lists_option
from alongside.rules.outcomes import inapplicable, place_in, variants_with_sources

_Part = tuple[str, int]
"""(its name in the rule's option "parts", the line on which it begins)"""


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a section that was made from its source as it is now.

    Of the others, stale-section speaks.
    """
    for variant, source in variants_with_sources(subject, rule):
        if source is None or source.strand.language == variant.strand.language:
            yield inapplicable(place_in(variant))
            continue
        outcomes = _page_outcomes(subject, rule, variant, source)
        yield from outcomes_or_inapplicable(place_in(variant), outcomes)


def _page_outcomes(
    sources: Sources, rule: Rule, variant: Variant, source: Variant
) -> Iterator[Outcome]:
    path = variant.path.as_posix()
    fingerprints = recorded_fingerprints(variant)
    for pair in section_pairs(sources, variant, source):
        recorded = fingerprints.get(pair.section.id or "", "")
        if pair.source_section.has_fingerprint(recorded):
            outcomes = (fault_outcome(rule, path, fault) for fault in _pair_faults(rule, pair))
            yield from outcomes_of_target(pair.place, outcomes)


def _pair_faults(rule: Rule, pair: SectionPair) -> list[Fault]:
    parts = _parts(pair.section)
    source_parts = _parts(pair.source_section)
    values = {"heading": pair.source_section.heading, **pair.source_values}
    faults = list(_count_faults(rule, pair.section, parts, source_parts, values))
    if faults:
        return faults
    # With the same count of each, the parts can still be in another order. Only the first: what
    # comes after it is out of step for the same reason.
    for (name, line), (source_name, source_line) in zip(parts, source_parts, strict=True):
        if name != source_name:
            return [Fault("order", line, values={"there": source_line, **values})]
    return []


def _count_faults(
    rule: Rule,
    section: Section,
    parts: list[_Part],
    source_parts: list[_Part],
    values: dict[str, object],
) -> Iterator[Fault]:
    for name, (singular, plural) in lists_option(rule, "parts").items():
        count = sum(part == name for part, _ in parts)
        source_lines = [line for part, line in source_parts if part == name]
        if count == len(source_lines):
            continue
        # Several cells can stand on one line.
        lines = ", ".join(str(line) for line in dict.fromkeys(source_lines))
        yield Fault(
            name="fewer" if count < len(source_lines) else "more",
            line=section.line,
            values={
                "seen": _format_count(count, singular, plural),
                "needed": _format_count(len(source_lines), singular, plural),
                "parts": plural,
                "lines": lines or "none",
                **values,
            },
        )


def _parts(section: Section) -> list[_Part]:
    """The parts of a section in their order."""
    parts: list[_Part] = []
    for block in section.blocks:
        parts += [(name, block.line) for name in _part_names(block)]
        parts += [("picture", picture.line) for picture in block.pictures]
    return parts


def _part_names(block: Block) -> Iterator[str]:
    """What a block counts for; the first cell of a row for a row, too."""
    if block.marker == ROW_START:
        yield "row"
    if block.kind in ("cell", "header-cell"):
        if block.text:
            yield "cell"
    elif block.kind == "item" and block.marker:
        yield "item"
    elif block.text:
        yield "paragraph"


def _format_count(number: int, singular: str, plural: str) -> str:
    return f"{number} {singular if number == 1 else plural}"
