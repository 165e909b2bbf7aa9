"""Link text that says where the link goes, also when it is read out alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Link, Outcome, Rule, Sources, Variant
from alongside.pages.page_lines import page_blocks
from alongside.rules.options import mapping_option
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.text.scripts import words_to_compare

_EVERYWHERE = "en"
_ADDRESS = re.compile(r"(https?://|www\.)\S*|\S+/\S+", re.IGNORECASE)


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a link. Options: "empty_words", which say nothing, by language tag."""
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(rule, variant))


def _page_outcomes(rule: Rule, variant: Variant) -> Iterator[Outcome]:
    by_language = mapping_option(rule, "empty_words")
    # English words turn up on pages in every language.
    listed = f"{by_language[_EVERYWHERE]} {by_language.get(variant.strand.language, '')}"
    empty_words = frozenset(words_to_compare(listed))
    for link in _links_ofwords_to_compare(variant):
        place = place_in(variant, link.line)
        if _says_nothing(link, empty_words):
            yield failed(place, seen=f"[{link.text}]({link.target})", text=link.text)
        else:
            yield passed(place)


def _links_ofwords_to_compare(variant: Variant) -> Iterator[Link]:
    for block in page_blocks(variant):
        for link in block.links:
            # A picture inside the link may give it its words.
            if link.text or not block.pictures:
                yield link


def _says_nothing(link: Link, empty_words: frozenset[str]) -> bool:
    words = link.text.casefold().strip(" .…!?»›>→:،۔।")
    if not words or _ADDRESS.fullmatch(words):
        return True
    return empty_words.issuperset(words_to_compare(words))
