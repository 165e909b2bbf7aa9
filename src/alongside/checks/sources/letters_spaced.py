"""Words with a space behind each letter."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.pages.page_lines import page_blocks
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_BEFORE, _AFTER = r"(?<![\p{L}\p{M}\p{N}'’.,-])", r"(?![\p{L}\p{M}\p{N}'’])"
_SPACE = r"[ \u00a0\u2002-\u200a\u202f]"
_LETTER = r"\p{L}(?:(?!\p{InSC=Vowel_Dependent})\p{M})*"
_SPACED = regex.compile(
    rf"{_BEFORE}(?:(?:{_LETTER}{_SPACE}){{3,}}{_LETTER}|(?:\p{{L}}\p{{M}}*{_SPACE}){{6,}}\p{{L}}\p{{M}}*)"
    rf"{_AFTER}"
)
"""Four letters or more, as in “N E W S”: “Groups A B C” are three names. With its vowel sign a
letter of Punjabi or Hindi is a word, so several of these may stand side by side: “ਹੈ ਜੋ ਹੋ ਹੀ”."""


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a block."""
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(variant))


def _page_outcomes(variant: Variant) -> Iterator[Outcome]:
    for block in page_blocks(variant):
        spaced = None if block.kind == "code" else _SPACED.search(block.text)
        place = place_in(variant, block.line)
        yield failed(place, seen=spaced.group()) if spaced else passed(place)
