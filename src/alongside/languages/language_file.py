"""One language file to a Language. Every value is checked, so that none fails later, in a build.

A file says what is to be otherwise than in what it lies over: the file of the package for its tag,
and below that what CLDR and Unicode know.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from babel import Locale

from alongside.languages.interface_words import (
    read_easy_read_words,
    read_interface_words,
    refuse_untranslated,
)
from alongside.languages.known_values import known_language
from alongside.languages.locale_values import (
    read_direction,
    read_locale,
    read_number_format,
    read_numerals,
    read_script,
    read_tag,
    read_time_formats,
)
from alongside.model import Language
from alongside.system.settings_reader import Setting, SettingsFile, read_settings
from alongside.text.scripts import count_letters, count_script_letters, same_letters

DRAFT, CHECKED = "draft", "checked"
"""States of the interface's words: whether a person who reads the language has checked them."""
_SLOWEST, _FASTEST = 50, 600
"""Words a minute. Silent reading lies between 100 and 400 in every study that we know of."""
_SENTENCE_ENDS_EXAMPLE = '    sentence_ends: ".?!"'
_FONT_NAME = re.compile(r"[A-Z][A-Za-z0-9]*(?: [A-Z0-9][A-Za-z0-9]*)*")
_NAMES_OF_WORDS = ("tag", "state", "strings", "easy_read")
"""In a file, beside the values that _READERS reads."""


@dataclass(frozen=True)
class LanguageFile:
    """path: of the file. name: the path that a refusal names."""

    path: Path
    name: str


def open_language_file(file: LanguageFile) -> Setting:
    """Raises BadInput when it cannot be read as YAML or is no list of settings."""
    settings = read_settings(
        file.path,
        SettingsFile(
            name=file.name,
            why="Pages in this language, and the checks of them, depend on these settings.",
            general_mend="CONTRIBUTING.md says below “Add a language” what may stand here.",
        ),
    )
    settings.mapping(
        "The language file is empty.",
        f"Delete it and run: .venv/bin/alongside new-language {file.path.stem}",
    )
    return settings


def read_language_file(
    file: LanguageFile,
    reference: Mapping[str, str] | None,
    below: Language,
    *,
    is_finished: bool = True,
) -> Language:
    """reference: the interface's words in English; None for the file with these. below: what the
    file lies over. is_finished: whether words that are missing or still English are refused.

    Raises BadInput, with the line and what to write, for the first value that cannot be used.
    """
    settings = open_language_file(file)
    settings.refuse_unknown_names((*_NAMES_OF_WORDS, *_READERS))
    read_tag(settings.member("tag"), file.path.stem)
    language = _over_its_script(settings.member("script"), below)
    for name, (field, read) in _READERS.items():
        if name in settings:
            change: dict[str, Any] = {field: read(settings.member(name), language)}
            language = replace(language, **change)
    locale = Locale.parse(language.locale)
    strings = read_interface_words(settings.member("strings"), reference, below.strings)
    if is_finished and reference is not None:
        refuse_untranslated(settings.member("strings"), strings, reference, locale)
    easy_read = read_easy_read_words(settings.member("easy_read"), strings)
    return replace(
        language,
        strings=strings,
        easy_read={**below.easy_read, **easy_read},
        words_are_draft=_read_state(settings.member("state"), below),
    )


def _over_its_script(setting: Setting, below: Language) -> Language:
    """What the file lies over, in the script that it names. Other letters are another alphabet."""
    if not setting.is_given:
        return below
    script = read_script(setting)
    if same_letters(script, below.script):
        return replace(below, script=script)
    return replace(known_language(below.tag, script), strings=below.strings)


def _read_state(setting: Setting, below: Language) -> bool:
    """Whether the words are a draft. Those that nobody speaks of are one."""
    if not setting.is_given:
        return below.words_are_draft if below.strings else True
    state = setting.one_of(
        (DRAFT, CHECKED),
        f"“{setting.value}” is no state of the words.",
        f"Write draft, or, when somebody who reads the language has checked them:\n"
        f"    state: {CHECKED}",
    )
    return state == DRAFT


def _read_text(setting: Setting, _: Language) -> str:
    return setting.text()


def _read_autonym(setting: Setting, language: Language) -> str:
    autonym = setting.text()
    if not count_script_letters(language.script, autonym):
        setting.refuse(
            f"The language’s own name “{autonym}” is not written in its script, {language.script}.",
            "Write the name that its readers use, for example: autonym: Polski",
        )
    return autonym


