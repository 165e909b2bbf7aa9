"""The command new-language: a file with the words of menus and links, to be translated."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from alongside.cli.printer import Printer
from alongside.cli.translator_file import (
    check_not_there,
    check_translator_file,
    write_for_translator,
)
from alongside.errors import BadInput
from alongside.handover.model import EXCHANGE_FORMATS
from alongside.text.plurals import count_in_english

if TYPE_CHECKING:
    from alongside.handover.interface_words import TakenIn


@click.command("new-language")
@click.argument("tag")
@click.option(
    "--export",
    "format_",
    type=click.Choice(EXCHANGE_FORMATS),
    help="Also write the words for a translator’s program (XLIFF 1.2 or 2.0, PO) or for Word.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Name of the file for the translator.",
)
@click.option("--overwrite", is_flag=True, help="Replace a file of this name.")
@click.pass_obj
def new_language(
    root: Path, tag: str, format_: str | None, output: Path | None, overwrite: bool
) -> None:
    """Make languages/TAG.yml, with the words of menus and links to translate; say how many are
    still English."""
    from alongside.handover.file_formats import WRITERS
    from alongside.handover.interface_words import (
        make_word_file,
        plan_words,
        require_language,
        word_file_path,
    )

    with Printer("text") as printer:
        tag = require_language(root, tag)
        # Before anything is written: who is refused has nothing half done.
        target = _check_target(root, tag, format_, output, overwrite)
        words, is_new = make_word_file(root, tag)
        count = count_in_english(len(words.keys), "word")
        lines = [
            f"{'Written' if is_new else 'Already there'}: {word_file_path(tag)}, for "
            f"{words.language.name} ({words.language.autonym}). Of {count} of menus and links, "
            f"{len(words.still_english)} are still English."
        ]
        if format_ and target:
            _, write = WRITERS[format_]
            write_for_translator(target, write(plan_words(root, tag)), overwrite=overwrite)
            lines.append(f"Written for a translator: {target}")
            lines.append(f"When it comes back: .venv/bin/alongside import {target}")
        lines.append(_next_step(tag, bool(words.still_english)))
        printer.say("\n".join(lines))


def _next_step(tag: str, has_english: bool) -> str:
    add = f"add the language below “languages” in publication.yml:\n  - tag: {tag}"
    if has_english:
        return f"Translate them in the file. When none is English any more, {add}"
    return f"To publish in it, {add}"


def _check_target(
    root: Path, tag: str, format_: str | None, output: Path | None, overwrite: bool
) -> Path | None:
    """Where the file for a translator will be; None where nobody wants one. Raises BadInput."""
    from alongside.handover.file_formats import WRITERS

    if format_ is None:
        if output:
            raise BadInput(
                f"You name a file, {output.name}, and do not say what is to be in it.",
                mend=f"Add the kind of file, for example: --export po -o menu-words-{tag}.po",
            )
        return None
    ending, _ = WRITERS[format_]
    target = output or Path(f"menu-words-{tag}{ending}")
    check_translator_file(target, ending, root)
    check_not_there(target, overwrite=overwrite)
    return target


def words_summary(taken: TakenIn) -> str:
    """What is said of words that came back."""
    lines = [f"{key}: {why}" for key, why in taken.refused.items()]
    lines.append(
        f"Taken into {taken.path}: {count_in_english(taken.count, 'word')}. "
        f"{count_in_english(len(taken.refused), 'word')} refused. {taken.left} are still English."
    )
    return "\n".join(lines)
