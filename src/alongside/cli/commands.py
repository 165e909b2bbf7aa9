"""The command `alongside`: reads arguments, calls the packages, prints, sets the exit code.

What a command works with is imported when it runs, here and in the modules of the other commands:
help, and a check after which nothing was changed, do without what reads and judges pages.
"""

from __future__ import annotations

import logging
import sys
import tempfile
import traceback
from datetime import date
from pathlib import Path
from typing import Unpack

import click

from alongside import __version__
from alongside.cli.adopt import adopt
from alongside.cli.audit import audit
from alongside.cli.check import check
from alongside.cli.completion import answer_shell, completion
from alongside.cli.explain import explain
from alongside.cli.handover import export_pages, import_file
from alongside.cli.languages import new_language
from alongside.cli.links import check_links
from alongside.cli.listen import listen
from alongside.cli.manual_audit import audited_by_hand
from alongside.cli.options import (
    ReportSettings,
    ShardType,
    machines_options,
    make_printer,
    no_cache_option,
    report_options,
    today_option,
)
from alongside.cli.pages import accept, diff, drop_mended, new, status
from alongside.cli.preview_file import preview_file
from alongside.cli.printer import Printer
from alongside.cli.sign_off import sign_off
from alongside.cli.starter import init, upgrade, write_schemas
from alongside.cli.streams import discard_output, prepare_streams
from alongside.shards.shard import Shard
from alongside.system import clock
from alongside.system.memory import look_rarely_for_garbage
from alongside.system.signals import end_in_order_when_told
from alongside.system.stages import Stages
from alongside.text.plurals import count_in_english

STOPPED = 3
"""Exit code of a run that did not come to its end, so nobody can tell."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("."),
    help="The folder that holds publication.yml.",
)
@click.version_option(__version__, prog_name="alongside", help="Show the version and exit.")
@click.pass_context
def alongside(context: click.Context, root: Path) -> None:
    """Publish public information in every accessible format at once, or not at all."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stderr)
    logging.getLogger("alongside").setLevel(logging.INFO)
    context.obj = root.resolve()


@alongside.command()
@report_options
@today_option
@no_cache_option
@click.pass_obj
def build(root: Path, /, today: date | None, **report_settings: Unpack[ReportSettings]) -> None:
    """Check, then build the pages and PDFs into .build/site, without a release."""
    from alongside.publish import BUILD_STAGES
    from alongside.publish import build as build_site

    day = today or clock.today()
    with make_printer(root, day, **report_settings) as printer:
        outputs = build_site(root, day, Stages(BUILD_STAGES), printer.on_verdict)
        folder = outputs.site_folder.relative_to(root)
        built = count_in_english(len(outputs.artifacts), "file")
        printer.say(f"Built {built} in {folder}. Nothing is released.")


@alongside.command()
@report_options
@machines_options
@no_cache_option
@click.pass_obj
def publish(
    root: Path,
    /,
    shard: Shard | None,
    parts_folder: Path | None,
    scheduler: str | None,
    grid: tuple[str, ...],
    **report_settings: Unpack[ReportSettings],
) -> None:
    """Check, build, check again, and release everything at once into site/."""
    # No --today here: on a day in the past, an ended exception would let a release through.
    from alongside.gates.run import browsers_of_grid
    from alongside.publish import PUBLISH_STAGES
    from alongside.publish import publish as publish_site

    if sum(each is not None for each in (shard, parts_folder, scheduler)) > 1:
        raise click.UsageError("Give only one of --shard, --join and --scheduler.")
    if shard is not None:
        _make_part(root, shard, clock.today(), report_settings, grid)
        return
    stages = Stages(PUBLISH_STAGES)
    today = clock.today()
    closing = "Nothing was released. site/ is as it was."
    with (
        make_printer(root, today, **report_settings, closing=closing) as printer,
        browsers_of_grid(grid),
    ):
        parts = _find_parts(root, today, parts_folder, scheduler)
        release = publish_site(root, today, stages, printer.on_verdict, parts)
        state = "Released" if release.changed else "Nothing has changed since release"
        home_page = release.site.relative_to(root) / "index.html"
        printer.say(
            f"{state} {release.id}: {count_in_english(release.artifacts, 'file')} for readers, "
            "all formats together.\n"
            f"Open {home_page} in a browser.\n{stages.format_table()}"
        )


