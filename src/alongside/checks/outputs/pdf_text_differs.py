"""A PDF says the same words as its page, in the same order: read out by its tags, and drawn as
letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alongside.checks.outputs.differences import differing_words, words_of
from alongside.checks.outputs.pdf_files import TextPair, pdf_files
from alongside.errors import BuildFailed
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.readback.article import text_blocks
from alongside.readback.pdf_tags import Tag
from alongside.rules.outcomes import cannot_tell, failed, passed

_NOT_DRAWN = "(nothing that can be seen)"
_DRAWN_IN_ORDER = re.compile(r"[\s!-~\u00a0-\u024f\u2010-\u2026\u2022\u20ac]*")
"""Text that is drawn letter by letter in its order.

Elsewhere letters join, stack and change places.
"""


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    around = int(rule.limits["words-around"])
    for pdf in pdf_files(outputs, rule):
        if (tagged := pdf.tags()) is None:
            continue
        try:
            found = next(_differences(pdf.text_pairs(tagged), around), None)
        except BuildFailed as error:
            yield cannot_tell(
                pdf.place,
                f"The web page that the PDF is compared with cannot be read. {error.what}",
            )
            continue
        if found is None:
            yield passed(pdf.place)
        else:
            place, (seen, expected) = found
            yield failed(place, seen=seen, expected=expected)


def _differences(
    pairs: list[TextPair], context_words: int
) -> Iterator[tuple[Place, tuple[str, str]]]:
    for pair in pairs:
        wanted = words_of(" ".join(text_blocks(pair.expected)))
        if difference := differing_words(
            words_of(pair.actual.text), wanted, context_words
        ) or _drawn_difference(pair.actual):
            yield pair.place, difference


def _drawn_difference(body: Tag) -> tuple[str, str] | None:
    """Where a tag says other letters than those a reader sees."""
    for tag in body.descendants():
        said, drawn = "".join(tag.own_text.split()), "".join(tag.drawn_text.split())
        if said and (not drawn or _DRAWN_IN_ORDER.fullmatch(tag.own_text) and drawn != said):
            return tag.drawn_text or _NOT_DRAWN, tag.own_text
    return None
