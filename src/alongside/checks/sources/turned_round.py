"""Text from right to left is stored as it is read, and its numbers keep their order on screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from alongside.checks.sources.targets import outcomes_of_target
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.pages.page_lines import page_lines
from alongside.rules.options import characters_option, text_option
from alongside.rules.outcomes import failed, inapplicable, place_in, readable_variants
from alongside.text.bidi_numbers import BIDI_REORDERED_NUMBERS
from alongside.text.clean import foreign_texts

_WORD = re.compile(r"\w+")


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page in a language that is written from right to left.

    Options: "fault" is "numbers" or "words"; "never_first", letters that begin no word.
    """
    for variant in readable_variants(subject, rule):
        if subject.publication.language_of(variant.strand).direction == "rtl":
            yield from outcomes_of_target(place_in(variant), _page_faults(rule, variant))
        else:
            yield inapplicable(place_in(variant))


def _page_faults(rule: Rule, variant: Variant) -> Iterator[Outcome]:
    """The first of each line."""
    find = _FINDERS[text_option(rule, "fault")]
    for line, text, markdown in page_lines(variant):
        turned = find(text, markdown, rule)
        if turned:
            yield failed(place_in(variant, line), seen=turned)


def _find_turned_number(text: str, markdown: str, rule: Rule) -> str:
    # What is marked as foreign is set apart, so its numbers keep their order.
    for marked in foreign_texts(markdown)[0]:
        text = text.replace(marked, " ", 1)
    match = BIDI_REORDERED_NUMBERS.search(text)
    return match[0] if match else ""


def _find_turned_word(text: str, markdown: str, rule: Rule) -> str:
    """A word that begins with a letter which only ends words: it is stored from its end."""
    never_first = characters_option(rule, "never_first")
    for word in _WORD.findall(text):
        # A letter alone may be the mark of a list.
        if len(word) > 1 and word[0] in never_first:
            return str(word)
    return ""


_FINDERS: dict[str, Callable[[str, str, Rule], str]] = {
    "numbers": _find_turned_number,
    "words": _find_turned_word,
}
"""By the rule's option "fault": what is turned round in (a line, its block's Markdown), or ""."""
