"""Options of the command line that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypedDict, TypeVar

import click

from alongside.cli.printer import Printer
from alongside.cli.run_report import REPORT_FORMATS, RunReport
from alongside.system.file_cache import caches_switched_off

_Command = TypeVar("_Command", bound=Callable[..., object])


class ReportSettings(TypedDict):
    """What report_options gives a command. reports: (format, file to write)."""

    format_: str
    output: Path | None
    reports: tuple[tuple[str, Path], ...]


class CheckSettings(ReportSettings):
    """base: the commit to compare with, as named on the command line."""

    base: str | None


class DateType(click.ParamType[date]):
    """A day such as 2026-11-22."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        if isinstance(value, date):  # click may convert a value twice
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}” is not a date such as 2026-11-22", param, ctx)


class ReportType(click.ParamType[tuple[str, Path]]):
    """FORMAT=FILE as (format, path)."""

    name = "format=file"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Path]:
        if isinstance(value, tuple):
            return value
        format_, _, file = str(value).partition("=")
        if format_ not in REPORT_FORMATS or not file:
            self.fail(
                f"“{value}” is not a format and a file, such as sarif=findings.sarif. "
                f"The formats are: {', '.join(REPORT_FORMATS)}",
                param,
                ctx,
            )
        return format_, Path(file)


no_cache_option = click.option(
    "--no-cache",
    is_flag=True,
    expose_value=False,
    callback=lambda context, _, value: context.with_resource(caches_switched_off(value)),
    help="Make and check everything anew, and keep nothing of it. The result is the same.",
)
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


def report_options(command: _Command) -> _Command:
    """Gives the command the options of ReportSettings, for make_printer."""
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
    """today: the day of the check. closing: the last words after an error. Raises UsageError."""
    # With -o the report goes to the file, and a person sees text meanwhile.
    report_targets = list(reports)
    shown = format_
    if output:
        report_targets.append((format_, output))
        shown = "text"
    formats = [shown, *(name for name, _ in report_targets)]
    if base is not None and "markdown" not in formats:
        raise click.UsageError(
            "--base is for the summary of a pull request. Add --format markdown."
        )
    run = RunReport(root=root, today=today, wanted_base=base)
    return Printer(shown, closing=closing, run=run, report_targets=report_targets)
