"""What a shell offers behind an option or argument of ours while somebody types it.

Whatever is wrong with the files of the publication, typing goes on: then nothing is offered. Each
function is given what click gives it: the context, the parameter and the word so far.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from alongside.errors import AlongsideError

if TYPE_CHECKING:
    from alongside.model import Publication

_Offer = Callable[[click.Context, click.Parameter, str], list[CompletionItem[str]]]


def offer_files(
    context: click.Context, parameter: click.Parameter, typed: str
) -> list[CompletionItem[str]]:
    """Any file or folder, as the shell itself completes them."""
    return [CompletionItem(typed, type="file")]


def offer_pages(
    context: click.Context, parameter: click.Parameter, typed: str
) -> list[CompletionItem[str]]:
    """The Markdown files of the publication, by their paths from its root on."""
    root = _root_of(context)
    pages = (path.relative_to(root).as_posix() for path in (root / "docs").rglob("*.md"))
    return _beginning_with(typed, sorted(pages))


def offer_rules(
    context: click.Context, parameter: click.Parameter, typed: str
) -> list[CompletionItem[str]]:
    from alongside.rules.rulebook import rule_ids

    return _beginning_with(typed, rule_ids())


def offer_kinds_of_document(
    context: click.Context, parameter: click.Parameter, typed: str
) -> list[CompletionItem[str]]:
    from alongside.publication.kinds import KINDS

    return _beginning_with(typed, KINDS)


def _offer_of_publication(names: Callable[[Publication], Iterable[str]]) -> _Offer:
    """names: those in publication.yml that can stand here."""

    def offer(
        context: click.Context, parameter: click.Parameter, typed: str
    ) -> list[CompletionItem[str]]:
        from alongside.publication.settings import read_publication

        try:
            publication = read_publication(_root_of(context))
        except (AlongsideError, OSError):
            return []
        return _beginning_with(typed, names(publication))

    return offer


def _testers(publication: Publication) -> Iterable[str]:
    from alongside.publication.manual_audit import roles_of

    return roles_of(publication)


offer_documents = _offer_of_publication(lambda publication: publication.documents)
offer_languages = _offer_of_publication(lambda publication: publication.languages)
offer_levels = _offer_of_publication(lambda all_: [strand.level for strand in all_.strands])
offer_checks = _offer_of_publication(lambda publication: publication.sign_offs.kinds)
offer_testers = _offer_of_publication(_testers)
offer_roles = _offer_of_publication(lambda publication: publication.sign_offs.roles)
offer_sections = _offer_of_publication(lambda all_: [each.id for each in all_.nav_sections])


def _root_of(context: click.Context) -> Path:
    """While somebody types, no command has run that would have kept it."""
    root: Path = context.find_root().params.get("root") or Path(".")
    return root


def _beginning_with(typed: str, names: Iterable[str]) -> list[CompletionItem[str]]:
    return [CompletionItem(name) for name in dict.fromkeys(names) if name.startswith(typed)]
