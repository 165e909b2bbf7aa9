"""What only people can tell, in the words that all reports share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from alongside.model import ManualQuestion, QuestionState, Verdict, count_states
from alongside.reports.markdown import details_block, escape_inline, take_fitting
from alongside.reports.run_parts import JsonObject
from alongside.text.plurals import count_in_english

_MARKDOWN_LENGTH = 8_000
"""Characters of the list in a pull request."""
HEADING = "Only people can tell"
HOW = (
    "Look at each on the pages that it names. Then record what you found: "
    ".venv/bin/alongside audited-by-hand ID --by ROLE --verdict no-barrier (or barrier)"
)


def all_questions(verdicts: Sequence[Verdict]) -> list[ManualQuestion]:
    return list(chain.from_iterable(verdict.questions for verdict in verdicts))


def count_line(questions: Sequence[ManualQuestion]) -> str:
    """ "5 questions: 3 open, 1 signed off, 1 changed since it was signed off."."""
    counts = [
        f"{number} {state.value}" for state, number in count_states(questions).items() if number
    ]
    return f"{count_in_english(len(questions), 'question')}: {', '.join(counts)}."


def state_line(question: ManualQuestion) -> str:
    """The state with who found what, and when."""
    answer = question.answer
    if answer is None:
        return question.state.value
    found = f"{answer.verdict}, by {answer.by} on {answer.on.isoformat()}"
    return f"{question.state.value} ({found})"


def where_line(question: ManualQuestion) -> str:
    return f"{count_in_english(question.places, 'place')} on {question.pages_in_words}"


def order_by_state(questions: Sequence[ManualQuestion]) -> Iterator[ManualQuestion]:
    """What has to be looked at comes first."""
    for state in (QuestionState.LAPSED, QuestionState.OPEN, QuestionState.SIGNED):
        yield from (question for question in questions if question.state is state)


def question_entry(question: ManualQuestion) -> JsonObject:
    """For other programs, with every place."""
    answer = question.answer
    return {
        "id": question.id,
        "rule": question.rule,
        "asks": question.asks,
        "like": question.like,
        "pages": question.pages,
        "state": question.state.value,
        "verdict": answer.verdict if answer else None,
        "by": answer.by if answer else None,
        "on": answer.on.isoformat() if answer else None,
        "fingerprint": question.fingerprint,
        "first": question.first,
        "places": [
            {"page": place.page, "selector": place.selector, "state": place.state}
            for place in question.where
        ],
    }


def questions_section(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Paragraphs of Markdown; none where nothing is asked. What was settled is only counted."""
    questions = all_questions(verdicts)
    if not questions:
        return
    yield f"### {HEADING}"
    yield count_line(questions)
    lines = [
        f"- **{question.id}** {escape_inline(question.asks)} ({escape_inline(question.rule)}, "
        f"{escape_inline(where_line(question))}): {escape_inline(state_line(question))}"
        for question in order_by_state(questions)
        if not question.is_settled
    ]
    shown = take_fitting(lines, _MARKDOWN_LENGTH)
    if len(shown) < len(lines):
        shown.append(f"- And {len(lines) - len(shown)} more.")
    if shown:
        yield details_block("Show what is to be looked at", "\n".join(shown))
        yield escape_inline(HOW)
