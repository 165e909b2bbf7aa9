"""Prints verdicts and errors in the format asked for, and ends with the right exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import click

from alongside.cli.command_name import as_called_here
from alongside.cli.run_report import STREAMED_FORMATS, RunReport
from alongside.errors import AlongsideError
from alongside.model import Verdict
from alongside.reports import github, text
from alongside.reports.encoding import replace_surrogates
from alongside.reports.run_parts import own_error
from alongside.system.files import check_target, write_report
from alongside.system.os_errors import wrap_os_error


class Printer:
    """Used as `with Printer(format): …`. An AlongsideError inside becomes words and an exit code.

    Reports that are one document are written at the end, whatever the end is.
    """

    def __init__(
        self,
        format_: str,
        closing: str = "",
        run: RunReport | None = None,
        report_targets: Sequence[tuple[str, Path]] = (),
    ):
        """closing: the last words after an error. run: for formats other than text and for files.

        report_targets: (format, file to write).
        """
        self._format = format_
        self._closing = closing
        self._run = run
        self._report_files = list(report_targets)
        self._verdicts: list[Verdict] = []

    def __enter__(self) -> Printer:
        if self._run is not None:
            self._prepare(self._run)
        return self

    def _prepare(self, run: RunReport) -> None:
        """What would spoil the report is found before the work, not after it."""
        try:
            for _, path in self._report_files:
                check_target(path, run.root)
        except AlongsideError as error:
            # Where one place is wrong, nothing is written to the others either.
            self._report_files = []
            self._finish(error)
        formats = [self._format, *(format_ for format_, _ in self._report_files)]
        if "markdown" not in formats:
            return
        try:
            run.find_base_commit()
        except AlongsideError as error:
            self._finish(error)

    def writes(self, format_: str) -> bool:
        """Whether a report of this format is asked for."""
        return format_ in (self._format, *(name for name, _ in self._report_files))

    def on_verdict(self, verdict: Verdict) -> None:
        """Prints it now, or keeps it for the report at the end."""
        self._verdicts.append(verdict)
        if self._format in STREAMED_FORMATS:
            render = text.render if self._format == "text" else github.render
            click.echo(self._words(render(verdict)))

    def _words(self, words: str) -> str:
        root = Path() if self._run is None else self._run.root
        return as_called_here(replace_surrogates(words), root)

    def say(self, words: str) -> None:
        """For a person; a report stays one document, so beside it this goes to the error stream."""
        click.echo(self._words(words), err=self._format not in STREAMED_FORMATS)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, BrokenPipeError):
            # Whoever read our words has gone away, as “head” does. main() ends without more.
            self._write_reports(_unfinished_error("Stopped before the end."), stopped=True)
        elif isinstance(error, OSError):
            self._finish(wrap_os_error(error))
        elif error is None or isinstance(error, AlongsideError):
            self._finish(error)
        elif isinstance(error, KeyboardInterrupt):
            self._write_reports(_unfinished_error("Stopped before the end."), stopped=True)
        else:
            words = "Something went wrong inside Alongside itself."
            self._write_reports(_unfinished_error(words), stopped=True)

    def _finish(self, error: AlongsideError | None) -> None:
        """Says the last words, and leaves the program when something is wrong."""
        failure = own_error(error)
        if failure is not None and self._format in STREAMED_FORMATS:
            click.echo(self._words(text.render_error(failure)), err=True)
            if self._format == "github":
                click.echo(self._words(github.render_error(failure)))
        report_error = self._write_reports(error, stopped=False)
        if error is not None:
            click.echo(self._words(self._closing), err=True, nl=bool(self._closing))
        first_error = error or report_error
        if first_error is not None:
            sys.exit(first_error.exit_code)

    def _write_reports(self, error: AlongsideError | None, stopped: bool) -> AlongsideError | None:
        """Why one of them could not be written. The others are, all the same.

        stopped: by Ctrl+C or by a fault of the program.
        """
        if self._run is None:
            return None
        report_error = None
        targets: list[tuple[str, Path | None]] = list(self._report_files)
        if self._format not in STREAMED_FORMATS:
            targets.insert(0, (self._format, None))
        for format_, path in targets:
            report = self._words(self._run.render(format_, self._verdicts, error, stopped))
            try:
                if path is None:
                    click.echo(report)
                else:
                    write_report(path, report)
            except OSError as os_error:
                if path is None and isinstance(os_error, BrokenPipeError):
                    continue  # as above: the other reports are written all the same
                # Each is said at once. Their exit code is the same.
                report_error = wrap_os_error(os_error, path)
                click.echo(text.render_error(report_error), err=True)
        return report_error


def _unfinished_error(words: str) -> AlongsideError:
    error = AlongsideError(words)
    error.exit_code = 3
    return error
