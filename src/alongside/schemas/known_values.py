"""What the program knows already and schemas say: formats, kinds, languages, rules, words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from alongside.languages import (
    REFERENCE,
    known_languages,
    possible_keys,
    read_language,
    reference_text,
)
from alongside.model import DIAGRAM_KINDS, EASY_READ, VERDICTS, Format
from alongside.publication.claims import KINDS as CLAIM_KINDS
from alongside.publication.fact_kinds import FACT_KINDS, TEXT_KINDS
from alongside.publication.kinds import KIND, KINDS, kinds_with_key
from alongside.publication.kinds.you_said_we_did import MOST_ANSWERS
from alongside.rules import rulebook
from alongside.text.numerals import COUNTER_STYLES

_Schema = dict[str, Any]
_TEXT: _Schema = {"$ref": "text"}
_TEXT_OR_NUMBER: _Schema = {"type": ["string", "number"], "pattern": r"\S"}


def _words_by_language(value: _Schema) -> _Schema:
    """The languages that an editor offers; other names can stand there, too."""
    names = {tag: read_language(tag).name for tag in known_languages()}
    offered = {**names, EASY_READ: "Easy read, where it says it otherwise"}
    return {name: {**value, "description": words} for name, words in offered.items()}


def _interface_words(value: _Schema) -> _Schema:
    """Each with what it says in English."""
    english = read_language(REFERENCE).strings
    return {
        key: {**value, "description": f"In English: {reference_text(key, english)}"}
        for key in dict.fromkeys(possible_keys(english))
    }


def _keys_of_kinds() -> Mapping[str, _Schema]:
    """Which kind of document each setting of a kind is for."""
    keys = dict.fromkeys(key for kind in KINDS.values() for key in kind.keys)
    return {
        key: {"required": [KIND], "properties": {KIND: {"enum": kinds_with_key(key)}}}
        for key in keys
    }


def _required_of_kinds() -> Iterator[_Schema]:
    for name, kind in KINDS.items():
        required = [key for key, each in kind.keys.items() if each.is_required]
        if required:
            yield {
                "if": {"required": [KIND], "properties": {KIND: {"enum": [name]}}},
                "then": {"required": required},
            }


KNOWN_VALUES: Mapping[str, Callable[[], Any]] = {
    "claim_kinds": lambda: list(CLAIM_KINDS),
    "diagram_kinds": lambda: list(DIAGRAM_KINDS),
    "document_kinds": lambda: list(KINDS),
    "easy_read_words": lambda: _interface_words(_TEXT),
    "fact_kinds": lambda: list(FACT_KINDS),
    "figure_kinds": lambda: [kind for kind in FACT_KINDS if kind not in TEXT_KINDS],
    "formats": lambda: [each.value for each in Format],
    "interface_words": lambda: _interface_words({"$ref": "text_or_nothing"}),
    "keys_of_kinds": _keys_of_kinds,
    "languages": lambda: list(known_languages()),
    "manual_verdicts": lambda: list(VERDICTS),
    "most_answers": lambda: MOST_ANSWERS,
    "numerals": lambda: list(COUNTER_STYLES),
    "required_of_kinds": lambda: list(_required_of_kinds()),
    "rules": lambda: list(rulebook.load()),
    "words_by_language": lambda: _words_by_language(_TEXT),
    "words_or_numbers_by_language": lambda: _words_by_language(_TEXT_OR_NUMBER),
}
"""Name after “=” in a source to what is put in for it."""
