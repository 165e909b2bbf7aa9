"""Words marked as foreign: few, and with the end of the mark in place. Other checks do not look at them."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources
from alongside.pages.page_lines import heading_blocks
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.text.clean import foreign_texts
from alongside.text.sentences import count_words


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """Limits: "words", the most that all marks of one paragraph, item, cell or heading may hold together."""
    most = int(rule.limits["words"])
    for variant in readable_variants(sources, rule):
        blocks = [b for s in variant.sections for b in s.blocks if b.kind != "code"]
        for block in (*heading_blocks(variant), *blocks):
            texts, alone = foreign_texts(block.markdown)
            count = sum(map(count_words, texts))
            place = place_in(variant, block.line)
            if alone:
                yield failed(place, seen=alone, **fault_texts(rule, "alone", mark=alone))
            elif count > most:
                yield failed(
                    place,
                    seen=" … ".join(texts),
                    **fault_texts(rule, "long", count=count, limit=most),
                )
            elif texts:
                yield passed(place)
        yield passed(place_in(variant))
