"""The command adopt: an existing website becomes a publication."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import click

from alongside.cli.options import contact_options, today_option
from alongside.cli.printer import Printer
from alongside.errors import BadInput
from alongside.system import clock

_YEAR = timedelta(days=365)
_HALF_A_YEAR = timedelta(days=182)
_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command("adopt")
@click.argument("site", type=click.Path(path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", default="", help="Of the publication. Otherwise that of the website.")
@click.option("--organisation", prompt="Who publishes it", help="The name of the body.")
@click.option("--url", default="", help="Of the new site. Otherwise that of the website.")
@contact_options
@click.option(
    "--owner",
    prompt="Which team looks after the pages",
    help="A role, such as “Web team”: of every page, and of what is to be mended.",
)
@click.option("--next-review", type=_DAY, help="When pages are looked at again: in a year.")
@click.option("--until", type=_DAY, help="By when all is mended: half a year, at most a year.")
@click.option("--language", default="en", help="Of a website that does not say its own.")
@today_option
@click.pass_obj
def adopt(
    root: Path,
    /,
    site: Path,
    folder: Path,
    name: str,
    organisation: str,
    url: str,
    website: str,
    email: str,
    owner: str,
    next_review: datetime | None,
    until: datetime | None,
    language: str,
    today: date | None,
) -> None:
    """Bring the website whose files are in SITE into a new publication in FOLDER.

    SITE is a folder of MkDocs, Docusaurus or Hugo, which stays as it is. For example:
    alongside adopt our-website our-publication
    """
    from alongside.adopt.adopt_site import REPORT, Decisions, adopt_site
    from alongside.adopt.check_answers import check_answers
    from alongside.adopt.read_site import read_site
    from alongside.adopt.report import summary_text
    from alongside.starter.make_site import Answers

    with Printer("text") as printer:
        day = today or clock.today()
        old = read_site(site, language)
        address = url or old.url
        if not address:
            raise BadInput(
                "The website does not say at which address it will be.",
                why="The PDFs print it.",
                mend="Give it: --url https://www.example.org/",
            )
        answers = Answers(
            name=name or old.names[old.source],
            organisation=organisation,
            url=address.rstrip("/") + "/",
            website=website,
            email=email,
        )
        decisions = Decisions(
            answers,
            owner,
            next_review=next_review.date() if next_review else day + _YEAR,
            until=until.date() if until else day + _HALF_A_YEAR,
        )
        check_answers(decisions, day)
        account = adopt_site(old, folder, decisions, day, root)
        printer.say(summary_text(account, folder, REPORT))
