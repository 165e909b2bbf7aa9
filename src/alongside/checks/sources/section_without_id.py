"""Every heading has an explicit id: by it readers move to the same place in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alongside.checks.sources.parsed_page import parse_page
from alongside.model import Outcome, Rule, Section, Sources, Variant
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_BRACES = re.compile(r"\s*\{[^{}]*\}\s*$")
_NAME = re.compile(r"#(\w[\w-]*)(?=\s|\})")
"""A name that can stay, among whatever else is in the brackets."""


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a section. The lead has an id of ours."""
    for variant in readable_variants(subject, rule):
        source = subject.source_of(variant)
        for index, section in enumerate(variant.sections):
            # The first is the lead.
            if section.id or not index:
                yield passed(place_in(variant, section.line))
                continue
            typed = dict(parse_page(variant).text_lines()).get(section.line, "").rstrip()
            braces = _BRACES.search(section.heading)
            name = _NAME.search(braces[0]) if braces else None
            heading = _BRACES.sub("", section.heading).strip()
            texts = fault_texts(
                rule,
                "more" if braces else "none",
                hashes="#" * section.depth,
                heading=heading,
                id=name[1] if name else _likely_id(source, index, heading),
                line=section.line,
            )
            place = place_in(variant, section.line)
            yield failed(place, seen=typed or section.heading, **texts)


def _likely_id(source: Variant | None, index: int, heading: str) -> str:
    """The source's id at the same place, or the heading in small letters with hyphens."""
    sections: tuple[Section, ...] = source.sections if source else ()
    source_id = sections[index].id if index < len(sections) else None
    if source_id:
        return source_id
    letters = (sign if sign.isascii() and sign.isalnum() else " " for sign in heading.lower())
    return "-".join("".join(letters).split()) or "a-short-name"
