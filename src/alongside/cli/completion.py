"""The command completion: what a shell needs to complete our commands while somebody types them."""

from __future__ import annotations

import os

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete
from click.shell_completion import shell_complete as answer

from alongside.cli.printer import Printer

_PROGRAM = "alongside"
_ASKED_BY_SHELL = "_ALONGSIDE_COMPLETE"
"""Set by the shell's script when it asks what could come next."""
_SHELLS: dict[str, type[ShellComplete]] = {
    "bash": BashComplete,
    "zsh": ZshComplete,
    "fish": FishComplete,
}


@click.command("completion")
@click.argument("shell", type=click.Choice(list(_SHELLS)))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what SHELL needs to complete commands, options, pages and languages.

    For example, in the file ~/.bashrc: eval "$(alongside completion bash)"
    """
    group = context.find_root().command
    with Printer("text") as printer:
        printer.say(_SHELLS[shell](group, {}, _PROGRAM, _ASKED_BY_SHELL).source().rstrip())


def answer_shell(group: click.Group) -> int | None:
    """The exit code after a shell was told what could come next; None where no shell asks."""
    asked = os.environ.get(_ASKED_BY_SHELL)
    return answer(group, {}, _PROGRAM, _ASKED_BY_SHELL, asked) if asked else None
