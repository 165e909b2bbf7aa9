"""Words of a new page that only say what to write there."""

from collections.abc import Iterator

from alongside.checks.sources.parsed_page import parse_page
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.pages.placeholder import PLACEHOLDER
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        for line, text in _text_lines(sources, variant):
            for words in PLACEHOLDER.findall(text):
                yield failed(place_in(variant, line), seen=words)
        yield passed(place_in(variant))


def _text_lines(sources: Sources, variant: Variant) -> Iterator[tuple[int, str]]:
    for key, value in variant.meta.items():
        if isinstance(value, str):
            yield variant.meta_lines.get(key, 1), value
    yield from parse_page(sources, variant).text_lines()
