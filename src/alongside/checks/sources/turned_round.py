"""Text from right to left is stored as it is read, and its numbers keep their order on every screen."""

import re
from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources
from alongside.pages.page_lines import page_lines
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, readable_variants
from alongside.text.bidi_numbers import BIDI_REORDERED_NUMBERS
from alongside.text.clean import foreign_texts


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """Options: "fault" is "numbers" or "words"; "never_first", letters that begin no word."""
    look = {"numbers": _find_turned_number, "words": _find_turned_word}[rule.options["fault"]]
    for variant in readable_variants(sources, rule):
        if sources.publication.language_of(variant.strand).direction != "rtl":
            yield inapplicable(place_in(variant))
            continue
        for line, text, markdown in page_lines(variant):
            if found := look(text, markdown, rule):
                yield failed(place_in(variant, line), seen=found)
        yield passed(place_in(variant))


def _find_turned_number(text: str, markdown: str, rule: Rule) -> str:
    for marked in foreign_texts(markdown)[0]:
        text = text.replace(marked, " ", 1)
    found = BIDI_REORDERED_NUMBERS.search(text)
    return found[0] if found else ""


def _find_turned_word(text: str, markdown: str, rule: Rule) -> str:
    never = {chr(int(code, 16)) for code in rule.options["never_first"]}
    words = re.findall(r"\w+", text)
    return next((word for word in words if len(word) > 1 and word[0] in never), "")
