"""Characters that look right and are not: a screen reader or a search would stumble over them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from html import unescape

from alongside.checks.sources.parsed_page import read_typed_lines
from alongside.checks.sources.targets import outcomes_of_target
from alongside.model import Outcome, Place, Rule, Sources
from alongside.publication.data_file import DATA_FILES
from alongside.rules.fault_texts import fault_texts
from alongside.rules.options import characters_option, list_option
from alongside.rules.outcomes import failed, place_in, readable_variants

_REPLACEMENT_CHARACTER = "\ufffd"


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test targets: a page; a data file.

    Options: "look_for" lists the faults, "code_points" the unwanted characters.
    """
    for variant in readable_variants(subject, rule):
        path = variant.path.as_posix()
        faults = _faults(rule, path, read_typed_lines(subject, variant))
        yield from outcomes_of_target(place_in(variant), faults)
    for name in DATA_FILES:
        file = subject.root / name
        if file.is_file():
            # Not by splitlines: it also ends a line where no editor does.
            lines = file.read_text(encoding="utf-8-sig").split("\n")
            yield from outcomes_of_target(Place(name), _faults(rule, name, lines))


def _faults(rule: Rule, path: str, lines: list[str]) -> Iterator[Outcome]:
    unwanted = characters_option(rule, "code_points")
    look_for = list_option(rule, "look_for")
    for number, typed in enumerate(lines, start=1):
        # Readers get the character of &#x202E;, too.
        line = unescape(typed)
        for fault, character in _line_faults(line, unwanted, look_for):
            texts = fault_texts(
                rule,
                fault,
                line=number,
                name=_character_name(character),
                code=f"U+{ord(character):04X}",
            )
            yield failed(Place(path, number), seen=_excerpt(line, character), **texts)


def _line_faults(
    line: str, unwanted: set[str], look_for: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Each kind of fault once a line, with the first character that shows it."""
    if _REPLACEMENT_CHARACTER not in line and unwanted.isdisjoint(line):
        return
    # The first is enough: whoever mends a line sees the others of their kind.
    first_of_kind = {
        "broken": _first_match(line, lambda character: character == _REPLACEMENT_CHARACTER),
        "invisible": _first_match(line, lambda character: character in unwanted),
    }
    for fault in look_for:
        if first_of_kind[fault]:
            yield fault, first_of_kind[fault]


def _first_match(line: str, is_wrong: Callable[[str], bool]) -> str:
    return next((character for character in line if is_wrong(character)), "")


def _character_name(character: str) -> str:
    return unicodedata.name(character, "a character without a name").lower()


def _excerpt(line: str, character: str) -> str:
    """The words around the first place of a character: 30 signs on each side."""
    start = line.index(character)
    return line[max(0, start - 30) : start + 30].strip()
