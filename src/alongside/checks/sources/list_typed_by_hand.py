"""Lists that only look like one: lines with a sign or letter before them, or broken by hand."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Block, Outcome, Rule, Section, Sources, Variant
from alongside.rules.options import text_option
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_LEAST_ITEMS = 2
_LEAST_BROKEN_LINES = 3
"""Two lines may be a saying or a name and a place."""
_NUMBERED = regex.compile(
    r"\(?(?:\p{L}\p{M}*|[ivx]{1,4}|\p{Nd}{1,2})\)\s"  # a) (b) iv) 3) ক)
    r"|(?:[a-z]|[ivx]{1,4})\.\s"  # a. iv.
    r"|(?![0-9])\p{Nd}{1,2}[.۔।]\s"  # ১. ۲۔ which Markdown does not take for numbers
)
_HARD_BREAKS = ("  ", "\\")


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a paragraph, or a row of them that begin alike. Option: "bullets"."""
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(rule, variant))


def _page_outcomes(rule: Rule, variant: Variant) -> Iterator[Outcome]:
    bullets = text_option(rule, "bullets")
    for section in variant.sections:
        typed = _typed_lists(section, bullets)
        for block in section.blocks:
            place = place_in(variant, block.line)
            if block.line in typed:
                yield failed(place, seen=_first_words(block))
            elif block.kind in ("paragraph", "quote"):
                yield passed(place)


def _typed_lists(section: Section, bullets: str) -> set[int]:
    """The line on which each of them begins."""
    starts: set[int] = set()
    before: Block | None = None
    is_in_row = False
    for block in section.blocks:
        if block.kind in ("paragraph", "quote"):
            count = _count_items(block, bullets)
            is_next = before is not None and _begins_as_item(before, bullets)
            if count >= _LEAST_ITEMS or _is_broken_by_hand(block, before):
                starts.add(block.line)
            elif is_next and not is_in_row and before and _begins_as_item(block, bullets):
                # The first of a row of paragraphs stands for all of them.
                starts.add(before.line)
            is_in_row = bool(count and is_next)
        before = block
    return starts


def _begins_as_item(block: Block, bullets: str) -> bool:
    is_prose = block.kind in ("paragraph", "quote")
    return is_prose and bool(block.lines) and _is_item(block.lines[0][1], bullets)


def _count_items(block: Block, bullets: str) -> int:
    """How many of its lines begin as an item of a list would."""
    return sum(_is_item(words, bullets) for _, words in block.lines)


def _is_item(words: str, bullets: str) -> bool:
    has_bullet = words[:1] in bullets and words[1:2].isspace()
    return has_bullet or bool(_NUMBERED.match(words))


def _is_broken_by_hand(block: Block, before: Block | None) -> bool:
    """Lines that were broken after “We collect:”. An address has numbers, and is no list."""
    lines = block.markdown.split("\n")
    if before is None or not before.text.endswith(":") or len(lines) < _LEAST_BROKEN_LINES:
        return False
    if not all(line.endswith(_HARD_BREAKS) for line in lines[:-1]):
        return False
    return not any(letter.isdigit() for letter in block.text)


def _first_words(block: Block) -> str:
    return "\n".join(words for _, words in block.lines[:_LEAST_BROKEN_LINES])
