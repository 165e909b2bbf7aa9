"""Every page in every version, as narrow Markdown tables of three versions each."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from alongside.model import PageStatus, SignOffState, TextState
from alongside.reports.markdown import Links, escape_inline, take_fitting
from alongside.text.plurals import count_in_english

_COLUMNS = 3
"""With the names of the documents before them, what a phone of 360 px shows without turning it."""

_MAX_CHARACTERS = 16_000
"""For all tables together: a quarter of what GitHub takes in one comment."""


@dataclass(frozen=True)
class PageState:
    """What must be done with a page, as a table shows it.

    word: short, as it decides how many columns fit. meaning: for the legend. rule: which one an
    exception would have to name.
    """

    sign: str
    word: str
    meaning: str
    rule: str = ""


READY = PageState(
    sign="✅",
    word="ready",
    meaning="says what its source says, and is signed off where that is asked for",
)
STALE = PageState(
    sign="⚠️",
    word="stale",
    meaning="its source has been changed since it was made from it",
    rule="stale-section",
)
WAITING = PageState(sign="⏳", word="waits", meaning="its source must be brought up to date first")
MISSING = PageState(
    sign="❌", word="missing", meaning="there is no such page", rule="variant-missing"
)
LEFT_OUT = PageState(
    sign="➖", word="left out", meaning="not owed today; publication.yml says why, and until when"
)
BROKEN = PageState(sign="❌", word="broken", meaning="the file cannot be read")
DRAFT = PageState(
    sign="✏️",
    word="draft",
    meaning="up to date, but not signed off yet",
    rule="sign-off-missing",
)
RECHECK = PageState(
    sign="✏️",
    word="recheck",
    meaning="changed since it was signed off",
    rule="sign-off-void",
)
_ORDER = (READY, DRAFT, RECHECK, STALE, WAITING, MISSING, LEFT_OUT, BROKEN)
_EXCEPTION_SIGN = "🕓"
_STATES_OF_TEXT = {
    TextState.STALE: STALE,
    TextState.WAITING_FOR_SOURCE: WAITING,
    TextState.MISSING: MISSING,
    TextState.LEFT_OUT: LEFT_OUT,
    TextState.UNREADABLE: BROKEN,
}


def page_state(status: PageStatus) -> PageState:
    """What must be done first: without the text of its source, a sign-off would be for nothing."""
    if status.text in _STATES_OF_TEXT:
        return _STATES_OF_TEXT[status.text]
    sign_offs = status.sign_offs.values()
    if SignOffState.VOID in sign_offs:
        return RECHECK
    if SignOffState.MISSING in sign_offs:
        return DRAFT
    return READY


def exception_end(status: PageStatus) -> str:
    """The last day of the exception that allows its state, or ""."""
    rule = page_state(status).rule
    days = [until.isoformat() for name, until in status.exceptions if name == rule]
    return min(days, default="")


def status_tables(statuses: Sequence[PageStatus], links: Links) -> Iterator[str]:
    """Paragraphs of Markdown.

    Of too many documents, those that need work come first, and the last are only counted.
    """
    tables = _make_tables(statuses, links)
    yield _format_counts(statuses)
    shown = tables.count_fitting()
    left_out = len(tables.documents) - shown
    # Not sorted where all fit: then readers find them as in publication.yml.
    if left_out:
        tables.put_first({status.document for status in statuses if _needs_work(status)})
        shown = tables.count_fitting()
        left_out = len(tables.documents) - shown
    for group in tables.groups:
        names = [escape_inline(name) for _, name in group]
        head = [_format_row(["Page", *names]), _format_row(["---", *(":-:" for _ in names)])]
        yield "\n".join([*head, *tables.format_rows(group)[:shown]])
    if left_out:
        more = count_in_english(left_out, "more page")
        yield f"And {more}. `.venv/bin/alongside status` shows all."
    yield "\n".join(_legend(statuses))


def _needs_work(status: PageStatus) -> bool:
    return page_state(status) not in (READY, LEFT_OUT) and not exception_end(status)


@dataclass
class _Tables:
    """documents: the rows, in order. groups: the columns of each table, as (strand, its name)."""

    documents: list[str]
    groups: list[list[tuple[str, str]]]
    cells: Mapping[tuple[str, str], PageStatus]
    links: Links

    def format_rows(self, group: Sequence[tuple[str, str]]) -> list[str]:
        """A row of Markdown for each document."""
        rows = []
        for document in self.documents:
            cells = [_format_cell(self.cells[document, strand], self.links) for strand, _ in group]
            rows.append(_format_row([escape_inline(document), *cells]))
        return rows

    def count_fitting(self) -> int:
        """How many documents can be shown, the same in every table."""
        room = _MAX_CHARACTERS // len(self.groups)
        return min(len(take_fitting(self.format_rows(group), room)) for group in self.groups)

    def put_first(self, documents: Container[str]) -> None:
        """The others come after them, each in the order that it had."""
        self.documents.sort(key=lambda document: document not in documents)


def _make_tables(statuses: Sequence[PageStatus], links: Links) -> _Tables:
    strands = list(dict.fromkeys((status.strand.key, status.name) for status in statuses))
    return _Tables(
        documents=list(dict.fromkeys(status.document for status in statuses)),
        groups=[strands[first : first + _COLUMNS] for first in range(0, len(strands), _COLUMNS)],
        cells={(status.document, status.strand.key): status for status in statuses},
        links=links,
    )


def _format_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _format_cell(status: PageStatus, links: Links) -> str:
    state = page_state(status)
    words = state.word
    if state is not MISSING:
        words = links.link(status.path.as_posix(), words=state.word)
    sign = _EXCEPTION_SIGN if exception_end(status) else state.sign
    return f"{sign}<br>{words}"


def _format_counts(statuses: Sequence[PageStatus]) -> str:
    states = [page_state(status) for status in statuses]
    numbers = [f"{states.count(state)} {state.word}" for state in _ORDER if state in states]
    return ", ".join(numbers) + "."


def _legend(statuses: Sequence[PageStatus]) -> Iterator[str]:
    for state in _ORDER:
        ends = {exception_end(status) for status in statuses if page_state(status) is state}
        if ends:
            sign = state.sign if "" in ends else _EXCEPTION_SIGN
            yield f"- {sign} {state.word}: {state.meaning}"
    days = sorted({exception_end(status) for status in statuses} - {""})
    if days:
        yield (
            f"- {_EXCEPTION_SIGN} an exception in publication.yml allows it until {', '.join(days)}"
        )
