"""Findings for a person at a terminal. Prints; never judges."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from alongside.errors import AlongsideError
from alongside.model import Finding, Place, Status, Verdict
from alongside.reports import questions
from alongside.reports.run_parts import own_error
from alongside.text.plurals import count_in_english

_WIDTH = 110
"""Columns."""
_LABEL_WIDTH = 11
_MAX_PLACES = 5
"""How many places of the same finding are named: enough to see what they share."""

_OF_NO_GATE = {
    "audit": ("audit", "did not pass"),
    "links": ("check of links", "did not pass"),
}
"""What is no gate and stops no release: its name, and what it does where it does not pass."""


def render(verdict: Verdict) -> str:
    """Every finding that no exception allows, and a closing line with the counts.

    The same finding in many places, such as a fault of the theme, is shown once with its places.
    """
    parts = [render_finding(first, others) for first, *others in group_alike(verdict.findings)]
    return "\n".join([*parts, *_question_parts(verdict), verdict_line(verdict)])


def _question_parts(verdict: Verdict) -> Iterator[str]:
    """What only people can tell, each with a line for its places."""
    if not verdict.questions:
        return
    yield f"{questions.HEADING}. {questions.count_line(verdict.questions)}"
    for question in questions.order_by_state(verdict.questions):
        lines = [
            f"{question.id}  {question.rule}  {questions.state_line(question)}",
            *_paragraph("What", question.asks),
            *_paragraph("Where", questions.where_line(question)),
            *_paragraph("First", question.first),
        ]
        yield "\n".join(lines)
    yield f"{questions.HOW}\n"


def render_run(verdicts: Sequence[Verdict], error: AlongsideError | None) -> str:
    """All that is printed of a run, for a file."""
    parts = [render(verdict) for verdict in verdicts]
    failure = own_error(error)
    if failure is not None:
        parts.append(render_error(failure))
    return "\n".join(parts)


def group_alike(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Those that no exception allows; the same finding in several places together."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
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
    """What a gate decided, with its counts, in one sentence."""
    untold = _count_untold(verdict)
    blocking = len(verdict.blocking) - untold
    excepted = sum(finding.excepted_until is not None for finding in verdict.findings)
    warnings = len(verdict.findings) - blocking - untold - excepted
    name, refused = _OF_NO_GATE.get(verdict.gate, (f"{verdict.gate} gate", "stopped the release"))
    state = "passed" if verdict.passed else refused
    counts = [
        f"{count_in_english(blocking, 'finding')} that must be mended",
        count_in_english(warnings, "warning"),
    ]
    if untold:
        counts.insert(1, f"{untold} that could not be checked")
    if excepted:
        counts.append(f"{excepted} allowed by an exception in publication.yml")
    rules = count_in_english(len(verdict.outcome_counts), "rule")
    return f"The {name} {state}: {', '.join(counts)}; {rules} applied."


def _count_untold(verdict: Verdict) -> int:
    """Where a release is stopped, what could not be checked is mended like all else."""
    if verdict.gate not in _OF_NO_GATE:
        return 0
    return sum(finding.status is Status.CANNOT_TELL for finding in verdict.blocking)


def render_finding(finding: Finding, others: Sequence[Finding] = ()) -> str:
    """others: the same finding in other places."""
    lines = [
        f"{format_place(finding)}  {finding.rule}  {severity_label(finding)}",
        *_paragraph("What", finding.what),
        *_paragraph("Seen", finding.seen),
        *_paragraph("Needed", finding.expected),
        *_paragraph("Why", finding.why),
        *_paragraph("Mend", finding.mend),
        *_paragraph("Example", finding.example),
        *_paragraph("Also in", _name_places(others)),
        *_paragraph("More", _where_explained(finding)),
    ]
    return "\n".join(lines) + "\n"


def _where_explained(finding: Finding) -> str:
    """An engine's own rule is explained by its makers."""
    # Here, as it loads what reads YAML, which help does without.
    from alongside.rules import rulebook

    is_ours = finding.rule in rulebook.load_all()
    return f".venv/bin/alongside explain {finding.rule}" if is_ours else ""


def _name_places(findings: Sequence[Finding]) -> str:
    places = [format_place(finding) for finding in findings[:_MAX_PLACES]]
    rest = len(findings) - len(places)
    if rest:
        places.append(f"and {rest} more (--format json lists all)")
    return "; ".join(places)


def render_error(error: AlongsideError) -> str:
    """An error that is no finding of a gate, for a person: where, what, why, and how to mend it."""
    place = error.path + (f":{error.line}" if error.line else "")
    lines = [
        *([place] if place else []),
        *_paragraph("What", error.what),
        *_paragraph("Seen", error.seen),
        *_paragraph("Why", error.why),
        *_paragraph("Mend", error.mend),
    ]
    return "\n".join(lines) + "\n"


def format_place(finding: Finding) -> str:
    """File and line, and where in a page or a PDF."""
    place = finding.place
    text = f"{place.path}:{place.line}" if place.line else place.path
    extra = place_in_file(place)
    return f"{text} ({extra})" if extra else text


def place_in_file(place: Place) -> str:
    """Page of a PDF, state of a web page and selector, as far as there are any."""
    return ", ".join(part for part in (place.page, place.state, place.selector) if part)


def severity_label(finding: Finding) -> str:
    """What the finding means for the release, or for a check that stops none."""
    if finding.severity == "warns":
        return "warning"
    if not finding.is_of_gate:
        is_unknown = finding.status is Status.CANNOT_TELL
        return "could not be checked" if is_unknown else "must be mended"
    if finding.status is Status.CANNOT_TELL:
        return "could not be checked, blocks release"
    return "blocks release"


def _paragraph(label: str, text: str) -> Iterator[str]:
    """Lines with the label before the first one; none without a text."""
    indent = " " * _LABEL_WIDTH
    start = f"  {label}".ljust(_LABEL_WIDTH)
    # A text that is a line end is one empty line.
    for line in (text.splitlines() or [""]) if text else []:
        # A line that the reader must paste keeps its spaces; only longer prose is wrapped.
        if len(line) + _LABEL_WIDTH <= _WIDTH:
            yield (start + line).rstrip()
        else:
            yield from textwrap.wrap(
                line,
                _WIDTH,
                initial_indent=start,
                subsequent_indent=indent,
                break_long_words=False,
                break_on_hyphens=False,
            )
        start = indent
