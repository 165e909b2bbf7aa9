"""Every page in every version as narrow tables: one row a document, at most three versions beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alongside.model import PageStatus, SignOffState, TextState
from alongside.reports.markdown import Links, escape_inline, take_fitting
from alongside.reports.text import format_count

_COLUMNS = 3
"""With the names of the documents before them, what a phone of 360 px shows without turning it."""

_MAX_CHARACTERS = 16_000
"""Signs for all tables."""


@dataclass(frozen=True)
class PageState:
    """word: short, as it decides how many columns fit. rule: the rule that an exception would have to name."""

    sign: str
    word: str
    meaning: str
    rule: str = ""


READY = PageState(
    "✅", "ready", "says what its source says, and is signed off where that is asked for"
)
STALE = PageState(
    "⚠️", "stale", "its source has been changed since it was made from it", "stale-section"
)
WAITING = PageState("⏳", "waits", "its source must be brought up to date first")
MISSING = PageState("❌", "missing", "there is no such page", "variant-missing")
BROKEN = PageState("❌", "broken", "the file cannot be read")
DRAFT = PageState("✏️", "draft", "up to date, but not signed off yet", "sign-off-missing")
RECHECK = PageState("✏️", "recheck", "changed since it was signed off", "sign-off-void")
_ORDER = (READY, DRAFT, RECHECK, STALE, WAITING, MISSING, BROKEN)
_EXCEPTION_SIGN = "🕓"
_STATES_OF_TEXT = {
    TextState.STALE: STALE,
    TextState.WAITING_FOR_SOURCE: WAITING,
    TextState.MISSING: MISSING,
    TextState.UNREADABLE: BROKEN,
}


def page_state(standing: PageStatus) -> PageState:
    """What must be done first: without the text of its source, a sign-off would be for nothing."""
    signed = set(standing.sign_offs.values())
    if standing.text in _STATES_OF_TEXT:
        return _STATES_OF_TEXT[standing.text]
    return (
        RECHECK
        if SignOffState.VOID in signed
        else DRAFT
        if SignOffState.MISSING in signed
        else READY
    )


def exception_end(standing: PageStatus) -> str:
    """The last day of the exception that allows its state, or ""."""
    rule = page_state(standing).rule
    return min(
        (until.isoformat() for name, until in standing.exceptions if name == rule), default=""
    )


def status_tables(standings: Sequence[PageStatus], links: Links) -> Iterator[str]:
    """Paragraphs of Markdown. Of too many documents, those that need work come first, and the last are only counted."""
    strands = list(dict.fromkeys((standing.strand.key, standing.name) for standing in standings))
    cells = {(standing.document, standing.strand.key): standing for standing in standings}
    documents = list(dict.fromkeys(standing.document for standing in standings))
    groups = [strands[first : first + _COLUMNS] for first in range(0, len(strands), _COLUMNS)]

    def format_rows(group: Sequence[tuple[str, str]]) -> list[str]:
        return [
            _format_row(
                [
                    escape_inline(document),
                    *(_format_cell(cells[document, key], links) for key, _ in group),
                ]
            )
            for document in documents
        ]

    def count_left_out() -> int:
        room = _MAX_CHARACTERS // len(groups)
        return len(documents) - min(len(take_fitting(format_rows(group), room)) for group in groups)

    yield _format_counts(standings)
    rest = count_left_out()
    if rest:
        work = {
            standing.document
            for standing in standings
            if page_state(standing) is not READY and not exception_end(standing)
        }
        documents.sort(key=lambda document: document not in work)
        rest = count_left_out()
    for group in groups:
        head = [
            _format_row(["Page", *(escape_inline(name) for _, name in group)]),
            _format_row(["---", *(":-:" for _ in group)]),
        ]
        yield "\n".join([*head, *format_rows(group)[: len(documents) - rest]])
    if rest:
        yield f"And {format_count(rest, 'more page')}. `.venv/bin/alongside status` shows all."
    yield "\n".join(_legend(standings))


def _format_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _format_cell(standing: PageStatus, links: Links) -> str:
    state = page_state(standing)
    words = (
        state.word if state is MISSING else links.link(standing.path.as_posix(), words=state.word)
    )
    return f"{_EXCEPTION_SIGN if exception_end(standing) else state.sign}<br>{words}"


def _format_counts(standings: Sequence[PageStatus]) -> str:
    states = [page_state(standing) for standing in standings]
    return (
        ", ".join(f"{states.count(state)} {state.word}" for state in _ORDER if state in states)
        + "."
    )


def _legend(standings: Sequence[PageStatus]) -> Iterator[str]:
    for state in _ORDER:
        days = {exception_end(standing) for standing in standings if page_state(standing) is state}
        if days:
            yield f"- {state.sign if '' in days else _EXCEPTION_SIGN} {state.word}: {state.meaning}"
    days = sorted({day for day in map(exception_end, standings) if day})
    if days:
        yield f"- {_EXCEPTION_SIGN} an exception in publication.yml allows it until {', '.join(days)}"
