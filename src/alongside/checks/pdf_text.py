"""A PDF says the same words as its page, in the same order: read out by its tags, and drawn as letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alongside.checks.differences import differing_words, words_of
from alongside.checks.pdf_files import pdf_files
from alongside.formats.article import text_blocks
from alongside.formats.tags import Tag
from alongside.model import Outcome, Outputs, Rule
from alongside.outcomes import cannot_tell, failed, passed

_NOT_DRAWN = "(nothing that can be seen)"
_PLAIN = re.compile(r"[\s!-~\u00a0-\u024f\u2010-\u2026\u2022\u20ac]*")
"""Text that is drawn letter by letter in its order. Elsewhere letters join, stack and change places."""


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    around = int(rule.limits["words-around"])
    for pdf in pdf_files(outputs, rule):
        tagged, article = pdf.tags(), pdf.article()
        if tagged is None:
            continue
        if article is None:
            yield cannot_tell(pdf.place, "The web page that the PDF is compared with cannot be read.")
            continue
        wanted = words_of(" ".join(text_blocks(article)))
        difference = differing_words(words_of(tagged.body.text), wanted, around) or _drawn_difference(tagged.body)
        if difference is None:
            yield passed(pdf.place)
            continue
        seen, expected = difference
        yield failed(pdf.place, seen=seen, expected=expected, page=pdf.web.name)


def _drawn_difference(body: Tag) -> tuple[str, str] | None:
    """Where a tag says other letters than those a reader sees."""
    for tag in body.all():
        said, drawn = "".join(tag.own.split()), "".join(tag.drawn.split())
        if said and (not drawn or _PLAIN.fullmatch(tag.own) and drawn != said):
            return tag.drawn or _NOT_DRAWN, tag.own
    return None
