"""Every page in every version as narrow tables: one row a document, at most three versions beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alongside.model import SignOffState, Standing, TextState
from alongside.reports.markdown import Links, fitting, inline
from alongside.reports.text import count

_BESIDE = 3
"""With the names of the documents before them, what a phone of 360 px shows without turning it."""

_MOST = 16_000
"""Signs for all tables."""


@dataclass(frozen=True)
class State:
    """word: short, as it decides how many columns fit. rule: the rule that an exception would have to name."""

    sign: str
    word: str
    meaning: str
    rule: str = ""


READY = State("✅", "ready", "says what its source says, and is signed off where that is asked for")
STALE = State("⚠️", "stale", "its source has been changed since it was made from it", "stale-section")
WAITS = State("⏳", "waits", "its source must be brought up to date first")
MISSING = State("❌", "missing", "there is no such page", "variant-missing")
BROKEN = State("❌", "broken", "the file cannot be read")
DRAFT = State("✏️", "draft", "up to date, but not signed off yet", "sign-off-missing")
RECHECK = State("✏️", "recheck", "changed since it was signed off", "sign-off-void")
_ORDER = (READY, DRAFT, RECHECK, STALE, WAITS, MISSING, BROKEN)
_ALLOWED = "🕓"
_TEXTS = {TextState.STALE: STALE, TextState.WAITS: WAITS, TextState.MISSING: MISSING, TextState.UNREADABLE: BROKEN}


def state_of(standing: Standing) -> State:
    """What must be done first: without the text of its source, a sign-off would be for nothing."""
    signed = set(standing.sign_offs.values())
    if standing.text in _TEXTS:
        return _TEXTS[standing.text]
    return RECHECK if SignOffState.VOID in signed else DRAFT if SignOffState.MISSING in signed else READY


def allowed(standing: Standing) -> str:
    """The last day of the exception that allows its state, or ""."""
    rule = state_of(standing).rule
    return min((until.isoformat() for name, until in standing.exceptions if name == rule), default="")


def parity(standings: Sequence[Standing], links: Links) -> Iterator[str]:
    """Paragraphs of Markdown. Of too many documents, those that need work come first, and the last are only counted."""
    strands = list(dict.fromkeys((standing.strand.key, standing.name) for standing in standings))
    cells = {(standing.document, standing.strand.key): standing for standing in standings}
    documents = list(dict.fromkeys(standing.document for standing in standings))
    groups = [strands[first:first + _BESIDE] for first in range(0, len(strands), _BESIDE)]

    def rows_of(group: Sequence[tuple[str, str]]) -> list[str]:
        return [_row([inline(document), *(_cell(cells[document, key], links) for key, _ in group)])
                for document in documents]

    def left_out() -> int:
        room = _MOST // len(groups)
        return len(documents) - min(len(fitting(rows_of(group), room)) for group in groups)

    yield _counts(standings)
    rest = left_out()
    if rest:
        work = {standing.document for standing in standings
                if state_of(standing) is not READY and not allowed(standing)}
        documents.sort(key=lambda document: document not in work)
        rest = left_out()
    for group in groups:
        head = [_row(["Page", *(inline(name) for _, name in group)]), _row(["---", *(":-:" for _ in group)])]
        yield "\n".join([*head, *rows_of(group)[:len(documents) - rest]])
    if rest:
        yield f"And {count(rest, 'more page')}. `.venv/bin/alongside status` shows all."
    yield "\n".join(_legend(standings))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(standing: Standing, links: Links) -> str:
    state = state_of(standing)
    words = state.word if state is MISSING else links.to(standing.path.as_posix(), words=state.word)
    return f"{_ALLOWED if allowed(standing) else state.sign}<br>{words}"


def _counts(standings: Sequence[Standing]) -> str:
    states = [state_of(standing) for standing in standings]
    return ", ".join(f"{states.count(state)} {state.word}" for state in _ORDER if state in states) + "."


def _legend(standings: Sequence[Standing]) -> Iterator[str]:
    for state in _ORDER:
        days = {allowed(standing) for standing in standings if state_of(standing) is state}
        if days:
            yield f"- {state.sign if '' in days else _ALLOWED} {state.word}: {state.meaning}"
    days = sorted({day for day in map(allowed, standings) if day})
    if days:
        yield f"- {_ALLOWED} an exception in publication.yml allows it until {', '.join(days)}"
