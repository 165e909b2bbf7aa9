"""The command explain: what rules are for, and the lists that are made from them."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from alongside.cli.offered_values import offer_rules
from alongside.cli.own_limits import own_limits
from alongside.cli.printer import Printer


@click.command()
@click.argument("rule", required=False, shell_complete=offer_rules)
@click.option("--all", "every", is_flag=True, help="Every rule, as a Markdown page.")
@click.option(
    "--words", is_flag=True, help="Every hard word with plainer ones, as a Markdown page."
)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def explain(root: Path, rule: str | None, every: bool, words: bool, format_: str) -> None:
    """Say what a RULE is for and how to mend what it finds."""
    from alongside.rules import rulebook
    from alongside.rules.explain import explain as explain_rule
    from alongside.rules.explain import find_rule, rule_handbook, word_list
    from alongside.rules.own_rules import own_rules

    if (rule is not None) + every + words != 1:
        raise click.UsageError(
            "Name a rule, or give --all for every rule, or --words for the list of hard words."
        )
    with Printer("text") as printer:
        if words:
            printer.say(word_list())
            return
        rules = rulebook.load_all() | own_rules(root)
        chosen = list(rules.values()) if rule is None else [find_rule(rules, rule)]
        if format_ == "json":
            entries = [asdict(each) for each in chosen]
            printer.say(json.dumps(entries, ensure_ascii=False, indent=2, default=str))
        elif rule is None:
            printer.say(rule_handbook(rules))
        else:
            printer.say(explain_rule(chosen[0], own_limits(root)))
