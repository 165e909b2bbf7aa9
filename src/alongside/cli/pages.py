"""Commands for those who keep the pages up to date: accept, status, diff, new and drop-mended."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from alongside.cli.offered_values import (
    offer_kinds_of_document,
    offer_pages,
    offer_sections,
)
from alongside.cli.printer import Printer
from alongside.system import clock
from alongside.system.files import check_target, write_report
from alongside.text.plurals import count_in_english

format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    help="For a terminal, another program, or a browser.",
)
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file instead of the screen.",
)


@click.command()
@click.argument(
    "pages", nargs=-1, required=True, metavar="PAGE... [SECTION]...", shell_complete=offer_pages
)
@click.pass_obj
def accept(root: Path, pages: tuple[str, ...]) -> None:
    """Record that each PAGE (or only some SECTIONS of one) is up to date with its source."""
    from alongside.authoring.accept import accept as accept_page
    from alongside.authoring.accept import find_variant, require_source_page
    from alongside.publication.catalogue import find_documents

    # The name of a section has no point in it.
    names = [page for page in pages[1:] if "." in page or "/" in page]
    sections = tuple(page for page in pages[1:] if page not in names)
    if names and sections:
        raise click.UsageError("Name several pages, or one page and some of its sections.")
    with Printer("text") as printer:
        sources = find_documents(root, clock.today())
        variants = [find_variant(sources, page) for page in dict.fromkeys((pages[0], *names))]
        # Before anything is written: of several, all are recorded or none.
        for variant in variants:
            require_source_page(sources, variant, "accept")
        recorded = False
        for variant in variants:
            changed = accept_page(sources, variant, sections)
            recorded = recorded or bool(changed)
            printer.say(_describe_accepted(variant.path.as_posix(), changed))
        if recorded:
            printer.say(
                "No program can check the meaning: only you can tell that they say the same."
            )


def _describe_accepted(page: str, changed: list[str]) -> str:
    if not changed:
        return f"Nothing to record: {page} was made from its source as it is now."
    return f"Recorded in {page} as up to date with its source: {', '.join(changed)}."


@click.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "html", "ics"]),
    default="text",
    help="For a terminal, another program or a browser; or the days of reviews and the ends of "
    "exceptions, for a calendar.",
)
@click.option(
    "--role",
    help="With --format ics: only the days of this role, as in “owner” of pages and exceptions.",
)
@output_option
@click.pass_obj
def status(root: Path, format_: str, role: str | None, output: Path | None) -> None:
    """Show which versions are up to date, out of date, missing or not signed off."""
    from alongside.authoring.due_days import due_days
    from alongside.authoring.status import page_statuses
    from alongside.publication.catalogue import find_documents
    from alongside.reports import as_calendar, as_html, status_report
    from alongside.rules import rulebook

    if role is not None and format_ != "ics":
        raise click.UsageError("--role chooses days of a calendar: give --format ics, too.")
    with Printer("text"):
        sources = find_documents(root, clock.today())
        if format_ == "ics":
            days = due_days(sources, rulebook.load()["review-soon"], role)
            _write_output(as_calendar.render_calendar(sources.publication, days), output, root)
            return
        statuses = page_statuses(sources)
        if format_ == "html":
            report = as_html.render_status(sources.publication.name, statuses)
        elif format_ == "json":
            report = status_report.render_json(statuses)
        else:
            # A file is read on any screen; only a terminal says how wide it is.
            columns = status_report.WIDTH if output else shutil.get_terminal_size().columns
            report = status_report.render(statuses, columns)
        _write_output(report, output, root)


@click.command()
@click.argument("page", shell_complete=offer_pages)
@click.argument("sections", nargs=-1)
@format_option
@output_option
@click.pass_obj
def diff(
    root: Path, page: str, sections: tuple[str, ...], format_: str, output: Path | None
) -> None:
    """Show what was changed in the source of PAGE since PAGE was made from it, section by
    section.
    """
    from alongside.authoring.accept import find_variant
    from alongside.authoring.compare import compare_with_source
    from alongside.publication.catalogue import find_documents
    from alongside.reports import as_html, diff_report

    with Printer("text"):
        sources = find_documents(root, clock.today())
        change = compare_with_source(sources, find_variant(sources, page), sections)
        if format_ == "html":
            report = as_html.render_change(sources.publication, change)
        elif format_ == "json":
            report = diff_report.render_json(change)
        else:
            report = diff_report.render(change)
        _write_output(report, output, root)


@click.command()
@click.argument("slug")
@click.argument("sections", nargs=-1)
@click.option(
    "--below",
    default="",
    shell_complete=offer_sections,
    help="The id of the section in publication.yml to add it to.",
)
@click.option(
    "--kind",
    default="",
    shell_complete=offer_kinds_of_document,
    help="What it is, such as consultation (GUIDE.md has a list).",
)
@click.pass_obj
def new(root: Path, slug: str, sections: tuple[str, ...], below: str, kind: str) -> None:
    """Make the files of a new document SLUG in every version, with these SECTIONS."""
    from alongside.authoring.new_page import add_document
    from alongside.publication.catalogue import find_documents

    with Printer("text") as printer:
        made = add_document(find_documents(root, clock.today()), slug, sections, below, kind)
        lines = [
            "Made:",
            *(f"  {path.as_posix()}" for path in made),
            f"Added “{slug}” to the documents in publication.yml.",
            f"Begin with {made[0].as_posix()}: write your own words in place of all that stands "
            "between [[ and ]].",
            *(["The settings at its top are an example: write yours in their place."] * bool(kind)),
            "Then run scripts/check. It says what is still to be written, and what comes next.",
        ]
        printer.say("\n".join(lines))


@click.command("drop-mended")
@click.pass_obj
def drop_mended(root: Path, /) -> None:
    """Take out of publication.yml the exceptions for single findings that were mended."""
    from alongside.authoring.drop_mended import drop_mended as drop_mended_exceptions
    from alongside.publication.catalogue import find_documents

    with Printer("text") as printer:
        dropped = drop_mended_exceptions(find_documents(root, clock.today()))
        if dropped:
            found = count_in_english(dropped, "finding")
            printer.say(f"Taken out of publication.yml: {found}, mended or changed.")
        else:
            printer.say("Nothing to take out: every exception for single findings is needed.")


def _write_output(text: str, output: Path | None, root: Path) -> None:
    if output is None:
        click.echo(text)
        return
    check_target(output, root)
    write_report(output, text)
    click.echo(f"Written to {output}")
