"""Prints verdicts and errors in the format asked for, and ends with the right exit code."""

from __future__ import annotations

import sys

import click

from alongside.errors import AlongsideError, GateFailed
from alongside.model import Verdict
from alongside.reports import as_json, github, text


class Printer:
    """Used as `with Printer(format): …`. An AlongsideError inside becomes words and sys.exit(its code)."""

    def __init__(self, format_: str, closing: str = ""):
        """closing: the last words after an error."""
        self._format = format_
        self._closing = closing
        self._verdicts: list[Verdict] = []

    def __enter__(self) -> Printer:
        return self

    def told(self, verdict: Verdict) -> None:
        self._verdicts.append(verdict)
        if self._format == "text":
            click.echo(text.render(verdict))
        elif self._format == "github":
            click.echo(github.render(verdict))

    def say(self, words: str) -> None:
        """For a person; JSON stays one object, so there it goes to the error stream."""
        click.echo(words, err=self._format == "json")

    def __exit__(self, kind, error, trace) -> bool:
        if error is not None and not isinstance(error, (AlongsideError, OSError)):
            return False
        if isinstance(error, OSError):
            error = _os_error(error)
        if self._format == "json":
            click.echo(as_json.render(self._verdicts, error))
        elif error is not None and not isinstance(error, GateFailed):
            click.echo(text.render_error(error), err=True)
            if self._format == "github":
                click.echo(github.render_error(error))
        if error is not None:
            click.echo(self._closing, err=True, nl=bool(self._closing))
            sys.exit(error.exit_code)
        return False


def _os_error(error: OSError) -> AlongsideError:
    """A full disk, a file we may not read: the machine's fault, so we could not tell."""
    wrapped = AlongsideError(f"The computer refused: {error.strerror or error}.", path=str(error.filename or ""),
                             mend="Check that the disk is not full and that you may write to this folder.")
    wrapped.exit_code = 3
    return wrapped
