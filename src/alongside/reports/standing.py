"""Where the publication stands, for a person at a terminal (at most 100 columns) and for other programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from alongside.model import FormatState, SignOffState, Standing, TextState

WIDTH = 100
_VERSION, _TEXT, _SIGNED, _FORMAT, _UNTIL = 16, 15, 15, 13, 10
_COLUMNS = {"large-print": "large", "what-changed": "new", "council-pack": "pack"}
_SHORT = {FormatState.RELEASED: "yes", FormatState.OLDER: "older", FormatState.UNRELEASED: "no",
          SignOffState.SIGNED: "signed off", SignOffState.VOID: "changed since", SignOffState.MISSING: "not signed off"}


def render(standings: Sequence[Standing]) -> str:
    """A table for each document, and what to do first."""
    lines = []
    for document, group in groupby(standings, key=lambda standing: standing.document):
        rows = list(group)
        lines += [document, _row("version", "text", "sign-off", [_COLUMNS.get(name, name) for name in rows[0].formats],
                      "exception")]
        for standing in rows:
            lines += _lines(standing)
        lines.append("")
    return "\n".join([*lines, *_closing(standings)])


def render_json(standings: Sequence[Standing]) -> str:
    """{"summary", "variants"}; paths are relative to the folder of publication.yml."""
    return json.dumps({"summary": counts(standings), "variants": [_entry(standing) for standing in standings]},
                      ensure_ascii=False, indent=2)


def counts(standings: Sequence[Standing]) -> dict[str, int]:
    """How many versions are in each state, and how many lack a sign-off that they need."""
    found = {state.value: sum(standing.text is state for standing in standings) for state in TextState}
    unsigned = sum(any(state is not SignOffState.SIGNED for state in s.sign_offs.values()) for s in standings)
    return found | {"without a sign-off they need": unsigned}


def _signed(standing: Standing) -> str:
    """The state of the sign-offs that it needs, if it is one; else how many of them it has."""
    states = list(standing.sign_offs.values())
    if len(set(states)) > 1:
        return f"{states.count(SignOffState.SIGNED)} of {len(states)} signed"
    return _SHORT[states[0]] if states else "not needed"


def _until(standing: Standing) -> str:
    """The day on which the first of its exceptions ends."""
    return min((until for _, until in standing.exceptions)).isoformat() if standing.exceptions else "–"


def _lines(standing: Standing) -> Iterator[str]:
    formats = [_SHORT[state] for state in standing.formats.values()]
    yield _row(standing.strand.key, standing.text.value, _signed(standing), formats, _until(standing))
    if standing.stale:
        yield from _below("out of date", standing.stale)
    if len(standing.sign_offs) > 1:
        yield from _below("sign-offs", [f"{wanted} {state.value}" for wanted, state in standing.sign_offs.items()])


def _below(what: str, listed: Sequence[str]) -> Iterator[str]:
    """More about a row, under it."""
    indent = " " * (_VERSION + 2)
    yield from textwrap.wrap(", ".join(listed), WIDTH, initial_indent=f"{indent}{what}: ", subsequent_indent=indent,
                             break_on_hyphens=False)


def _row(version: str, text: str, signed: str, formats: list[str], until: str) -> str:
    width = min(_FORMAT, (WIDTH - 2 - _VERSION - _TEXT - _SIGNED - _UNTIL) // max(1, len(formats)))
    cells = "".join(f"{name[:width - 1]:{width}}" for name in formats)
    return f"  {version[:_VERSION - 1]:{_VERSION}}{text:{_TEXT}}{signed:{_SIGNED}}{cells}{until}".rstrip()


def _closing(standings: Sequence[Standing]) -> Iterator[str]:
    yield "; ".join(f"{number} {name}" for name, number in counts(standings).items() if number) + "."
    work = [standing for standing in standings if standing.needs_work]
    waiting = any(standing.text is TextState.WAITS for standing in standings)
    if waiting:
        yield "“waits”: the page that it is made from must be brought up to date first."
    if any(state is FormatState.OLDER for standing in standings for state in standing.formats.values()):
        yield "“older”: readers still have the text of the last release. scripts/publish brings them the new one."
    if work:
        yield f"Begin with {work[0].path.as_posix()}"
        if work[0].text is TextState.STALE:
            yield f"  .venv/bin/alongside diff {work[0].path.as_posix()}"
    else:
        yield "Every version says what its source says."


def _entry(standing: Standing) -> dict:
    return {"document": standing.document, "version": standing.strand.key, "level": standing.strand.level,
            "language": standing.strand.language, "path": standing.path.as_posix(), "text": standing.text.value,
            "stale_sections": list(standing.stale), "formats": {k: v.value for k, v in standing.formats.items()},
            "sign_offs": {wanted: state.value for wanted, state in standing.sign_offs.items()},
            "exceptions": [{"rule": rule, "until": until.isoformat()} for rule, until in standing.exceptions]}
