"""Case studies of which a part is not told, or that no list of places and themes would have."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.targets import outcomes_of_target
from alongside.model import EASY_READ, LEAD, Outcome, Place, Rule, Section, Sources, Variant
from alongside.publication.kinds.case_studies import CaseStudies
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, inapplicable, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page of case studies. Limit: "parts", of each that must be told."""
    outcomes = []
    for variant in readable_variants(subject, rule):
        kind = subject.kinds.get(variant.document)
        if kind and isinstance(kind.data, CaseStudies):
            found = _page_outcomes(rule, variant, kind.data)
            outcomes += list(outcomes_of_target(place_in(variant), found))
    yield from outcomes or [inapplicable(Place("publication.yml"))]


def _page_outcomes(rule: Rule, variant: Variant, data: CaseStudies) -> Iterator[Outcome]:
    told = {case.section for case in data.cases}
    if variant.made_from is None:
        yield from _unlisted(rule, variant, told | set(data.other_sections))
        yield from _untold(rule, variant, (*told, *data.other_sections))
    # Easy read tells each part as ideas with pictures, without a name in front.
    if variant.strand.level != EASY_READ:
        cases = [section for section in variant.sections if section.id in told]
        yield from _without_parts(rule, variant, cases)


def _unlisted(rule: Rule, variant: Variant, listed: set[str]) -> Iterator[Outcome]:
    for section in variant.sections:
        if section.id and section.id != LEAD and section.depth == 2 and section.id not in listed:
            texts = fault_texts(rule, "no-data", section=section.id)
            yield failed(place_in(variant, section.line), seen=section.heading, **texts)


def _untold(rule: Rule, variant: Variant, listed: tuple[str, ...]) -> Iterator[Outcome]:
    for name in sorted(listed):
        if variant.section(name) is None:
            line = variant.meta_lines.get(f"cases.{name}", variant.meta_lines.get("cases", 1))
            yield failed(
                place_in(variant, line), seen=name, **fault_texts(rule, "no-section", section=name)
            )


def _without_parts(rule: Rule, variant: Variant, cases: list[Section]) -> Iterator[Outcome]:
    """The first case that tells all its parts says how the page names them."""
    count = int(rule.limits["parts"])
    all_parts = {section.id: _named_parts(section) for section in cases}
    names = next((parts for parts in all_parts.values() if len(parts) >= count), [])
    for section in cases:
        parts = all_parts[section.id]
        missing = [name for name in names if name not in parts]
        if not missing and len(parts) >= count:
            continue
        fault, missing_names = (
            ("part", ", ".join(f"“{name.rstrip(': ')}”" for name in missing))
            if missing
            else ("parts", "")
        )
        texts = fault_texts(rule, fault, count=count, missing=missing_names)
        yield failed(place_in(variant, section.line), seen=section.heading, **texts)


def _named_parts(section: Section) -> list[str]:
    """What stands in bold before the words of its list: **What changed:** …"""
    names = []
    for block in section.blocks:
        opening, _, rest = block.markdown.partition("**")
        name, closing, _ = rest.partition("**")
        if block.kind == "item" and not opening.strip() and closing:
            names.append(name)
    return names
