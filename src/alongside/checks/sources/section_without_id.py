"""Every heading has an explicit id: by it readers move to the same place in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alongside.checks.sources.parsed_page import parse_page
from alongside.model import Outcome, Rule, Section, Sources, Variant
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_BRACES = re.compile(r"\s*\{[^{}]*\}\s*$")
_ONLY_ID = re.compile(r"\{:?\s*#[^\s}]+\s*\}")


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a section. The lead has an id of ours."""
    for variant in readable_variants(subject, rule):
        source = subject.source_of(variant)
        lines = dict(parse_page(variant).text_lines())
        for index, section in enumerate(variant.sections):
            typed = lines.get(section.line, "").rstrip()
            # The first is the lead.
            fault = _fault(typed, section.id) if index else ""
            if not fault:
                yield passed(place_in(variant, section.line))
                continue
            heading = _BRACES.sub("", section.heading).strip()
            texts = fault_texts(
                rule,
                fault,
                hashes="#" * section.depth,
                heading=heading,
                id=section.id or _likely_id(source, index, heading),
                line=section.line,
            )
            place = place_in(variant, section.line)
            yield failed(place, seen=typed or section.heading, **texts)


def _fault(typed: str, section_id: str | None) -> str:
    """A key of the rule's option "faults", or "". typed: the line of the heading."""
    if section_id is None:
        return "none"
    braces = _BRACES.search(typed)
    if not braces:
        return ""
    if not _ONLY_ID.fullmatch(braces.group().strip()):
        return "more"
    return "" if braces.group()[0].isspace() else "no-space"


def _likely_id(source: Variant | None, index: int, heading: str) -> str:
    """The source's id at the same place, or the heading in small letters with hyphens."""
    sections: tuple[Section, ...] = source.sections if source else ()
    source_id = sections[index].id if index < len(sections) else None
    if source_id:
        return source_id
    letters = (sign if sign.isascii() and sign.isalnum() else " " for sign in heading.lower())
    return "-".join("".join(letters).split()) or "a-short-name"
