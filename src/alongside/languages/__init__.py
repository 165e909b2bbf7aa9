"""What the program knows of each language: one file each, named by its BCP 47 tag.

No other code names a language. What differs from language to language, and cannot be had from CLDR
(the Unicode consortium's data, by Babel), is a value in these files.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alongside.languages.language_file import read_language_file
from alongside.languages.locale_values import regional_tag
from alongside.languages.unknown_tag import describe_unknown_tag
from alongside.model import Language

__all__ = [
    "describe_unknown_language",
    "known_languages",
    "read_language",
    "regional_tag",
    "yes_answers",
]

_FOLDER = Path(__file__).parent
_REFERENCE = "en"
"""The language whose file explains every setting, and whose words the others translate."""


@cache
def known_languages() -> tuple[str, ...]:
    """The BCP 47 tags of all language files, in the order of the alphabet."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yml")))


def describe_unknown_language(tag: str) -> tuple[str, str] | None:
    """(what is wrong, how to mend it) for a language that is not one of known_languages.

    None for what is neither the tag nor the name of a language.
    """
    return describe_unknown_tag(tag, known_languages())


@cache
def read_language(tag: str) -> Language:
    """The language of one of the known tags. Raises BadInput when its file cannot be used."""
    reference = None if tag == _REFERENCE else read_language(_REFERENCE).strings
    return read_language_file(_FOLDER / f"{tag}.yml", reference)


@cache
def yes_answers() -> frozenset[str]:
    """What people write for "yes", in every language that we know and in small letters.

    Of all languages, as a translator may answer in their own one or in that of the source.
    """
    answers: set[str] = set()
    for tag in known_languages():
        answers.update(read_language(tag).yes_answers)
    return frozenset(answers)
