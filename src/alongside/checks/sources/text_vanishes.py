"""Lines that Markdown takes for the address of a link, and that therefore nobody would see."""

import re
from collections.abc import Iterator

from markdown_it.common.utils import normalizeReference

from alongside.checks.sources.typed_page import TypedPage, typed_page
from alongside.model import Outcome, Rule, Sources
from alongside.rules.outcomes import at, failed, passed, readable_variants

_DEFINITION = re.compile(r" {0,3}\[([^\[\]]+)\]:\s*\S")


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        page = typed_page(sources, variant)
        used = _used(page)
        for line, typed in page.text_lines():
            name = _DEFINITION.match(typed)
            if name and normalizeReference(name[1]) not in used:
                yield failed(at(variant, line), seen=typed.strip(), name=name[1])
            elif name:
                yield passed(at(variant, line))
        yield passed(at(variant))


def _used(page: TypedPage) -> set[str]:
    inline = (child for token in page.tokens for child in token.children or ())
    return {token.meta["label"] for token in inline if "label" in token.meta}
