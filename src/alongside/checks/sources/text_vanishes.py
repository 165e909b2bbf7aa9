"""Lines that Markdown takes for the address of a link, and that therefore nobody would see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.common.utils import normalizeReference

from alongside.checks.sources.parsed_page import ParsedPage, parse_page
from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_DEFINITION = re.compile(r" {0,3}\[([^\[\]]+)\]:\s*\S")


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a line such as “[name]: address”, which Markdown never shows."""
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(variant))


def _page_outcomes(variant: Variant) -> Iterator[Outcome]:
    page = parse_page(variant)
    used_names = _used_names(page)
    for line, typed in page.text_lines():
        definition = _DEFINITION.match(typed)
        if not definition:
            continue
        name = definition[1]
        place = place_in(variant, line)
        # A link that uses the name makes it the address that it looks like.
        if normalizeReference(name) in used_names:
            yield passed(place)
        else:
            yield failed(place, seen=typed.strip(), name=name)


def _used_names(page: ParsedPage) -> set[str]:
    """The names that links of the page use, as the parser normalises them."""
    names: set[str] = set()
    for token in page.tokens:
        for child in token.children or ():
            if "label" in child.meta:
                names.add(str(child.meta["label"]))
    return names
