"""Lines that Markdown takes for the address of a link, and that therefore nobody would see."""

import re
from collections.abc import Iterator

from markdown_it.common.utils import normalizeReference

from alongside.checks.sources.parsed_page import ParsedPage, parse_page
from alongside.model import Outcome, Rule, Sources
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_DEFINITION = re.compile(r" {0,3}\[([^\[\]]+)\]:\s*\S")


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        page = parse_page(sources, variant)
        used = _used_references(page)
        for line, typed in page.text_lines():
            name = _DEFINITION.match(typed)
            if name and normalizeReference(name[1]) not in used:
                yield failed(place_in(variant, line), seen=typed.strip(), name=name[1])
            elif name:
                yield passed(place_in(variant, line))
        yield passed(place_in(variant))


def _used_references(page: ParsedPage) -> set[str]:
    inline = (child for token in page.tokens for child in token.children or ())
    return {token.meta["label"] for token in inline if "label" in token.meta}
