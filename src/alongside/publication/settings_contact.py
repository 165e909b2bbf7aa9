"""How publication.yml says that people can reach the publisher by telephone, by post, and when."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from alongside.model import ContactWay, Strand
from alongside.publication.fact_kinds import FACT_KINDS
from alongside.publication.fact_uses import StrandFacts, fill_setting
from alongside.publication.facts import WHY
from alongside.publication.settings_documents import read_wordings
from alongside.system.settings_reader import Setting

NUMBERS = ("telephone", "textphone")
WORDS = ("address", "open")
_NAMES_IN_WORDS = {"address": "address", "open": "opening times"}


def read_more_contact(
    contact: Setting, facts: StrandFacts, strands: Sequence[Strand], root: Path
) -> tuple[ContactWay, ...]:
    """In the order in which readers get them; none where nothing is said. Raises BadInput."""
    ways = [
        _read_number(contact.member(name), facts, strands)
        for name in NUMBERS
        if contact.member(name).is_given
    ]
    ways += [
        _read_words(contact.member(name), strands, root)
        for name in WORDS
        if contact.member(name).is_given
    ]
    return tuple(ways)


def _read_number(setting: Setting, facts: StrandFacts, strands: Sequence[Strand]) -> ContactWay:
    example = f"    {setting.name}: '0300 123 4567'"
    # To YAML, 111 is a number like any other.
    typed = str(setting.value) if type(setting.value) is int else setting.words(example)
    number = fill_setting(typed, facts, setting.file.name, setting.line, WHY)
    kind = FACT_KINDS["phone"]
    value = kind.parse(number)
    if value is None:
        setting.refuse(
            f"“{number}” is not a telephone number.",
            f"Write the number alone, in quotation marks:\n{example}",
        )
    digits = kind.forms["digits"](value, facts.language)
    return ContactWay(
        kind=setting.name,
        words=dict.fromkeys((strand.key for strand in strands), str(value)),
        href=f"tel:{digits}",
    )


def _read_words(setting: Setting, strands: Sequence[Strand], root: Path) -> ContactWay:
    """An address is mostly the same in all languages; a text stands for all of them."""
    if setting.name == "address" and isinstance(setting.value, str):
        words = setting.words("    address: 1 High Street, Exampleton, EX1 2AB")
        return ContactWay(setting.name, dict.fromkeys((each.key for each in strands), words))
    words_by_strand, lines = read_wordings(
        setting, "The contact", _NAMES_IN_WORDS[setting.name], strands, root
    )
    return ContactWay(setting.name, words_by_strand, lines=lines)
