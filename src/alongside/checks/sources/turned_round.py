"""Text from right to left is stored as it is read, and its numbers keep their order on every screen."""

import re
from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources
from alongside.pages.names import lines_of
from alongside.rules.outcomes import at, failed, inapplicable, passed, readable_variants
from alongside.text.clean import marked_texts
from alongside.text.turned import NUMBERS


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """Options: "fault" is "numbers" or "words"; "never_first", letters that begin no word."""
    look = {"numbers": _number, "words": _word}[rule.options["fault"]]
    for variant in readable_variants(sources, rule):
        if sources.publication.language_of(variant.strand).direction != "rtl":
            yield inapplicable(at(variant))
            continue
        for line, text, markdown in lines_of(variant):
            if found := look(text, markdown, rule):
                yield failed(at(variant, line), seen=found)
        yield passed(at(variant))


def _number(text: str, markdown: str, rule: Rule) -> str:
    for marked in marked_texts(markdown)[0]:
        text = text.replace(marked, " ", 1)
    found = NUMBERS.search(text)
    return found[0] if found else ""


def _word(text: str, markdown: str, rule: Rule) -> str:
    never = {chr(int(code, 16)) for code in rule.options["never_first"]}
    words = re.findall(r"\w+", text)
    return next((word for word in words if len(word) > 1 and word[0] in never), "")
