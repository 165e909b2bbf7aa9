"""The interface's words in a language: complete, and with the placeholders of the English ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from string import Formatter

from babel import Locale

from alongside.system.settings_reader import Setting

_OTHER = "other"
"""CLDR's name of the plural form that every language has."""
_PLURAL_FORMS = ("zero", "one", "two", "few", "many", _OTHER)
_PLACEHOLDER = re.compile(r"\{\w+\}")
_ENGLISH = "en"
_WORD = re.compile(r"[^\W\d_]{2,}")


class _PlaceholderError(Exception):
    """The brackets of a text are not the plain names that words are put in for."""


def read_interface_words(
    setting: Setting, reference: Mapping[str, str] | None, below: Mapping[str, str]
) -> dict[str, str]:
    """Key to words. reference: the English ones, None for these themselves. below: the words that
    there are already, which need not be given.

    A text that is counted has a key for each plural form, file_pages_one to file_pages_other.
    Raises BadInput.
    """
    entries = setting.optional_mapping(
        "The words of the interface are no list of “key: words”.",
        "Write below strings the keys of src/alongside/languages/en.yml, with their words.",
    )
    # YAML takes an unquoted no for false and 5 for a number: neither is a word for readers.
    own = {key: _read_text(entry) for key, entry in entries.items() if entry.is_given}
    words = {**below, **own}
    expected = words if reference is None else reference
    setting.refuse_unknown_names(possible_keys(expected))
    for key, text in own.items():
        _check_placeholders(entries[key], text, reference_text(key, expected))
    return words


def possible_keys(reference: Mapping[str, str]) -> list[str]:
    """The keys that a language file may have words for: the English ones, in every plural form."""
    return [*reference, *_plural_keys(_counted_keys(reference), _PLURAL_FORMS)]


def needed_keys(reference: Mapping[str, str], locale: Locale) -> list[str]:
    """The keys that a language needs words for: the English ones, with its own plural forms."""
    counted = _counted_keys(reference)
    single = [key for key in reference if not _is_counted(key, counted)]
    return [*single, *_plural_keys(counted, _forms_of(locale))]


def untranslated_keys(
    words: Mapping[str, str], reference: Mapping[str, str], locale: Locale
) -> list[str]:
    """The keys whose words are missing or still the English ones, in their order."""
    is_english = locale.language == _ENGLISH
    return [
        key
        for key in needed_keys(reference, locale)
        if not words.get(key)
        or (not is_english and _is_same_by_no_chance(words[key], reference_text(key, reference)))
    ]


def _is_same_by_no_chance(words: str, english: str) -> bool:
    """A single word may be the same in both languages, as PDF or Menu: two are no chance."""
    return words == english and len(_WORD.findall(_PLACEHOLDER.sub("", words))) > 1


def read_easy_read_words(setting: Setting, strings: Mapping[str, str]) -> dict[str, str]:
    """Key to the words that easy read has in place of others. strings: those of the other levels.

    What is not given is the same at every level. Raises BadInput.
    """
    entries = setting.optional_mapping(
        "“easy_read” has no words.",
        "Take it out, or write below it the keys of strings that easy read says more simply.",
    )
    setting.refuse_unknown_names(strings)
    words = {key: _read_text(entry) for key, entry in entries.items()}
    for key, entry in entries.items():
        _check_placeholders(entry, words[key], strings[key])
    return words


def _read_text(entry: Setting) -> str:
    return entry.text(
        f"“{entry.name}” has no words.",
        f'Put them in quotation marks, above all yes, no and numbers:\n  {entry.name}: "…"',
    )


def refuse_untranslated(
    setting: Setting, words: Mapping[str, str], reference: Mapping[str, str], locale: Locale
) -> None:
    """All plural forms that CLDR knows for the locale must be there, too. Raises BadInput."""
    untranslated = untranslated_keys(words, reference, locale)
    if not untranslated:
        return
    needed = needed_keys(reference, locale)
    tag = PurePosixPath(setting.file.name).stem
    setting.refuse(
        f"{len(untranslated)} of {len(needed)} words of menus and links are still English or "
        f"missing: {', '.join(untranslated)}.",
        "Write each of them in this language below strings. Readers, and programs that read aloud, "
        "would get English words as if they were of this language. For a translator’s program: "
        f".venv/bin/alongside new-language {tag} --export po",
    )


def _counted_keys(words: Mapping[str, str]) -> list[str]:
    """Keys, without their ending, of the texts that there are in several plural forms."""
    endings = (f"_{_OTHER}", "_one")
    return [
        key.removesuffix(endings[0])
        for key in words
        if key.endswith(endings[0]) and key.removesuffix(endings[0]) + endings[1] in words
    ]


def _plural_keys(counted: list[str], forms: tuple[str, ...]) -> list[str]:
    keys = []
    for key in counted:
        keys += [f"{key}_{form}" for form in forms]
    return keys


def _is_counted(key: str, counted: list[str]) -> bool:
    stem, _, form = key.rpartition("_")
    return stem in counted and form in _PLURAL_FORMS


def _forms_of(locale: Locale) -> tuple[str, ...]:
    """The plural forms that the language tells apart, by CLDR's rules for it."""
    return (*sorted(locale.plural_form.tags), _OTHER)


def reference_text(key: str, reference: Mapping[str, str]) -> str:
    """The English text of a key; of a plural form that English lacks, that of the general form."""
    return reference.get(key) or reference[f"{key.rpartition('_')[0]}_{_OTHER}"]


def _check_placeholders(entry: Setting, text: str, reference: str) -> None:
    problem = placeholder_problem(entry.name, text, reference)
    if problem:
        entry.refuse(problem, f"In en.yml it is: {reference}")


def placeholder_problem(key: str, text: str, reference: str) -> str:
    """What is wrong with what stands in brackets, as a sentence; "" for nothing."""
    try:
        names = _placeholders(text)
    except _PlaceholderError:
        return f"The brackets {{ and }} in “{key}” are not as they must be."
    wanted = _placeholders(reference)
    # A placeholder may stand twice or in another order, as the language asks for it.
    if missing := sorted(wanted - names):
        return f"“{key}” lacks {{{missing[0]}}}, which en.yml has."
    if unknown := sorted(names - wanted):
        return f"“{key}” has {{{unknown[0]}}}, which en.yml does not have."
    return ""


def _placeholders(text: str) -> set[str]:
    """The names between brackets. Raises _PlaceholderError for anything but plain names."""
    names: set[str] = set()
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        raise _PlaceholderError from None
    for _text, name, format_spec, conversion in parts:
        if name is None:
            continue
        # “{}” takes whatever comes first; “{a.b}” and “{a:d}” fail unless the value is of one type.
        if not name.isidentifier() or format_spec or conversion:
            raise _PlaceholderError
        names.add(name)
    return names
