"""Characters that look right and are not: a screen reader or a search would stumble over them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from html import unescape

from alongside.checks.sources.parsed_page import read_typed_lines
from alongside.checks.sources.targets import outcomes_of_target
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.rules.fault_texts import fault_texts
from alongside.rules.options import characters_option, list_option
from alongside.rules.outcomes import failed, place_in, readable_variants

_REPLACEMENT_CHARACTER = "\ufffd"


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page.

    Options: "look_for" lists the faults, "code_points" the unwanted characters.
    """
    for variant in readable_variants(subject, rule):
        faults = _page_faults(subject, rule, variant)
        yield from outcomes_of_target(place_in(variant), faults)


def _page_faults(sources: Sources, rule: Rule, variant: Variant) -> Iterator[Outcome]:
    unwanted = characters_option(rule, "code_points")
    look_for = list_option(rule, "look_for")
    for number, typed in enumerate(read_typed_lines(sources, variant), start=1):
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
            yield failed(place_in(variant, number), seen=_excerpt(line, character), **texts)


def _line_faults(
    line: str, unwanted: set[str], look_for: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Each kind of fault once a line, with the first character that shows it."""
    # The first is enough: whoever mends a line sees the others of their kind.
    first_of_kind = {
        "broken": _first_match(line, lambda character: character == _REPLACEMENT_CHARACTER),
        "presentation": _first_match(line, _is_presentation_form),
        "invisible": _first_match(line, lambda character: character in unwanted),
        "decomposed": _first_decomposed(line),
    }
    for fault in look_for:
        if first_of_kind[fault]:
            yield fault, first_of_kind[fault]


def _first_match(line: str, is_wrong: Callable[[str], bool]) -> str:
    return next((character for character in line if is_wrong(character)), "")


def _first_decomposed(line: str) -> str:
    """The first character that Unicode can write in one sign less (NFC); "" when there is none."""
    normal = unicodedata.normalize("NFC", line)
    if normal == line:
        return ""
    for typed, composed in zip(line, normal, strict=False):
        if typed != composed:
            return typed
    return line[len(normal) :][:1]


def _is_presentation_form(character: str) -> bool:
    """Letters in the fixed shapes of old typesetting: they cannot be searched or read aloud."""
    is_old_block = "\ufb50" <= character <= "\ufdff" or "\ufe70" <= character <= "\ufefc"
    return is_old_block and unicodedata.category(character) == "Lo"


def _character_name(character: str) -> str:
    return unicodedata.name(character, "a character without a name").lower()


def _excerpt(line: str, character: str) -> str:
    """The words around the first place of a character: 30 signs on each side."""
    start = line.index(character)
    return line[max(0, start - 30) : start + 30].strip()
