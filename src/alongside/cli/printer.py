"""Prints verdicts and errors in the format asked for, and ends with the right exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from alongside.cli.run_report import STREAMED_FORMATS, RunReport
from alongside.errors import AlongsideError, GateFailed
from alongside.model import Verdict
from alongside.reports import github, text
from alongside.reports.encoding import replace_surrogates
from alongside.system.files import check_target, write_report


class Printer:
    """Used as `with Printer(format): …`. An AlongsideError inside becomes words and sys.exit(its code).

    Reports that are one document are written at the end, whatever the end is.
    """

    def __init__(
        self,
        format_: str,
        closing: str = "",
        run: RunReport | None = None,
        report_targets: Sequence[tuple[str, Path]] = (),
    ):
        """closing: the last words after an error. run: for formats other than text. kept: (format, file to write)."""
        self._format = format_
        self._closing = closing
        self._run = run
        self._report_files = list(report_targets)
        self._verdicts: list[Verdict] = []

    def __enter__(self) -> Printer:
        try:
            for _, path in self._report_files:
                check_target(path, self._run.root)
        except AlongsideError as error:
            self._report_files = []
            self._finish(error)
        try:
            if "markdown" in (self._format, *(format_ for format_, _ in self._report_files)):
                self._run.find_base_commit()
        except AlongsideError as error:
            self._finish(error)
        return self

    def on_verdict(self, verdict: Verdict) -> None:
        self._verdicts.append(verdict)
        if self._format in STREAMED_FORMATS:
            click.echo(
                replace_surrogates((text if self._format == "text" else github).render(verdict))
            )

    def say(self, words: str) -> None:
        """For a person; a report stays one document, so beside it this goes to the error stream."""
        click.echo(words, err=self._format not in STREAMED_FORMATS)

    def __exit__(self, kind, error, trace) -> bool:
        if error is None or isinstance(error, (AlongsideError, OSError)):
            self._finish(_wrap_os_error(error) if isinstance(error, OSError) else error)
            return False
        by_hand = isinstance(error, KeyboardInterrupt)
        words = (
            "Stopped before the end."
            if by_hand
            else "Something went wrong inside Alongside itself."
        )
        self._write_reports(_unfinished_error(words), stopped=True)
        return False

    def _finish(self, error: AlongsideError | None) -> None:
        """All that is said at the end. Leaves when something is wrong."""
        if (
            error is not None
            and not isinstance(error, GateFailed)
            and self._format in STREAMED_FORMATS
        ):
            click.echo(replace_surrogates(text.render_error(error)), err=True)
            if self._format == "github":
                click.echo(replace_surrogates(github.render_error(error)))
        failed = self._write_reports(error, stopped=False)
        if error is not None:
            click.echo(self._closing, err=True, nl=bool(self._closing))
        if error is not None or failed is not None:
            sys.exit((error or failed).exit_code)

    def _write_reports(self, error: AlongsideError | None, stopped: bool) -> AlongsideError | None:
        """Why one of them could not be written. The others are, all the same."""
        failed = None
        whole = [] if self._format in STREAMED_FORMATS else [(self._format, None)]
        for format_, path in (*whole, *self._report_files):
            report = self._run.render(format_, self._verdicts, error, stopped)
            try:
                click.echo(report) if path is None else write_report(path, report)
            except OSError as refused:
                failed = _wrap_os_error(refused, path)
                click.echo(text.render_error(failed), err=True)
        return failed


def _wrap_os_error(error: OSError, path: Path | None = None) -> AlongsideError:
    """A full disk, a file we may not read: the machine's fault, so we could not tell."""
    wrapped = _unfinished_error(f"The computer refused: {error.strerror or error}.")
    wrapped.path = str(path or error.filename or "")
    wrapped.mend = "Check that the disk is not full and that you may write to this folder."
    return wrapped


def _unfinished_error(words: str) -> AlongsideError:
    error = AlongsideError(words)
    error.exit_code = 3
    return error