def _read_sentence_ends(setting: Setting, _: Language) -> str:
    ends = setting.text(mend=_SENTENCE_ENDS_EXAMPLE)
    for sign in ends:
        if not unicodedata.category(sign).startswith("P"):
            setting.refuse(f"“{sign}” is not a sign that ends a sentence.", _SENTENCE_ENDS_EXAMPLE)
    return ends


def _read_alphabet(setting: Setting, language: Language) -> str:
    """Letters and vowel signs in their order, each once, all of the script."""
    alphabet = setting.text(mend="List its letters in their order, without spaces.")
    for place, letter in enumerate(alphabet):
        if unicodedata.category(letter)[0] not in "LM":
            setting.refuse(
                f"“{letter}” in the alphabet is not a letter.",
                "List its letters in their order, without spaces.",
            )
        # Words are put in order by the place of their letters: a letter has one.
        if letter in alphabet[:place]:
            setting.refuse(
                f"The letter “{letter}” stands in the alphabet twice.", "Leave the first one."
            )
    # One Latin “a” in a Cyrillic alphabet looks right and sorts wrong.
    if count_script_letters(language.script, alphabet) != count_letters(alphabet):
        setting.refuse(
            f"The alphabet has letters that are not of its script, {language.script}.",
            "Correct the alphabet, or the script.",
        )
    return alphabet


def _read_clinging_words(setting: Setting, _: Language) -> tuple[str, ...]:
    example = "    clinging: [a, i, o]"
    words = setting.word_list("The words in “clinging” must be a list of words.", example)
    for word in words:
        if len(word.split()) != 1:
            setting.refuse(f"“{word}” in “clinging” is more than one word.", example)
    return words


def _read_yes_answers(setting: Setting, _: Language) -> tuple[str, ...]:
    mend = 'List words in small letters, in quotation marks: yes_answers: ["tak"]'
    setting.elements("There is no answer that means “yes”.", mend)
    answers = setting.word_list("An answer that means “yes” is not a text.", mend)
    for answer in answers:
        if answer != answer.strip().casefold():
            setting.refuse(f"“{answer}” is not in small letters.", mend)
    return answers


def _read_other_letters(setting: Setting, language: Language) -> str:
    letters = setting.text(mend="List the letters without spaces.")
    if count_script_letters(language.script, letters) != len(letters):
        setting.refuse(
            f"“{letters}” are not all letters of the script {language.script}.",
            "List the letters without spaces.",
        )
    return letters


def _read_letter_pairs(setting: Setting, _: Language) -> dict[str, str]:
    """A letter that is typed to the one that it stands for."""
    example = f"    {setting.name}: {{ك: ک}}"
    letters: dict[str, str] = {}
    for typed, meant in setting.optional_mapping(
        f"“{setting.name}” does not say which letter is meant by which.", example
    ).items():
        letters[typed] = meant.text(f"“{typed}” stands for no letter.", example)
        if len(typed) != 1 or len(letters[typed]) != 1:
            meant.refuse(f"“{typed}: {letters[typed]}” is not one letter for another.", example)
    return letters


def _read_font(setting: Setting, _: Language) -> str:
    font = setting.text()
    if not _FONT_NAME.fullmatch(font):
        setting.refuse(
            f"“{font}” is not the name of a font.",
            "Write it as Google Fonts has it, for example: font: Noto Sans Tifinagh",
        )
    return font


def _read_speed(setting: Setting, _: Language) -> int:
    return setting.whole_number(_SLOWEST, _FASTEST)


_READERS: Mapping[str, tuple[str, Callable[[Setting, Language], Any]]] = {
    # The others are judged by these two.
    "locale": ("locale", lambda setting, language: read_locale(setting, language.tag)),
    "script": ("script", lambda setting, _: read_script(setting)),
    "name": ("name", _read_text),
    "autonym": ("autonym", _read_autonym),
    "direction": ("direction", read_direction),
    "sentence_ends": ("sentence_ends", _read_sentence_ends),
    "alphabet": ("alphabet", _read_alphabet),
    "words_per_minute": ("words_per_minute", _read_speed),
    "numerals": ("numerals", lambda setting, _: read_numerals(setting)),
    "number_format": ("number_format", lambda setting, _: read_number_format(setting)),
    "time_formats": ("time_formats", read_time_formats),
    "clinging": ("no_line_end_words", _read_clinging_words),
    "yes_answers": ("yes_answers", _read_yes_answers),
    "font": ("font", _read_font),
    "typed_letters": ("typed_letters", _read_letter_pairs),
    "search_letters": ("search_letters", _read_letter_pairs),
    "other_letters": ("other_letters", _read_other_letters),
}
"""Setting of a file to the field of Language that it is, and what reads it, in this order."""
