"""The command listen: what a screen reader says of the pages of any built website, as text."""

from __future__ import annotations

from pathlib import Path

import click

from alongside.cli.offered_values import offer_files
from alongside.cli.printer import Printer
from alongside.errors import ToolMissing
from alongside.text.plurals import count_in_english


@click.command()
@click.argument("target", metavar="FOLDER|FILE|ADDRESS", shell_complete=offer_files)
@click.argument("folder", metavar="INTO", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--pages",
    "most",
    type=click.IntRange(min=1),
    default=None,
    help="Listen to no more pages than this.",
)
@click.pass_obj
def listen(root: Path, target: str, folder: Path, most: int | None) -> None:
    """Write what a screen reader says of any built website, as text, into a folder.

    For example: alongside listen .build/site heard
    """
    # Here, as they load the browser's driver.
    from alongside.audit.listening.listen import LISTENING, READING, listen_to_site
    from alongside.audit.sites import audit_settings, open_site
    from alongside.system.files import check_place

    with Printer("text") as printer:
        check_place(folder, root, "copy of what is heard")
        with open_site(target, most or audit_settings().most_pages) as site:
            report = listen_to_site(site, folder)
        whole = count_in_english(report.structures, "page")
        printer.say(
            f"Written: {folder / LISTENING}, {whole} as a whole, one of each structure; "
            f"{folder / READING}, the main text of {count_in_english(report.pages, 'page')}."
        )
        if site.left_out:
            printer.say(f"{count_in_english(site.left_out, 'page')} more were left out: --pages.")
        if report.problems:
            raise ToolMissing(
                f"{count_in_english(len(report.problems), 'page')} could not be listened to.",
                seen="\n".join(f"{page}: {why}" for page, why in report.problems.items()),
                why="What a screen reader says of them is not known.",
                mend="Mend the cause, then run the command again.",
            )