@alongside.command("make-part", hidden=True)
@click.argument("shard", type=ShardType())
@report_options
@today_option
@click.pass_obj
def make_part_of_day(
    root: Path, /, shard: Shard, today: date | None, **report_settings: Unpack[ReportSettings]
) -> None:
    """What a worker of a cluster runs: all parts are of the same day, wherever it is."""
    _make_part(root, shard, today or clock.today(), report_settings)


def _make_part(
    root: Path,
    shard: Shard,
    today: date,
    report_settings: ReportSettings,
    grid: tuple[str, ...] = (),
) -> None:
    from alongside.gates.run import browsers_of_grid
    from alongside.publish import PUBLISH_STAGES, make_part

    with make_printer(root, today, **report_settings) as printer, browsers_of_grid(grid):
        part = make_part(root, today, shard, Stages(PUBLISH_STAGES), printer.on_verdict)
        printer.say(
            f"Part {shard} of release {part.release} is in {part.file.relative_to(root)}. "
            "Put all parts into one folder, then run: alongside publish --join FOLDER"
        )


def _find_parts(
    root: Path, today: date, parts_folder: Path | None, scheduler: str | None
) -> list[Path] | None:
    """The parts that other machines have made or make now; None when this one does it all."""
    if scheduler is not None:
        from alongside.publish import PARTS
        from alongside.shards.cluster import make_parts

        return make_parts(root, today, scheduler, root / PARTS)
    return sorted(parts_folder.glob("*.zip")) if parts_folder is not None else None


@alongside.command()
@click.pass_obj
def rollback(root: Path) -> None:
    """Bring back the release before this one."""
    from alongside.release.release import roll_back

    with Printer("text") as printer:
        release = roll_back(root)
        printer.say(
            f"Release {release.id} is back in {release.site.relative_to(root)}, "
            f"with {count_in_english(release.artifacts, 'file')} for readers."
        )


@alongside.command("keep-edition")
@click.pass_obj
def keep_edition(root: Path) -> None:
    """Keep the texts of this edition, so that the next one can say what has changed."""
    from alongside.publication.catalogue import find_documents
    from alongside.publication.editions import keep_edition as keep

    with Printer("text") as printer:
        sources = find_documents(root, clock.today())
        path = keep(sources)
        printer.say(
            f"Kept edition {path.stem} in {path}. Commit this file. When the text changes, give it "
            "a new version and date in publication.yml, below “edition”."
        )


for command in (
    accept,
    check,
    check_links,
    status,
    diff,
    new,
    drop_mended,
    audit,
    audited_by_hand,
    listen,
    explain,
    completion,
    new_language,
    init,
    adopt,
    upgrade,
    write_schemas,
    sign_off,
    export_pages,
    import_file,
    preview_file,
):
    alongside.add_command(command)
for command in alongside.commands.values():
    # Otherwise the list of commands shows the first words only, and ends them with three dots.
    command.short_help = command.help


def main() -> None:
    """Entry point. Nothing may end in a stack trace: the reader could not mend it."""
    look_rarely_for_garbage()
    prepare_streams()
    end_in_order_when_told()
    try:
        code = _run_command()
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:  # as in “alongside explain --all | head”
        discard_output()
        code = STOPPED
    sys.exit(code)


def _run_command() -> int | str | None:
    """Does what the command line asks for. The exit code. Raises BrokenPipeError."""
    try:
        answered = answer_shell(alongside)
        if answered is not None:
            return answered
        # Not by calling the group itself: click would end with 1 where nobody reads the output.
        with alongside.make_context(alongside.name, sys.argv[1:]) as context:
            alongside.invoke(context)
    except click.exceptions.Exit as ending:  # --help and --version
        return ending.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except SystemExit as ending:
        return ending.code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped before the end.", err=True)
        return STOPPED
    except BrokenPipeError:
        raise
    except Exception:  # whatever it is, no reader can mend it
        click.echo(
            "Something went wrong inside Alongside itself. Nothing was released, and site/ is as "
            "it was.\n"
            f"Please send {_write_crash_report()} to whoever looks after this software.",
            err=True,
        )
        return STOPPED
    return 0


def _write_crash_report() -> str:
    """Keeps the stack trace of the present error out of the reader's way, in a file."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="alongside-fault-", suffix=".txt", delete=False, encoding="utf-8"
        ) as report:
            report.write(traceback.format_exc())
        return f"the file {report.name}"
    except OSError:
        return "these words"
