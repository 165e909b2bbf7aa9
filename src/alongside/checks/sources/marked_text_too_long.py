"""Words marked as foreign: few, and with the end of the mark in place.

Other checks do not look at such words, so much text must not be hidden from them.
"""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.pages.page_lines import heading_blocks, text_blocks
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.text.clean import foreign_texts
from alongside.text.sentences import count_words


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a block or heading with marked words.

    Limits: "words", the most that all marks of one paragraph, item, cell or heading may hold
    together.
    """
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(rule, variant))


def _page_outcomes(rule: Rule, variant: Variant) -> Iterator[Outcome]:
    most = int(rule.limits["words"])
    for block in (*heading_blocks(variant), *text_blocks(variant)):
        texts, unmatched = foreign_texts(block.markdown)
        count = sum(count_words(text) for text in texts)
        place = place_in(variant, block.line)
        if unmatched:
            yield failed(place, seen=unmatched, **fault_texts(rule, "alone", mark=unmatched))
        elif count > most:
            words = fault_texts(rule, "long", count=count, limit=most)
            yield failed(place, seen=" … ".join(texts), **words)
        # A block without marks is no target.
        elif texts:
            yield passed(place)
