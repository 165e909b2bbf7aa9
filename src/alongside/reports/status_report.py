"""Where the publication stands, for a person at a terminal (at most 100 columns) and for other programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from alongside.model import FormatState, PageStatus, SignOffState, TextState

WIDTH = 100
_VERSION, _TEXT, _SIGN_OFF, _FORMAT, _UNTIL = 16, 15, 15, 13, 10
_COLUMNS = {"large-print": "large", "what-changed": "new", "council-pack": "pack"}
_SHORT_NAMES = {
    FormatState.RELEASED: "yes",
    FormatState.OLDER: "older",
    FormatState.UNRELEASED: "no",
    SignOffState.SIGNED: "signed off",
    SignOffState.VOID: "changed since",
    SignOffState.MISSING: "not signed off",
}


def render(standings: Sequence[PageStatus]) -> str:
    """A table for each document, and what to do first."""
    lines = []
    for document, group in groupby(standings, key=lambda standing: standing.document):
        rows = list(group)
        lines += [
            document,
            _format_row(
                "version",
                "text",
                "sign-off",
                [_COLUMNS.get(name, name) for name in rows[0].formats],
                "exception",
            ),
        ]
        for standing in rows:
            lines += _variant_lines(standing)
        lines.append("")
    return "\n".join([*lines, *_closing_lines(standings)])


def render_json(standings: Sequence[PageStatus]) -> str:
    """{"summary", "variants"}; paths are relative to the folder of publication.yml."""
    return json.dumps(
        {"summary": counts(standings), "variants": [_entry(standing) for standing in standings]},
        ensure_ascii=False,
        indent=2,
    )


def counts(standings: Sequence[PageStatus]) -> dict[str, int]:
    """How many versions are in each state, and how many lack a sign-off that they need."""
    found = {
        state.value: sum(standing.text is state for standing in standings) for state in TextState
    }
    unsigned = sum(
        any(state is not SignOffState.SIGNED for state in s.sign_offs.values()) for s in standings
    )
    return found | {"without a sign-off they need": unsigned}


def _sign_off_cell(standing: PageStatus) -> str:
    """The state of the sign-offs that it needs, if it is one; else how many of them it has."""
    states = list(standing.sign_offs.values())
    if len(set(states)) > 1:
        return f"{states.count(SignOffState.SIGNED)} of {len(states)} signed"
    return _SHORT_NAMES[states[0]] if states else "not needed"


def _exception_cell(standing: PageStatus) -> str:
    """The day on which the first of its exceptions ends."""
    return (
        min((until for _, until in standing.exceptions)).isoformat() if standing.exceptions else "–"
    )


def _variant_lines(standing: PageStatus) -> Iterator[str]:
    formats = [_SHORT_NAMES[state] for state in standing.formats.values()]
    yield _format_row(
        standing.strand.key,
        standing.text.value,
        _sign_off_cell(standing),
        formats,
        _exception_cell(standing),
    )
    if standing.stale:
        yield from _format_details("out of date", standing.stale)
    if len(standing.sign_offs) > 1:
        yield from _format_details(
            "sign-offs", [f"{wanted} {state.value}" for wanted, state in standing.sign_offs.items()]
        )


def _format_details(what: str, listed: Sequence[str]) -> Iterator[str]:
    """More about a row, under it."""
    indent = " " * (_VERSION + 2)
    yield from textwrap.wrap(
        ", ".join(listed),
        WIDTH,
        initial_indent=f"{indent}{what}: ",
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def _format_row(version: str, text: str, signed: str, formats: list[str], until: str) -> str:
    width = min(
        _FORMAT, (WIDTH - 2 - _VERSION - _TEXT - _SIGN_OFF - _UNTIL) // max(1, len(formats))
    )
    cells = "".join(f"{name[: width - 1]:{width}}" for name in formats)
    return f"  {version[: _VERSION - 1]:{_VERSION}}{text:{_TEXT}}{signed:{_SIGN_OFF}}{cells}{until}".rstrip()


def _closing_lines(standings: Sequence[PageStatus]) -> Iterator[str]:
    yield (
        "; ".join(f"{number} {name}" for name, number in counts(standings).items() if number) + "."
    )
    work = [standing for standing in standings if standing.needs_work]
    waiting = any(standing.text is TextState.WAITING_FOR_SOURCE for standing in standings)
    if waiting:
        yield "“waits”: the page that it is made from must be brought up to date first."
    if any(
        state is FormatState.OLDER for standing in standings for state in standing.formats.values()
    ):
        yield "“older”: readers still have the text of the last release. scripts/publish brings them the new one."
    if work:
        yield f"Begin with {work[0].path.as_posix()}"
        if work[0].text is TextState.STALE:
            yield f"  .venv/bin/alongside diff {work[0].path.as_posix()}"
    else:
        yield "Every version says what its source says."


def _entry(standing: PageStatus) -> dict:
    return {
        "document": standing.document,
        "version": standing.strand.key,
        "level": standing.strand.level,
        "language": standing.strand.language,
        "path": standing.path.as_posix(),
        "text": standing.text.value,
        "stale_sections": list(standing.stale),
        "formats": {k: v.value for k, v in standing.formats.items()},
        "sign_offs": {wanted: state.value for wanted, state in standing.sign_offs.items()},
        "exceptions": [
            {"rule": rule, "until": until.isoformat()} for rule, until in standing.exceptions
        ],
    }
