"""Words of a new page that only say what to write there."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.parsed_page import parse_page
from alongside.checks.sources.reader_texts import written_texts
from alongside.checks.sources.targets import outcomes_of_target
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.pages.placeholder import PLACEHOLDER
from alongside.rules.outcomes import failed, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page; a text of publication.yml or of a data file beside it."""
    for variant in readable_variants(subject, rule):
        yield from outcomes_of_target(place_in(variant), _page_faults(variant))
    for text in written_texts(subject):
        faults = (failed(text.place, seen=words) for words in PLACEHOLDER.findall(text.text))
        yield from outcomes_of_target(text.place, faults)


def _page_faults(variant: Variant) -> Iterator[Outcome]:
    for line, text in _text_lines(variant):
        for words in PLACEHOLDER.findall(text):
            yield failed(place_in(variant, line), seen=words)


def _text_lines(variant: Variant) -> Iterator[tuple[int, str]]:
    """(line in the file, text) of the front matter's texts and of the body."""
    for key, value in variant.meta.items():
        if isinstance(value, str):
            yield variant.meta_lines.get(key, 1), value
    # Not in code, where two brackets may mean something else.
    yield from parse_page(variant).text_lines()
