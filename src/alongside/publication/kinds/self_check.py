"""A self-check: questions that a group answers for itself, on screen or on paper.

Each item of a numbered list is one; in easy read, each idea below a heading that is a question.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from alongside.model import EASY_READ, LEAD, Block, Variant
from alongside.publication.kinds.kind import QUESTION, WORDS, Kind

NAME = "self-check"
_QUESTION_MARKS = ("?", "؟")


@dataclass(frozen=True)
class SelfCheck:
    """It has no settings: all of it is in the text."""


def is_question(words: str) -> bool:
    """Whether words end as a question, in any script of ours."""
    return words.strip().rstrip("\"'”’»)").endswith(_QUESTION_MARKS)


def questions(page: Variant) -> Iterator[Block]:
    """What gets a box to tick."""
    is_easy_read = page.strand.level == EASY_READ
    for section in page.sections:
        for block in section.blocks if section.id != LEAD else ():
            is_numbered = block.kind == "item" and block.marker not in ("•", "")
            is_idea = bool(block.pictures) and is_question(block.text)
            if is_idea if is_easy_read else is_numbered:
                yield block


KIND = Kind(
    keys={},
    make=SelfCheck,
    new_page={f"{QUESTION}s": f"1. {WORDS}\n2. {WORDS}"},
)
