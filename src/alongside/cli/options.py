"""Options of the command line that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypedDict, TypeVar

import click

from alongside.cli.printer import Printer
from alongside.cli.run_report import REPORT_FORMATS, RunReport
from alongside.shards.shard import Shard, read_shard
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


class MachinesSettings(ReportSettings):
    """How a release is shared out among machines: one of the first three at most."""

    shard: Shard | None
    parts_folder: Path | None
    scheduler: str | None
    grid: tuple[str, ...]


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


class ShardType(click.ParamType[Shard]):
    """2/5, the second of five parts."""

    name = "i/n"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Shard:
        if isinstance(value, Shard):
            return value
        try:
            return read_shard(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


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


def contact_options(command: _Command) -> _Command:
    """How readers of a new publication reach its body."""
    # What a decorator adds first stands last in the help.
    command = click.option(
        "--email", prompt="Where can people write to (email)", help="An email address."
    )(command)
    return click.option("--website", prompt="What is the body's own website", help="Its address.")(
        command
    )


base_option = click.option(
    "--base",
    metavar="COMMIT",
    default=None,
    help="With --format markdown: what to compare with. "
    "Otherwise it is where this branch left the main one.",
)


def machines_options(command: _Command) -> _Command:
    """Gives the command the options of MachinesSettings."""
    for option in (
        click.option(
            "--grid",
            multiple=True,
            metavar="ADDRESS",
            help="Let browsers of other computers look at the pages: of a Selenium Grid, or of a "
            "chromedriver that listens, such as http://host:4444. May be given several times.",
        ),
        click.option(
            "--scheduler",
            metavar="ADDRESS",
            help="Let the workers of this Dask scheduler make the parts, such as tcp://host:8786.",
        ),
        click.option(
            "--join",
            "parts_folder",
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            metavar="FOLDER",
            help="Put the release together from the parts in this folder. All must be there.",
        ),
        click.option(
            "--shard",
            type=ShardType(),
            metavar="I/N",
            help="Make only part I of N, for --join on another machine. Nothing is released.",
        ),
    ):
        command = option(command)
    return command


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
