"""Findings as workflow commands, which GitHub shows beside the changed line of a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from alongside.errors import AlongsideError
from alongside.model import QuestionState, Verdict
from alongside.reports.questions import HEADING, count_line, state_line, where_line
from alongside.reports.run_parts import own_error
from alongside.reports.text import verdict_line


def render(verdict: Verdict) -> str:
    """A command for each finding that no exception allows, and a line with the counts."""
    lines = []
    for finding in verdict.findings:
        if finding.excepted_until is None:
            level = "error" if finding.blocks else "warning"
            parts = (finding.what, finding.why, f"Mend: {finding.mend}")
            text = "\n".join(part for part in parts if part)
            lines.append(
                _command(level, finding.place.path, finding.place.line, finding.rule, text)
            )
    for question in verdict.questions:
        if question.state is not QuestionState.SIGNED:
            text = f"{question.asks}\n{where_line(question)}: {state_line(question)}"
            lines.append(_command("notice", question.like, 0, question.id, text))
    if verdict.questions:
        lines.append(f"{HEADING}. {count_line(verdict.questions)}")
    return "\n".join([*lines, verdict_line(verdict)])


def render_run(verdicts: Sequence[Verdict], error: AlongsideError | None) -> str:
    """All that is printed of a run, for a file."""
    parts = [render(verdict) for verdict in verdicts]
    failure = own_error(error)
    if failure is not None:
        parts.append(render_error(failure))
    return "\n".join(parts)


def render_error(error: AlongsideError) -> str:
    """As a command, so that it is seen on the page of the workflow."""
    text = "\n".join(part for part in (error.what, error.seen, error.why, error.mend) if part)
    return _command("error", error.path, error.line, "alongside", text)


def _command(level: str, path: str, line: int, title: str, text: str) -> str:
    options = [f"file={_option(path)}"] if path else []
    options += [f"line={line}"] if line else []
    options.append(f"title={_option(title)}")
    return f"::{level} {','.join(options)}::{_data(text)}"


def _data(text: str) -> str:
    """Escaped as GitHub reads the message of a command; in an option, two more signs need it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _option(text: str) -> str:
    # A colon or a comma would end the option.
    return _data(text).replace(":", "%3A").replace(",", "%2C")
