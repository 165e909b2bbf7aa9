"""The commands that begin a publication, move it to a newer version and tell editors of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from alongside.cli.options import contact_options, today_option
from alongside.cli.printer import Printer
from alongside.system import clock
from alongside.text.plurals import count_in_english


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", prompt="What is the publication called", help="In English.")
@click.option("--organisation", prompt="Who publishes it", help="The name of the body, in English.")
@click.option(
    "--url", prompt="At which address will it be (https://…)", help="Of the published site."
)
@contact_options
@today_option
def init(
    folder: Path,
    name: str,
    organisation: str,
    url: str,
    website: str,
    email: str,
    today: date | None,
) -> None:
    """Begin a publication in FOLDER, with an example of each kind of document.

    For example: alongside init my-site
    """
    from alongside.starter.make_site import Answers, make_site

    with Printer("text") as printer:
        answers = Answers(name, organisation, url.rstrip("/") + "/", website, email)
        written = make_site(folder, answers, today or clock.today())
        files = count_in_english(len(written), "file")
        printer.say(
            f"Written: {files} in {folder}. The texts are examples, in English and Urdu.\n"
            f"{folder}/README.md says how to publish them, and how to put your own in their place."
        )


@click.command()
@click.pass_obj
def upgrade(root: Path, /) -> None:
    """Move this publication to the version of Alongside that is installed.

    For example, after pip install --upgrade alongside: alongside upgrade
    """
    from alongside.starter.upgrade import upgrade as upgrade_files

    with Printer("text") as printer:
        account = upgrade_files(root)
        printer.say(f"From version {account.version_before} to {account.version}.")
        for words, paths in (
            ("Added", account.added),
            ("Replaced", account.replaced),
            ("Removed", account.removed),
            ("Kept, as you have changed it", account.kept),
        ):
            for path in sorted(paths):
                printer.say(f"{words}: {path}")
        if account.kept:
            printer.say(
                "Where Alongside has a newer file, it lies beside yours and ends in .new. "
                "Put what you need of it into yours, then delete it."
            )
        printer.say("Now run: alongside check")


@click.command("schemas")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path("schemas"))
@click.pass_obj
def write_schemas(root: Path, folder: Path) -> None:
    """Write into FOLDER what editors need to complete and check settings while people type.

    Without FOLDER it is schemas/. Files of these names there are replaced.
    """
    from alongside.schemas import schema_files
    from alongside.starter.own_files import write_file

    with Printer("text") as printer:
        texts = schema_files()
        for name, text in texts.items():
            write_file(root / folder / name, text.encode())
        printer.say(
            f"Written: {count_in_english(len(texts), 'file')} in {folder}.\n"
            "GUIDE of Alongside, below “Let the editor help”, says how an editor finds them."
        )
