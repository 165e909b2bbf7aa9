"""A number and what is counted: in a reader's language, and in the English of our messages."""

from __future__ import annotations

from babel import Locale

from alongside.model import Language


def format_count(language: Language, key: str, count: int) -> str:
    """ "3 pages", from the language's strings key_one, key_few, key_many and key_other.

    A form that CLDR asks for and that the language does not list is its key_other.
    """
    form = Locale.parse(language.locale).plural_form(count)
    other = language.strings[f"{key}_other"]
    return language.strings.get(f"{key}_{form}", other).format(count=count)


def count_in_english(number: int, word: str) -> str:
    """ "1 page" and "2 pages", for a word whose plural is made with an s."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
