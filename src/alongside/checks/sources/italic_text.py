"""No words slope: by the tree of the page, so that signs in code, links and comments are none."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.token import Token

from alongside.checks.sources.parsed_page import parse_page, tokens_in_lines
from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_BREAKS = ("softbreak", "hardbreak")


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a heading, paragraph, item or cell."""
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(variant))


def _page_outcomes(variant: Variant) -> Iterator[Outcome]:
    for line, inline in parse_page(variant).inline_tokens():
        found = _first_italic(line, inline.children or [])
        if found:
            yield failed(place_in(variant, found[0]), seen=found[1])
        else:
            yield passed(place_in(variant, line))


def _first_italic(line: int, children: list[Token]) -> tuple[int, str] | None:
    """(line of the file, the words with a sign on both sides)."""
    words, start, sign = "", 0, ""
    for number, token in tokens_in_lines(line, children):
        if token.type == "em_open" and not sign:
            start, sign = number, token.markup
        elif token.type == "em_close":
            return start, f"{sign}{words}{sign}"
        elif sign:
            words += " " if token.type in _BREAKS else token.content
    return None
