"""Words marked as foreign: few, and with the end of the mark in place. Other checks do not look at them."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources
from alongside.pages.names import names_of
from alongside.rules.outcomes import at, failed, passed, readable_variants
from alongside.rules.wording import wording
from alongside.text.clean import marked_texts
from alongside.text.sentences import count_words


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """Limits: "words", the most that all marks of one paragraph, item, cell or heading may hold together."""
    most = int(rule.limits["words"])
    for variant in readable_variants(sources, rule):
        blocks = [b for s in variant.sections for b in s.blocks if b.kind != "code"]
        for block in (*names_of(variant), *blocks):
            texts, alone = marked_texts(block.markdown)
            count = sum(map(count_words, texts))
            place = at(variant, block.line)
            if alone:
                yield failed(place, seen=alone, **wording(rule, "alone", mark=alone))
            elif count > most:
                yield failed(place, seen=" … ".join(texts), **wording(rule, "long", count=count, limit=most))
            elif texts:
                yield passed(place)
        yield passed(at(variant))
