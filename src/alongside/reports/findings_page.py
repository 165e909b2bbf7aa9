"""Findings as one HTML file for people: no script, no other file; of an audit, with pictures."""

from __future__ import annotations

from collections.abc import Sequence

from alongside.errors import AlongsideError
from alongside.model import ElementPicture, Finding, Verdict
from alongside.reports.as_html import render_template
from alongside.reports.encoding import replace_non_xml
from alongside.reports.questions import (
    HEADING,
    HOW,
    all_questions,
    count_line,
    order_by_state,
    state_line,
    where_line,
)
from alongside.reports.run_parts import all_findings, own_error
from alongside.reports.text import format_place, group_alike, severity_label, verdict_line

_MOST_PLACES = 20
_MOST_PICTURES = 200
"""In one file: some 2 MB."""


def render(verdicts: Sequence[Verdict], error: AlongsideError | None) -> str:
    """The whole file."""
    groups = group_alike(all_findings(verdicts))
    questions = all_questions(verdicts)
    pictures = _choose_pictures(groups)
    parts = (
        ("Must be mended", [group for group in groups if group[0].blocks]),
        ("Warnings", [group for group in groups if not group[0].blocks]),
    )
    context = {
        "lines": [verdict_line(verdict) for verdict in verdicts],
        "failure": own_error(error),
        "parts": [
            (title, [_describe_group(group, pictures) for group in part])
            for title, part in parts
            if part
        ],
        "questions_heading": HEADING,
        "questions_count": count_line(questions) if questions else "",
        "how": HOW,
        "questions": [
            (question, where_line(question), state_line(question))
            for question in order_by_state(questions)
        ],
    }
    return replace_non_xml(render_template("findings.html.j2", **context))


def _describe_group(
    group: Sequence[Finding], pictures: dict[int, ElementPicture]
) -> dict[str, object]:
    """group: the same finding in several places."""
    first = group[0]
    details = (
        ("Seen", first.seen),
        ("Needed", first.expected),
        ("Why", first.why),
        ("Mend", first.mend),
        ("Example", first.example),
    )
    return {
        "finding": first,
        "label": severity_label(first),
        "places": [format_place(finding) for finding in group[:_MOST_PLACES]],
        "left_out": max(0, len(group) - _MOST_PLACES),
        "details": [(name, text) for name, text in details if text],
        "picture": pictures.get(id(first)),
    }


def _choose_pictures(groups: Sequence[Sequence[Finding]]) -> dict[int, ElementPicture]:
    """Of the first place of each group, those of what must be mended before the others."""
    firsts = sorted((group[0] for group in groups), key=lambda finding: not finding.blocks)
    chosen = [finding for finding in firsts if finding.picture is not None][:_MOST_PICTURES]
    return {id(each): each.picture for each in chosen if each.picture is not None}
