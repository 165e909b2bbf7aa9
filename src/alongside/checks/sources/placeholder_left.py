"""Words of a new page that only say what to write there."""

from collections.abc import Iterator

from alongside.checks.sources.typed_page import typed_page
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.pages.placeholder import PLACEHOLDER
from alongside.rules.outcomes import at, failed, passed, readable_variants


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        for line, text in _lines(sources, variant):
            for words in PLACEHOLDER.findall(text):
                yield failed(at(variant, line), seen=words)
        yield passed(at(variant))


def _lines(sources: Sources, variant: Variant) -> Iterator[tuple[int, str]]:
    for key, value in variant.meta.items():
        if isinstance(value, str):
            yield variant.meta_lines.get(key, 1), value
    yield from typed_page(sources, variant).text_lines()
