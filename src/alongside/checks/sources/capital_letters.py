"""No words in capitals that could be written small."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from alongside.checks.sources.reader_texts import menu_texts
from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Block, Outcome, Rule, Section, Sources, Variant
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_CAPITALS = regex.compile(r"\b\p{Lu}{2,}(?:[\s'’-]+\p{Lu}{2,})+\b|\b\p{Lu}{7,}\b")
"""Two words or more in capitals, or a word too long to be an abbreviation."""


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a block or heading; the title of a section, or the name of a level."""
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(variant))
    for text in menu_texts(subject):
        capitals = _CAPITALS.search(text.text)
        yield failed(text.place, seen=capitals.group()) if capitals else passed(text.place)


def _page_outcomes(variant: Variant) -> Iterator[Outcome]:
    for section in variant.sections:
        for block in section.blocks:
            # Code is shown as it is typed; code-in-text has its own say on it.
            markup = _find_capitals(block) if block.kind != "code" else ""
            place = place_in(variant, _line_of_markup(block, markup))
            yield failed(place, seen=markup) if markup else passed(place)
        yield _heading_outcome(variant, section)


def _heading_outcome(variant: Variant, section: Section) -> Outcome:
    place = place_in(variant, section.line)
    capitals = _CAPITALS.search(section.heading)
    return failed(place, seen=capitals.group()) if capitals else passed(place)


def _find_capitals(block: Block) -> str:
    match = _CAPITALS.search(block.text)
    return match.group() if match else ""


def _line_of_markup(block: Block, markup: str) -> int:
    """The line on which the block has the markup; its first one when there is none."""
    if not markup:
        return block.line
    before, _, _ = block.markdown.partition(markup)
    return block.line + before.count("\n")
