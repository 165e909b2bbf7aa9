"""What is up to date and what is not, for a person at a terminal and for other programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from alongside.model import FormatState, PageStatus, SignOffState, TextState
from alongside.reports.run_parts import JsonObject

WIDTH = 100
"""Columns of the whole table; below, of each part of it."""
_VERSION = 16
_TEXT = 15
_SIGN_OFF = 15
_FORMAT = 13
_UNTIL = 10
_SHORT_NAMES = {
    FormatState.RELEASED: "yes",
    FormatState.OLDER: "older",
    FormatState.UNRELEASED: "no",
    SignOffState.SIGNED: "signed off",
    SignOffState.VOID: "changed since",
    SignOffState.MISSING: "not signed off",
}


def render(statuses: Sequence[PageStatus]) -> str:
    """A table for each document, and what to do first."""
    lines = []
    for document, group in groupby(statuses, key=lambda status: status.document):
        rows = list(group)
        formats = [format_.facts.column for format_ in rows[0].formats]
        lines += [document, _format_row("version", "text", "sign-off", formats, "exception")]
        for status in rows:
            lines += _variant_lines(status)
        lines.append("")
    return "\n".join([*lines, *_closing_lines(statuses)])


def render_json(statuses: Sequence[PageStatus]) -> str:
    """{"summary", "variants"}; paths are relative to the folder of publication.yml."""
    entries = [_entry(status) for status in statuses]
    report = {"summary": counts(statuses), "variants": entries}
    return json.dumps(report, ensure_ascii=False, indent=2)


def counts(statuses: Sequence[PageStatus]) -> dict[str, int]:
    """How many versions are in each state, and how many lack a sign-off that they need."""
    states = [status.text for status in statuses]
    numbers = {state.value: states.count(state) for state in TextState}
    numbers["without a sign-off they need"] = sum(map(_lacks_sign_off, statuses))
    return numbers


def _lacks_sign_off(status: PageStatus) -> bool:
    return any(state is not SignOffState.SIGNED for state in status.sign_offs.values())


def _sign_off_cell(status: PageStatus) -> str:
    """The state of the sign-offs that it needs, if it is one; else how many of them it has."""
    states = list(status.sign_offs.values())
    if len(set(states)) > 1:
        return f"{states.count(SignOffState.SIGNED)} of {len(states)} signed"
    return _SHORT_NAMES[states[0]] if states else "not needed"


def _exception_cell(status: PageStatus) -> str:
    """The day on which the first of its exceptions ends."""
    days = [until for _, until in status.exceptions]
    return min(days).isoformat() if days else "–"


def _variant_lines(status: PageStatus) -> Iterator[str]:
    formats = [_SHORT_NAMES[state] for state in status.formats.values()]
    yield _format_row(
        status.strand.key,
        status.text.value,
        _sign_off_cell(status),
        formats,
        _exception_cell(status),
    )
    if status.stale:
        yield from _format_details("out of date", status.stale)
    if len(status.sign_offs) > 1:
        yield from _format_details(
            "sign-offs", [f"{wanted} {state.value}" for wanted, state in status.sign_offs.items()]
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
    # A publication may have many formats: their columns share what the others leave.
    room = WIDTH - 2 - _VERSION - _TEXT - _SIGN_OFF - _UNTIL
    width = min(_FORMAT, room // max(1, len(formats)))
    cells = "".join(f"{name[: width - 1]:{width}}" for name in formats)
    start = f"  {version[: _VERSION - 1]:{_VERSION}}{text:{_TEXT}}{signed:{_SIGN_OFF}}"
    return f"{start}{cells}{until}".rstrip()


def _closing_lines(statuses: Sequence[PageStatus]) -> Iterator[str]:
    numbers = [f"{number} {name}" for name, number in counts(statuses).items() if number]
    yield "; ".join(numbers) + "."
    if any(status.text is TextState.WAITING_FOR_SOURCE for status in statuses):
        yield "“waits”: the page that it is made from must be brought up to date first."
    if any(FormatState.OLDER in status.formats.values() for status in statuses):
        yield (
            "“older”: readers still have the text of the last release. scripts/publish brings them "
            "the new one."
        )
    first = next((status for status in statuses if status.needs_work), None)
    if first is None:
        yield "Every version says what its source says."
        return
    yield f"Begin with {first.path.as_posix()}"
    if first.text is TextState.STALE:
        yield f"  .venv/bin/alongside diff {first.path.as_posix()}"


def _entry(status: PageStatus) -> JsonObject:
    return {
        "document": status.document,
        "version": status.strand.key,
        "level": status.strand.level,
        "language": status.strand.language,
        "path": status.path.as_posix(),
        "text": status.text.value,
        "stale_sections": list(status.stale),
        "formats": {name: state.value for name, state in status.formats.items()},
        "sign_offs": {wanted: state.value for wanted, state in status.sign_offs.items()},
        "exceptions": [
            {"rule": rule, "until": until.isoformat()} for rule, until in status.exceptions
        ],
    }
