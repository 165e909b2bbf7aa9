"""Findings for a person at a terminal. Prints; never judges."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from alongside.errors import AlongsideError, GateFailed
from alongside.model import Finding, Status, Verdict

_WIDTH = 110
_LABEL_WIDTH = 11
_MAX_PLACES = 5
"""How many places of the same finding are named: enough to see what they share."""


def render(verdict: Verdict) -> str:
    """Every finding that is not under an exception, and a closing line with the counts.

    The same finding in many places, such as a fault of the theme, is told once with its places.
    """
    parts = [render_finding(first, others) for first, *others in group_alike(verdict.findings)]
    return "\n".join([*parts, verdict_line(verdict)])


def render_run(verdicts: Sequence[Verdict], error: AlongsideError | None) -> str:
    """All that is printed of a run, for a file."""
    parts = [render(verdict) for verdict in verdicts]
    parts += (
        [render_error(error)] if error is not None and not isinstance(error, GateFailed) else []
    )
    return "\n".join(parts)


def group_alike(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Those that are not under an exception; the same finding in several places together."""
    groups: dict[tuple, list[Finding]] = {}
    for finding in findings:
        if finding.excepted_until is None:
            key = (
                finding.rule,
                finding.status,
                finding.what,
                finding.seen,
                finding.mend,
                finding.place.selector,
            )
            groups.setdefault(key, []).append(finding)
    return list(groups.values())


def verdict_line(verdict: Verdict) -> str:
    blocking = len(verdict.blocking)
    excepted = sum(finding.excepted_until is not None for finding in verdict.findings)
    warnings = len(verdict.findings) - blocking - excepted
    state = "passed" if verdict.passed else "stopped the release"
    counts = [
        f"{format_count(blocking, 'finding')} that must be mended",
        format_count(warnings, "warning"),
    ]
    if excepted:
        counts.append(f"{excepted} allowed by an exception in publication.yml")
    return f"The {verdict.gate} gate {state}: {', '.join(counts)}; {format_count(len(verdict.outcome_counts), 'rule')} applied."


def render_finding(finding: Finding, others: list[Finding] = ()) -> str:
    """others: the same finding in other places."""
    lines = [f"{format_place(finding)}  {finding.rule}  {severity_label(finding)}"]
    for label, text in (
        ("What", finding.what),
        ("Seen", finding.seen),
        ("Needed", finding.expected),
        ("Why", finding.why),
        ("Mend", finding.mend),
        ("Example", finding.example),
    ):
        if text:
            lines += _paragraph(label, text)
    if others:
        named = "; ".join(format_place(other) for other in others[:_MAX_PLACES])
        rest = len(others) - _MAX_PLACES
        lines += _paragraph(
            "Also in", named + (f"; and {rest} more (--format json lists all)" if rest > 0 else "")
        )
    lines += _paragraph("More", f".venv/bin/alongside explain {finding.rule}")
    return "\n".join(lines) + "\n"


def render_error(error: AlongsideError) -> str:
    place = error.path + (f":{error.line}" if error.line else "")
    lines = [place] if place else []
    for label, text in (
        ("What", error.what),
        ("Seen", error.seen),
        ("Why", error.why),
        ("Mend", error.mend),
    ):
        if text:
            lines += _paragraph(label, text)
    return "\n".join(lines) + "\n"


def format_place(finding: Finding) -> str:
    place = finding.place
    text = place.path + (f":{place.line}" if place.line else "")
    extra = ", ".join(part for part in (place.page, place.state, place.selector) if part)
    return f"{text} ({extra})" if extra else text


def severity_label(finding: Finding) -> str:
    if finding.severity == "warns":
        return "warning"
    return (
        "could not be checked, blocks release"
        if finding.status is Status.CANNOT_TELL
        else "blocks release"
    )


def _paragraph(label: str, text: str) -> Iterator[str]:
    first = f"  {label}".ljust(_LABEL_WIDTH)
    for number, line in enumerate(text.splitlines() or [""]):
        start = first if number == 0 else " " * _LABEL_WIDTH
        # A line that the reader must paste keeps its spaces; only longer prose is wrapped.
        if len(line) + _LABEL_WIDTH <= _WIDTH:
            yield (start + line).rstrip()
        else:
            yield from textwrap.wrap(
                line,
                _WIDTH,
                initial_indent=start,
                subsequent_indent=" " * _LABEL_WIDTH,
                break_long_words=False,
                break_on_hyphens=False,
            )


def format_count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
