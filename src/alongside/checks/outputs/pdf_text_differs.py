"""A PDF says the same words as its page, in the same order: read out by its tags, and drawn as
letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from alongside.checks.outputs.differences import differing_words, words_of
from alongside.checks.outputs.file_outcomes import examine_each
from alongside.checks.outputs.pdf_files import PdfFile, TextPair, pdf_files
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


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a PDF."""
    yield from examine_each(pdf_files(subject, rule), rule, _outcomes)


def _outcomes(pdf: PdfFile, rule: Rule) -> Iterator[Outcome]:
    tagged = pdf.tags()
    if tagged is None:
        return  # pdf-unreadable tells of it
    context_words = int(rule.limits["words-around"])
    try:
        difference = next(_differences(pdf.text_pairs(tagged), context_words), None)
    except BuildFailed as error:
        reason = f"The web page that the PDF is compared with cannot be read. {error.what}"
        yield cannot_tell(pdf.place, reason)
        return
    if difference is None:
        yield passed(pdf.place)
    else:
        place, seen, expected = difference
        yield failed(place, seen=seen, expected=expected)


def _differences(pairs: Iterable[TextPair], context_words: int) -> Iterator[tuple[Place, str, str]]:
    """(place, seen, expected), one at most for each text."""
    for pair in pairs:
        actual = words_of(pair.actual.text)
        expected = words_of(" ".join(text_blocks(pair.expected)))
        difference = differing_words(actual, expected, context_words)
        if difference is None:
            difference = _drawn_difference(pair.actual)
        if difference:
            yield pair.place, *difference


def _drawn_difference(body: Tag) -> tuple[str, str] | None:
    """Where a tag says other letters than those a reader sees."""
    for tag in body.descendants():
        if not _shows_its_text(tag):
            return tag.drawn_text or _NOT_DRAWN, tag.own_text
    return None


def _shows_its_text(tag: Tag) -> bool:
    text = "".join(tag.own_text.split())
    drawn = "".join(tag.drawn_text.split())
    if not text or drawn == text:
        return True
    return bool(drawn) and not _DRAWN_IN_ORDER.fullmatch(tag.own_text)
