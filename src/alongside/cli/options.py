"""What several commands may be told on the command line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from alongside.cli.printer import Printer
from alongside.cli.run_report import REPORT_FORMATS, RunReport


class DateType(click.ParamType):
    name = "date"

    def convert(self, value, param, ctx):
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}” is not a date such as 2026-11-22", param, ctx)


class ReportType(click.ParamType):
    """FORMAT=FILE as (format, path)."""

    name = "format=file"

    def convert(self, value, param, ctx):
        if isinstance(value, tuple):
            return value
        format_, equals, file = value.partition("=")
        if format_ not in REPORT_FORMATS or not file:
            self.fail(
                f"“{value}” is not a format and a file, such as sarif=findings.sarif. The formats are: "
                f"{', '.join(REPORT_FORMATS)}",
                param,
                ctx,
            )
        return format_, Path(file)


today_option = click.option(
    "--today", type=DateType(), default=None, help="Check as if it were this day."
)
base_option = click.option(
    "--base",
    metavar="COMMIT",
    default=None,
    help="With --format markdown: what to compare with. "
    "Otherwise it is where this branch left the main one.",
)


def report_options(command: Callable) -> Callable:
    """Gives the command format_, output and reports, for printer_for."""
    for option in (
        click.option(
            "--report",
            "reports",
            type=ReportType(),
            multiple=True,
            metavar="FORMAT=FILE",
            help="Write a report to a file as well. May be given several times.",
        ),
        click.option(
            "-o",
            "--output",
            type=click.Path(path_type=Path),
            default=None,
            help="Write the format to this file, and text to the screen.",
        ),
        click.option(
            "--format",
            "format_",
            type=click.Choice(REPORT_FORMATS),
            default="text",
            help="How findings are printed.",
        ),
    ):
        command = option(command)
    return command


def make_printer(
    root: Path,
    today: date,
    format_: str,
    output: Path | None,
    reports: tuple[tuple[str, Path], ...],
    *,
    base: str | None = None,
    closing: str = "",
) -> Printer:
    report_targets = (*reports, *(((format_, output),) if output else ()))
    shown = "text" if output else format_
    if base is not None and "markdown" not in (shown, *(name for name, _ in report_targets)):
        raise click.UsageError(
            "--base is for the summary of a pull request. Add --format markdown."
        )
    return Printer(shown, closing, RunReport(root, today, base), report_targets)
