"""The code of every page and style sheet keeps to the standards, as the Nu HTML checker reads them.

options.left_out: beginnings of messages that are wrong about our pages. Advice counts as
much as errors: what the checker has to say at all, some reader's browser may take otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import cast

from alongside.checks.outputs.nu_checker import (
    CHECKER_OPTIONS,
    Message,
    ask_checker,
    checker_file,
    line_of,
)
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.readback.pages import source_of_page
from alongside.rules.options import list_option
from alongside.rules.outcomes import failed, passed
from alongside.system.answer_cache import cached_answers
from alongside.system.early_answers import answer_of, start_early
from alongside.system.file_cache import publication_cache
from alongside.system.programs import tool_versions


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test targets: a page; a style sheet."""
    folder = subject.site_folder
    messages = answer_of((__name__, folder), partial(_messages, subject))
    left_out = list_option(rule, "left_out")
    for file in _files(subject):
        name = file.relative_to(folder).as_posix()
        place = Place(source_of_page(subject, name), page=name)
        counted = [
            message for message in messages[file] if not message["message"].startswith(left_out)
        ]
        if not counted:
            yield passed(place)
        yield from _faults(place, counted, file.read_text("utf-8", "replace"))


def start(subject: Outputs, _rule: Rule) -> None:
    """Begins to ask the checker, while other rules are applied."""
    start_early((__name__, subject.site_folder), partial(_messages, subject))


def _files(outputs: Outputs) -> tuple[Path, ...]:
    """Every page that is there, as artifact-missing tells of the others, and every style sheet."""
    folder = outputs.site_folder
    pages = [folder / page for page in outputs.pages if (folder / page).is_file()]
    return (*pages, *sorted(folder.rglob("*.css")))


def _messages(outputs: Outputs) -> dict[Path, list[Message]]:
    """Each file to what the checker says of it."""
    root, folder = outputs.sources.root, outputs.site_folder
    # What the cache holds is what ask_checker gave, as JSON.
    return cast(
        "dict[Path, list[Message]]",
        cached_answers(
            publication_cache(root, "vnu"),
            _files(outputs),
            f"{tool_versions(root)} {CHECKER_OPTIONS}",
            partial(ask_checker, folder, checker_file(root)),
        ),
    )


def _faults(place: Place, messages: Sequence[Message], text: str) -> Iterator[Outcome]:
    """One for each kind of message, at the first place that it is about."""
    for words in dict.fromkeys(message["message"] for message in messages):
        alike = [message for message in messages if message["message"] == words]
        yield failed(
            place,
            seen=" ".join(alike[0].get("extract", "").split()),
            says=words.rstrip("."),
            count=len(alike),
            code_line=line_of(alike[0], text),
        )
