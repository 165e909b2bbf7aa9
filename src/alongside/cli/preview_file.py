"""The command preview-file: one file for somebody who looks at a change before its release."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Unpack

import click

from alongside.cli.options import (
    ReportSettings,
    make_printer,
    no_cache_option,
    report_options,
    today_option,
)
from alongside.model import Outputs
from alongside.system import clock
from alongside.system.files import check_target
from alongside.system.stages import Stages
from alongside.text.plurals import count_in_english


@click.command("preview-file")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--changed-since",
    "revision",
    metavar="COMMIT",
    default=None,
    help="List the pages that were changed since this commit or branch on the first page.",
)
@click.option("--pages-only", is_flag=True, help="Leave out PDFs and EPUBs, which take longest.")
@report_options
@today_option
@no_cache_option
@click.pass_obj
def preview_file(
    root: Path,
    /,
    file: Path,
    revision: str | None,
    pages_only: bool,
    today: date | None,
    **report_settings: Unpack[ReportSettings],
) -> None:
    """Check and build the website, then put it into FILE, a zip that opens without a server.

    For example: alongside preview-file preview.zip --changed-since main
    """
    from alongside.authoring.changed_files import changed_files
    from alongside.authoring.changed_pages import find_changed_pages
    from alongside.preview_file import FIRST_PAGE, write_preview_file
    from alongside.publish import BUILD_STAGES, PAGES_STAGES
    from alongside.publish import build as build_site

    day = today or clock.today()
    with make_printer(root, day, **report_settings) as printer:
        check_target(file, root, "preview")
        if revision is not None:
            changed_files(root, revision)  # a commit that is not there is told before any work

        def write(outputs: Outputs) -> None:
            changes = None if revision is None else find_changed_pages(outputs.sources, revision)
            number = write_preview_file(file, outputs, changes, revision or "", not pages_only)
            printer.say(
                f"{file} holds the website, {count_in_english(number, 'file')}, and nothing is "
                f"released. Unpack it and open {FIRST_PAGE} in a browser."
            )

        stages = Stages(PAGES_STAGES if pages_only else BUILD_STAGES)
        build_site(root, day, stages, printer.on_verdict, pages_only=pages_only, on_built=write)
