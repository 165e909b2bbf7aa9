"""The command audit: any built website, ours or not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Unpack

import click

from alongside.cli.offered_values import offer_files
from alongside.cli.options import ReportSettings, make_printer, report_options, today_option
from alongside.errors import GateFailed
from alongside.system import clock
from alongside.text.plurals import count_in_english


@click.command()
@click.argument("target", metavar="FOLDER|FILE|ADDRESS", shell_complete=offer_files)
@click.option(
    "--pages",
    "most",
    type=click.IntRange(min=1),
    default=None,
    help="Look at no more pages than this.",
)
@click.option(
    "--known",
    "known_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=None,
    metavar="FILE",
    help="A list of issues that are known and accepted until a day, one by one.",
)
@click.option(
    "--details",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    metavar="FILE",
    help="Write what each engine says of each element, as JSON (EARL).",
)
@click.option(
    "--by-hand",
    "questions_file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    metavar="FILE",
    help="Bring up to date a list of what only people can tell and have found.",
)
@report_options
@today_option
@click.pass_obj
def audit(
    root: Path,
    /,
    target: str,
    most: int | None,
    known_file: Path | None,
    details: Path | None,
    questions_file: Path | None,
    today: date | None,
    **report_settings: Unpack[ReportSettings],
) -> None:
    """Look for barriers in the pages of any built website.

    For example: alongside audit .build/site --pages 20
    """
    # Here, as they load the browser's driver.
    from alongside.audit.earl import render_earl
    from alongside.audit.known_issues import read_known_issues
    from alongside.audit.questions import refuse_other_site
    from alongside.audit.run import audit_site
    from alongside.audit.sites import audit_settings, open_site
    from alongside.audit.verdict import make_verdict
    from alongside.cli.manual_audit import keep_questions, read_earlier
    from alongside.system.files import write_report

    day = today or clock.today()
    with make_printer(root, day, **report_settings) as printer:
        known = read_known_issues(known_file, day)
        earlier = read_earlier(root, questions_file)
        with open_site(target, most or audit_settings().most_pages) as site:
            if questions_file is not None:
                refuse_other_site(questions_file, earlier, site)
            report = audit_site(site, root, printer.writes("html"))
        if report.left_out:
            more = count_in_english(report.left_out, "page")
            printer.say(f"{more} more were not looked at: see --pages.")
        if details is not None:
            write_report(details, render_earl(report))
        verdict = make_verdict(report, known, earlier)
        if questions_file is not None:
            printer.say(keep_questions(questions_file, day, verdict, earlier))
        printer.on_verdict(verdict)
        if not verdict.passed:
            raise GateFailed(verdict)
