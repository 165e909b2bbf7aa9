"""One language file to a Language. Every value is checked, so that none fails later, in a build."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path

from alongside.languages.interface_words import read_easy_read_words, read_interface_words
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
from alongside.text.scripts import count_letters, count_script_letters

_REQUIRED_KEYS = (
    "tag",
    "name",
    "autonym",
    "script",
    "direction",
    "sentence_ends",
    "locale",
    "alphabet",
    "words_per_minute",
    "numerals",
    "number_format",
    "time_formats",
    "yes_answers",
    "strings",
)
_OPTIONAL_KEYS = ("clinging", "easy_read", "other_letters", "search_letters", "typed_letters")
_SLOWEST, _FASTEST = 50, 600
"""Words a minute. Silent reading lies between 100 and 400 in every study that we know of."""
_SENTENCE_ENDS_EXAMPLE = '    sentence_ends: ".?!"'


def read_language_file(path: Path, reference: Mapping[str, str] | None) -> Language:
    """path: <tag>.yml. reference: the interface's words in English; None for the file with these.

    Raises BadInput, with the line and what to write, for the first value that cannot be used.
    """
    file = SettingsFile(
        name=f"src/alongside/languages/{path.name}",
        why="Pages in this language, and the checks of them, depend on these settings.",
        general_mend="Compare the line with the one in en.yml.",
    )
    settings = read_settings(path, file)
    settings.mapping("The language file is empty.", "Start from a copy of en.yml.")
    settings.refuse_missing_names(_REQUIRED_KEYS)
    settings.refuse_unknown_names((*_REQUIRED_KEYS, *_OPTIONAL_KEYS))
    tag = read_tag(settings.member("tag"), path.stem)
    locale = read_locale(settings.member("locale"), tag)
    script = read_script(settings.member("script"))
    strings = read_interface_words(settings.member("strings"), reference, locale)
    return Language(
        tag=tag,
        name=settings.member("name").text(),
        autonym=_read_autonym(settings.member("autonym"), script),
        script=script,
        direction=read_direction(settings.member("direction"), locale),
        sentence_ends=_read_sentence_ends(settings.member("sentence_ends")),
        strings=strings,
        locale=settings.member("locale").text(),
        alphabet=_read_alphabet(settings.member("alphabet"), script),
        words_per_minute=settings.member("words_per_minute").whole_number(_SLOWEST, _FASTEST),
        numerals=read_numerals(settings.member("numerals")),
        number_format=read_number_format(settings.member("number_format")),
        time_formats=read_time_formats(settings.member("time_formats"), locale),
        no_line_end_words=_read_clinging_words(settings.member("clinging")),
        yes_answers=_read_yes_answers(settings.member("yes_answers")),
        typed_letters=_read_letter_pairs(settings.member("typed_letters")),
        search_letters=_read_letter_pairs(settings.member("search_letters")),
        other_letters=_read_other_letters(settings.member("other_letters"), script),
        easy_read=read_easy_read_words(settings.member("easy_read"), strings),
    )


def _read_autonym(setting: Setting, script: str) -> str:
    autonym = setting.text()
    if not count_script_letters(script, autonym):
        setting.refuse(
            f"The language’s own name “{autonym}” is not written in its script, {script}.",
            "Write the name that its readers use, for example: autonym: Polski",
        )
    return autonym


def _read_sentence_ends(setting: Setting) -> str:
    ends = setting.text(mend=_SENTENCE_ENDS_EXAMPLE)
    for sign in ends:
        if not unicodedata.category(sign).startswith("P"):
            setting.refuse(f"“{sign}” is not a sign that ends a sentence.", _SENTENCE_ENDS_EXAMPLE)
    return ends


def _read_alphabet(setting: Setting, script: str) -> str:
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
    if count_script_letters(script, alphabet) != count_letters(alphabet):
        setting.refuse(
            f"The alphabet has letters that are not of its script, {script}.",
            "Correct the alphabet, or the script.",
        )
    return alphabet


def _read_clinging_words(setting: Setting) -> tuple[str, ...]:
    example = "    clinging: [a, i, o]"
    words = setting.word_list("The words in “clinging” must be a list of words.", example)
    for word in words:
        if len(word.split()) != 1:
            setting.refuse(f"“{word}” in “clinging” is more than one word.", example)
    return words


def _read_yes_answers(setting: Setting) -> tuple[str, ...]:
    mend = 'List words in small letters, in quotation marks: yes_answers: ["tak"]'
    setting.elements("There is no answer that means “yes”.", mend)
    answers = setting.word_list("An answer that means “yes” is not a text.", mend)
    for answer in answers:
        if answer != answer.strip().casefold():
            setting.refuse(f"“{answer}” is not in small letters.", mend)
    return answers


def _read_other_letters(setting: Setting, script: str) -> str:
    if not setting.is_given:
        return ""
    letters = setting.text(mend="List the letters without spaces.")
    if count_script_letters(script, letters) != len(letters):
        setting.refuse(
            f"“{letters}” are not all letters of the script {script}.",
            "List the letters without spaces.",
        )
    return letters


def _read_letter_pairs(setting: Setting) -> dict[str, str]:
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
