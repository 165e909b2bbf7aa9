"""Every heading has an explicit id: by it readers move to the same place in another language."""

import re
from collections.abc import Iterator

from alongside.checks.sources.parsed_page import parse_page
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_BRACES = re.compile(r"\s*\{[^{}]*\}\s*$")


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        source = sources.source_of(variant)
        lines = dict(parse_page(sources, variant).text_lines())
        for index, section in enumerate(variant.sections):
            typed = lines.get(section.line, "").rstrip()
            fault = _fault(typed, section.id) if index else ""
            if not fault:
                yield passed(place_in(variant, section.line))
                continue
            heading = _BRACES.sub("", section.heading).strip()
            id_ = section.id or _likely_id(source, index, heading)
            yield failed(
                place_in(variant, section.line),
                seen=typed or section.heading,
                **fault_texts(
                    rule,
                    fault,
                    hashes="#" * section.depth,
                    heading=heading,
                    id=id_,
                    line=section.line,
                ),
            )


def _fault(typed: str, section_id: str | None) -> str:
    if section_id is None:
        return "none"
    braces = _BRACES.search(typed)
    if braces and not re.fullmatch(r"\{:?\s*#[^\s}]+\s*\}", braces.group().strip()):
        return "more"
    return "" if not braces or braces.group()[0].isspace() else "no-space"


def _likely_id(source: Variant | None, index: int, heading: str) -> str:
    """The source's id at the same place, or the heading in small letters with hyphens."""
    if source and index < len(source.sections) and source.sections[index].id:
        return source.sections[index].id
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in heading.lower()).split()
    return "-".join(words) or "a-short-name"
