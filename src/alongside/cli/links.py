"""The command check-links: whether pages of other websites that ours link to are still there."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from alongside import __version__
from alongside.cli.chosen_files import named_by_user, paths_argument, refuse_both
from alongside.cli.options import ReportSettings, make_printer, no_cache_option, report_options
from alongside.errors import GateFailed
from alongside.model import Sources
from alongside.system import clock
from alongside.text.plurals import count_in_english


@click.command("check-links")
@paths_argument
@click.option(
    "--changed-since",
    "revision",
    metavar="COMMIT",
    default=None,
    help="Look only for the links of files that were changed since this commit or branch.",
)
@report_options
@no_cache_option
@click.pass_obj
def check_links(
    root: Path,
    /,
    paths: tuple[str, ...],
    revision: str | None,
    **report_settings: Unpack[ReportSettings],
) -> None:
    """Ask other websites whether the pages that ours link to are still there.

    It needs a connection to the web, and is no part of a check or a release. For example, each
    week: alongside check-links
    """
    from alongside.links.addresses import web_links
    from alongside.links.answers import KeptAnswers
    from alongside.links.ask import make_asker
    from alongside.links.check_links import ask_all, judge_links
    from alongside.publication.catalogue import find_documents
    from alongside.rules.rulebook import load_link_rules

    refuse_both(paths, revision)
    today = clock.today()
    with make_printer(root, today, **report_settings) as printer:
        sources = find_documents(root, today)
        files = _chosen_files(sources, paths, revision)
        links = list(web_links(sources, files))
        pages = count_in_english(len({link.address for link in links}), "page")
        websites = count_in_english(len({link.host for link in links}), "website")
        if links:
            printer.say(f"Looking for {pages} on {websites}, one after the other on each.")
        else:
            printer.say("No link to another website stands here.")
        rules = load_link_rules()
        agent = f"Alongside/{__version__} (checks the links of {sources.publication.url})"
        asker, at_once = make_asker(rules, agent)
        answers = ask_all(links, asker.ask, KeptAnswers(root), today, at_once)
        verdict = judge_links(sources, rules, links, answers, files)
        printer.on_verdict(verdict)
        if not verdict.passed:
            raise GateFailed(verdict)


def _chosen_files(
    sources: Sources, paths: tuple[str, ...], revision: str | None
) -> frozenset[str] | None:
    """None for all. A change elsewhere makes no link of a page lead elsewhere."""
    from alongside.authoring.changed_files import changed_files

    if revision is not None:
        return changed_files(sources.root, revision)
    return named_by_user(sources, paths) if paths else None
