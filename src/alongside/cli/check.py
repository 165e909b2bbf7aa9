"""The command check: every file, those that are named, or those that a change can touch."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Unpack

import click

from alongside.cli.chosen_files import named_by_user, paths_argument, refuse_both
from alongside.cli.options import (
    CheckSettings,
    base_option,
    make_printer,
    no_cache_option,
    report_options,
    today_option,
)
from alongside.gates.check_files import check_files
from alongside.model import Sources
from alongside.system import clock
from alongside.system.stages import Stages
from alongside.text.plurals import count_in_english

CHECK_STAGES = 2
"""How many stages the command has."""


@click.command()
@paths_argument
@click.option(
    "--changed-since",
    "revision",
    metavar="COMMIT",
    default=None,
    help="Say only what is found in files that were changed since this commit or branch, and in "
    "those that the change can touch.",
)
@report_options
@base_option
@today_option
@no_cache_option
@click.pass_obj
def check(
    root: Path,
    /,
    paths: tuple[str, ...],
    revision: str | None,
    today: date | None,
    **report_settings: Unpack[CheckSettings],
) -> None:
    """Check the Markdown files, or only those at each PATH, a file or a folder."""
    refuse_both(paths, revision)
    day = today or clock.today()
    with make_printer(root, day, **report_settings) as printer:

        def choose(sources: Sources) -> frozenset[str]:
            files = _chosen_files(sources, paths, revision)
            printer.say(_describe(files))
            return files

        is_all = not paths and revision is None
        stages = Stages(CHECK_STAGES)
        check_files(root, day, stages, printer.on_verdict, None if is_all else choose)


def _chosen_files(sources: Sources, paths: tuple[str, ...], revision: str | None) -> frozenset[str]:
    # Here, as it is slow to load and needed by few.
    from alongside.authoring.changed_files import touched_files

    if revision is not None:
        return touched_files(sources, revision)
    return named_by_user(sources, paths)


def _describe(files: frozenset[str]) -> str:
    if not files:
        return "No file that is checked was changed."
    return f"Only what is found in {count_in_english(len(files), 'file')} is told."
