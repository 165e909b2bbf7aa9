"""A paragraph that only looks like a heading: all of it bold, or all of it in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Block, Outcome, Rule, Section, Sources, Variant
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.text.latin_words import in_plain_letters

_ALL_BOLD = re.compile(r"(\*\*\*?|___?)(?!\s)(?:(?!\1).)+\1", re.DOTALL)
_SENTENCE_END = tuple(".!?:;,…؟۔।")
_CAPITAL_LETTERS = 6
"""An abbreviation in a paragraph of its own has fewer."""
_EXAMPLE_ID = "our-aims"


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a paragraph that something follows. Limit "words": the most a heading has."""
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(rule, variant))


def _page_outcomes(rule: Rule, variant: Variant) -> Iterator[Outcome]:
    for section in variant.sections:
        for block in _paragraphs_before_others(section):
            place = place_in(variant, block.line)
            if _looks_like_heading(block, int(rule.limits["words"])):
                words = _without_capitals(block.text)
                yield failed(place, seen=block.text, words=words, id=_id_for(block.text))
            else:
                yield passed(place)


def _paragraphs_before_others(section: Section) -> Iterator[Block]:
    """Not the last one of a section: a heading has something below it."""
    for block in section.blocks[:-1]:
        if block.kind == "paragraph" and not block.pictures:
            yield block


def _looks_like_heading(block: Block, most_words: int) -> bool:
    words = block.text.split()
    if not words or len(words) > most_words or block.text.endswith(_SENTENCE_END):
        return False
    return bool(_ALL_BOLD.fullmatch(block.markdown.strip())) or _is_in_capitals(block.text)


def _is_in_capitals(text: str) -> bool:
    """In scripts without capitals nothing is."""
    letters = [letter for letter in text if letter.isalpha()]
    return (
        len(letters) >= _CAPITAL_LETTERS
        and " " in text
        and all(letter.isupper() for letter in letters)
    )


def _without_capitals(text: str) -> str:
    return text.capitalize() if _is_in_capitals(text) else text


def _id_for(text: str) -> str:
    """An id from the words, if they are in Latin letters; otherwise an example of one."""
    return "-".join(re.findall("[a-z]+", in_plain_letters(text))[:4]) or _EXAMPLE_ID
