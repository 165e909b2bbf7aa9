"""languages/<tag>.yml of a publication as a text: made anew, and with words put into it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import yaml
from babel import Locale

from alongside.languages.interface_words import needed_keys, reference_text
from alongside.model import Language

_WORDS = "strings"
_HEAD = """\
# {name} ({autonym}): the words of menus and links on every page.
# All else is known from CLDR and Unicode; a line here, above “strings”, says otherwise:
#   autonym: {autonym}
#   script: {script}
#   direction: {direction}
#   locale: {locale}
#   numerals: {numerals}
# CONTRIBUTING.md says below “Add a language” what else may stand here.
# When somebody who reads the language has checked the words on its pages, write checked for draft.
state: draft
# Behind each key its words, below their English ones. Leave what stands in {{ }}: it is filled in.
# A number has one line for each way in which this language counts.
strings:
"""


def new_word_file(language: Language, english: Mapping[str, str]) -> str:
    """The text of a file with a line for each of the words, empty where there are none yet."""
    head = _HEAD.format(
        name=language.name,
        autonym=language.autonym,
        script=language.script,
        direction=language.direction,
        locale=language.locale,
        numerals=language.numerals,
    )
    keys = needed_keys(english, Locale.parse(language.locale))
    return head + "".join(_lines(keys, english, language.strings))


def _lines(keys: list[str], english: Mapping[str, str], words: Mapping[str, str]) -> Iterator[str]:
    for key in keys:
        own = words.get(key, "")
        yield f"  # {reference_text(key, english)}\n  {key}:{f' {_quote(own)}' if own else ''}\n"


def put_words(text: str, words: Mapping[str, str]) -> str:
    """The text of a language file with these words in it, and all else as it was.

    words: by key. The file must be one that could be read.
    """
    places = _value_places(text)
    missing = {key: each for key, each in words.items() if key not in places}
    # From the end, so that the places before stay where they are.
    for key in sorted(places.keys() & words.keys(), key=lambda key: places[key], reverse=True):
        start, end = places[key]
        gap = "" if text[start - 1 : start] == " " else " "
        text = f"{text[:start]}{gap}{_quote(words[key])}{text[end:]}"
    if not missing:
        return text
    lines = "".join(f"  {key}: {_quote(each)}\n" for key, each in missing.items())
    return _below_strings(text, lines)


def _below_strings(text: str, lines: str) -> str:
    before, heading, after = text.partition(f"{_WORDS}:\n")
    if not heading:
        return f"{text.rstrip()}\n{_WORDS}:\n{lines}"
    return f"{before}{heading}{lines}{after}"


def _value_places(text: str) -> dict[str, tuple[int, int]]:
    """Key of the words to where its value stands in the text."""
    places: dict[str, tuple[int, int]] = {}
    for name, block in _pairs(yaml.compose(text)):
        if name == _WORDS:
            for key, value in _pairs(block):
                places[key] = (value.start_mark.index, value.end_mark.index)
    return places


def _pairs(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield str(key.value), value


def _quote(words: str) -> str:
    """As YAML, whatever signs the words begin with."""
    return json.dumps(words, ensure_ascii=False)
