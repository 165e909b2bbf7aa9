"""The command that records a check by people."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alongside.cli.offered_values import offer_checks, offer_pages, offer_roles
from alongside.cli.printer import Printer
from alongside.errors import BadInput
from alongside.model import SignOffState, Sources, Variant
from alongside.system import clock

if TYPE_CHECKING:
    from alongside.authoring.sign_off import SignOffResult


@click.command("sign-off")
@click.argument("page", shell_complete=offer_pages)
@click.option(
    "--for",
    "kind",
    metavar="CHECK",
    shell_complete=offer_checks,
    help="What it was checked for, such as translation.",
)
@click.option(
    "--by",
    "role",
    metavar="ROLE",
    shell_complete=offer_roles,
    help="The role of those who checked it, never the name of a person.",
)
@click.option(
    "--on", metavar="DATE", help="The day of the check, such as 2026-11-22. Without it, today."
)
@click.option("--checked", default="", metavar="WORDS", help="What was checked, in a few words.")
@click.pass_obj
def sign_off(
    root: Path, page: str, kind: str | None, role: str | None, on: str | None, checked: str
) -> None:
    """Record that people have checked PAGE as it is now. Without --for, say which checks it
    needs.
    """
    from alongside.authoring.accept import find_variant
    from alongside.authoring.sign_off import sign_off as record
    from alongside.publication.catalogue import find_documents

    with Printer("text") as printer:
        sources = find_documents(root, clock.today())
        variant = find_variant(sources, page)
        if kind is None or role is None:
            printer.say(_describe_needs(sources, variant, kind, role))
            return
        result = record(sources, variant, kind, role, _parse_day(on, sources.today), checked)
        summary = _sign_off_summary(page, kind, result, on or sources.today.isoformat())
        # Read again, as the page has another check now.
        sources = find_documents(root, sources.today)
        still_missing = _describe_missing(sources, find_variant(sources, page))
        printer.say(f"{summary}\n{still_missing}")


def _sign_off_summary(page: str, kind: str, recorded: SignOffResult, day: str) -> str:
    if not recorded.changed:
        return f"Nothing to record: {page} says just this already."
    instead = " In place of the earlier one by the same role." if recorded.replaced else ""
    return (
        f"Recorded in {page}: {kind}, by {recorded.role}, on {day}.{instead}\n"
        f"Checked: {recorded.checked}. Text: {recorded.fingerprint}.\n"
        "It holds for the words as they are now. Whoever changes one must have the page checked "
        "again."
    )


def _describe_needs(sources: Sources, variant: Variant, kind: str | None, role: str | None) -> str:
    """Without a kind and a role. Raises BadInput when there is one without the other."""
    from alongside.publication.sign_offs import sign_off_states

    path = variant.path.as_posix()
    policy = sources.publication.sign_offs
    states = sign_off_states(sources, variant)
    lines = ["This page needs:" if states else "This page needs no sign-off."]
    for needed, state in states.items():
        if needed in policy.kinds:
            roles = ", ".join(policy.kinds[needed].allowed_roles)
            lines.append(f"  {needed}: {state.value}. May sign: {roles}")
    if kind is None and role is None:
        return "\n".join(lines)
    known = role if role in policy.roles else "ROLE"
    raise BadInput(
        "Say both what the page was checked for and by which role.",
        path=path,
        mend="\n".join(
            [f".venv/bin/alongside sign-off {path} --for {kind or 'CHECK'} --by {known}", *lines]
        ),
    )


def _describe_missing(sources: Sources, variant: Variant) -> str:
    from alongside.publication.sign_offs import sign_off_states

    states = sign_off_states(sources, variant)
    missing = [kind for kind, state in states.items() if state is not SignOffState.SIGNED]
    if not missing:
        return "The page has every sign-off that it needs."
    return f"The page still needs: {', '.join(missing)}."


def _parse_day(on: str | None, today: date) -> date:
    try:
        return date.fromisoformat(on) if on else today
    except ValueError:
        raise BadInput(
            f"“{on}” is not a day.", mend="Write year, month, day, for example --on 2026-11-20"
        ) from None
