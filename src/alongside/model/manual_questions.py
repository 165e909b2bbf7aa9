"""What only a person can tell of built pages: questions, and the answers of those who looked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from alongside.model.verdict import Place

NO_BARRIER, BARRIER = "no-barrier", "barrier"
VERDICTS = (NO_BARRIER, BARRIER)
"""What a person can answer."""
QUESTIONS_SECTION = "only-people-can-tell"
"""Id of the section of the accessibility statement that counts answers. What it says is no part of
what an answer is bound to, or each answer would end the one before it."""


class QuestionState(StrEnum):
    OPEN = "open"
    SIGNED = "signed off"
    LAPSED = "changed since it was signed off"


@dataclass(frozen=True)
class ManualAnswer:
    """by: a role, never a name. on: the day. verdict: one of VERDICTS. of: the fingerprint of what
    was looked at."""

    by: str
    on: date
    verdict: str
    of: str


@dataclass(frozen=True)
class ManualQuestion:
    """One question about all pages of one structure.

    id: six hexadecimal digits, the same from audit to audit. rule: a rule of ours, or the number of
    a criterion of WCAG. asks: what has to be looked for, in words. like: the path of one of the
    pages. pages, places: how many there are. first: page and element of the first place.
    fingerprint: of the places, their texts and the structure. where: the places, known only while
    an audit runs. line: in its file.
    """

    id: str
    rule: str
    asks: str
    like: str
    pages: int
    places: int
    first: str
    fingerprint: str
    answer: ManualAnswer | None = None
    where: tuple[Place, ...] = field(default=(), compare=False)
    line: int = field(default=0, compare=False)

    @property
    def pages_in_words(self) -> str:
        return f"{self.pages} page{'' if self.pages == 1 else 's'} like {self.like}"

    @property
    def state(self) -> QuestionState:
        if self.answer is None:
            return QuestionState.OPEN
        is_current = self.answer.of == self.fingerprint
        return QuestionState.SIGNED if is_current else QuestionState.LAPSED

    @property
    def is_settled(self) -> bool:
        """Whether a person has looked at it as it is now, and found no barrier."""
        return self._was_found(NO_BARRIER)

    @property
    def is_barrier(self) -> bool:
        """Whether a person has looked at it as it is now, and found a barrier."""
        return self._was_found(BARRIER)

    def _was_found(self, verdict: str) -> bool:
        is_signed = self.state is QuestionState.SIGNED
        return is_signed and self.answer is not None and self.answer.verdict == verdict


@dataclass(frozen=True)
class ManualAudit:
    """What stands in audited-by-hand.yml. audited: the day of the audit that asked last."""

    audited: date
    questions: tuple[ManualQuestion, ...]


def count_states(questions: Iterable[ManualQuestion]) -> dict[QuestionState, int]:
    """How many are in each state, those with none included."""
    states = [question.state for question in questions]
    return {state: states.count(state) for state in QuestionState}
