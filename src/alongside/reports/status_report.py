"""What is up to date and what is not, for a person at a terminal and for other programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from alongside.model import FormatState, PageStatus, SignOffState, TextState
from alongside.reports.run_parts import JsonObject

WIDTH = 80
"""Columns of the whole table; below, of each part of it."""
_VERSION = 16
_TEXT = 16
_SIGN_OFF = 16
_RELEASE = 16
_SHORT_NAMES = {
    SignOffState.SIGNED: "signed off",
    SignOffState.VOID: "changed since",
    SignOffState.MISSING: "not signed off",
}
_SOME_FORMATS = "some formats"
_NO_EXCEPTION = "–"


def render(statuses: Sequence[PageStatus], columns: int = WIDTH) -> str:
    """What stands where for each document, and what to do first.

    columns: how many letters a line of the screen has. Where the table would be broken up, each
    version gets lines of its own.
    """
    if columns < WIDTH:
        return "\n".join([*_narrow_lines(statuses), *_wrapped_closing_lines(statuses, columns)])
    lines = []
    for document, group in groupby(statuses, key=_document_line):
        lines += [document, _format_row("version", "text", "sign-off", "release", "exception")]
        for status in group:
            lines += _variant_lines(status)
        lines.append("")
    return "\n".join([*lines, *_wrapped_closing_lines(statuses, WIDTH)])


def _document_line(status: PageStatus) -> str:
    day = f" (published on {status.publish_at})" if status.publish_at else ""
    return f"{status.document}{day}"


def _narrow_lines(statuses: Sequence[PageStatus]) -> Iterator[str]:
    for document, group in groupby(statuses, key=_document_line):
        yield document
        for status in group:
            yield f"  {status.strand.key}"
            yield f"    text: {status.text.value}"
            yield f"    sign-off: {_sign_off_cell(status)}"
            yield f"    release: {_release_cell(status)}"
            if status.exceptions:
                yield f"    exception: {_exception_cell(status)}"
        yield ""


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


def _release_cell(status: PageStatus) -> str:
    """Of all its formats, where they stand alike."""
    states = set(status.formats.values())
    return states.pop().value if len(states) == 1 else _SOME_FORMATS


def _exception_cell(status: PageStatus) -> str:
    """The day on which the first of its exceptions ends."""
    days = [until for _, until in status.exceptions]
    return min(days).isoformat() if days else _NO_EXCEPTION


def _variant_lines(status: PageStatus) -> Iterator[str]:
    yield _format_row(
        status.strand.key,
        status.text.value,
        _sign_off_cell(status),
        _release_cell(status),
        _exception_cell(status),
    )
    if status.stale:
        yield from _format_details("out of date", status.stale)
    if len(status.sign_offs) > 1:
        yield from _format_details(
            "sign-offs", [f"{wanted} {state.value}" for wanted, state in status.sign_offs.items()]
        )
    if _release_cell(status) == _SOME_FORMATS:
        for state in FormatState:
            names = [name for name, found in status.formats.items() if found is state]
            if names:
                yield from _format_details(state.value, names)


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


def _format_row(version: str, text: str, signed: str, released: str, until: str) -> str:
    start = f"  {version[: _VERSION - 1]:{_VERSION}}{text:{_TEXT}}{signed:{_SIGN_OFF}}"
    return f"{start}{released:{_RELEASE}}{until}".rstrip()


def _wrapped_closing_lines(statuses: Sequence[PageStatus], columns: int) -> Iterator[str]:
    for line in _closing_lines(statuses):
        if line.startswith(" "):
            yield line  # a command to copy
        else:
            yield textwrap.fill(line, columns, break_long_words=False, break_on_hyphens=False)


def _closing_lines(statuses: Sequence[PageStatus]) -> Iterator[str]:
    numbers = [f"{number} {name}" for name, number in counts(statuses).items() if number]
    yield "; ".join(numbers) + "."
    if any(status.text is TextState.WAITING_FOR_SOURCE for status in statuses):
        yield "“waits”: the page that it is made from must be brought up to date first."
    if any(FormatState.OLDER in status.formats.values() for status in statuses):
        yield (
            "“older text”: readers still have the text of the last release. scripts/publish brings "
            "them the new one."
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
        "publish_at": status.publish_at.isoformat() if status.publish_at else None,
        "text": status.text.value,
        "stale_sections": list(status.stale),
        "formats": {name: state.value for name, state in status.formats.items()},
        "sign_offs": {wanted: state.value for wanted, state in status.sign_offs.items()},
        "exceptions": [
            {"rule": rule, "until": until.isoformat()} for rule, until in status.exceptions
        ],
    }
