"""What the program knows of each language: by its BCP 47 tag from CLDR and Unicode, and from files.

No other code names a language. The files, languages/<tag>.yml of a publication over those of this
folder, have the interface's words and whatever is to be otherwise than CLDR has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel import Locale

from alongside.languages.bcp47 import standard_tag
from alongside.languages.interface_words import (
    needed_keys,
    placeholder_problem,
    possible_keys,
    reference_text,
    untranslated_keys,
)
from alongside.languages.known_values import known_language
from alongside.languages.language_file import LanguageFile, open_language_file, read_language_file
from alongside.languages.locale_values import regional_tag
from alongside.languages.unknown_tag import describe_unknown_tag
from alongside.languages.word_file import new_word_file, put_words
from alongside.model import Language

__all__ = [
    "FOLDER",
    "OUR_FOLDER",
    "REFERENCE",
    "WordsToWrite",
    "check_words",
    "describe_unknown_language",
    "known_languages",
    "new_word_file",
    "put_words",
    "language_files",
    "possible_keys",
    "read_language",
    "reference_text",
    "regional_tag",
    "standard_tag",
    "word_places",
    "words_to_write",
    "yes_answers",
]

FOLDER = "languages"
"""Of a publication, beside docs/: a file for each language that it says something of."""
_PACKAGE = Path(__file__).parent
OUR_FOLDER = "src/alongside/languages/"
"""As a finding names it."""
REFERENCE = "en"
"""The language whose file explains every setting, and whose words the others translate."""


def known_languages(root: Path | None = None) -> tuple[str, ...]:
    """The BCP 47 tags of all language files, in the order of the alphabet. root: of a publication,
    for those that it has besides."""
    return tuple(sorted({*_tags_in(_PACKAGE), *(_tags_in(root / FOLDER) if root else ())}))


def describe_unknown_language(tag: str, root: Path | None = None) -> tuple[str, str] | None:
    """(what is wrong, how to mend it) for a language that is not one of known_languages.

    None for what is neither the tag nor the name of a language.
    """
    return describe_unknown_tag(tag, known_languages(root))


def read_language(tag: str, root: Path | None = None) -> Language:
    """The language of one of the known tags. Raises BadInput when a file of it cannot be used."""
    files = language_files(tag, root)
    return _read_cached(tag, files, _states_of(files))


def _states_of(files: tuple[LanguageFile, ...]) -> tuple[tuple[int, int], ...]:
    """Another one as soon as a file is another: a preview reads them after each save."""
    states = (file.path.stat() for file in files)
    return tuple((state.st_mtime_ns, state.st_size) for state in states)


def language_files(tag: str, root: Path | None = None) -> tuple[LanguageFile, ...]:
    """Those that there are, a later one over an earlier one."""
    name = f"{tag}.yml"
    files = [LanguageFile(_PACKAGE / name, OUR_FOLDER + name)]
    if root:
        files.append(LanguageFile(root / FOLDER / name, f"{FOLDER}/{name}"))
    return tuple(file for file in files if file.path.is_file())


@lru_cache(maxsize=256)
def _read_cached(
    tag: str, files: tuple[LanguageFile, ...], _states: tuple[tuple[int, int], ...]
) -> Language:
    language = known_language(tag)
    for file in files:
        is_reference = tag == REFERENCE and file.path.parent == _PACKAGE
        reference = None if is_reference else read_language(REFERENCE).strings
        language = read_language_file(file, reference, language)
    return language


def _tags_in(folder: Path) -> tuple[str, ...]:
    return tuple(path.stem for path in folder.glob("*.yml"))


@lru_cache(maxsize=8)
def yes_answers(root: Path | None = None) -> frozenset[str]:
    """What people write for "yes", in every language that we know and in small letters.

    Of all languages, as a translator may answer in their own one or in that of the source. A file
    may still be without words of the interface, so only this is read of it.
    """
    answers: set[str] = set()
    for tag in known_languages(root):
        for file in language_files(tag, root):
            answers.update(open_language_file(file).member("yes_answers").word_list())
    return frozenset(answers)


def word_places(tag: str, root: Path) -> dict[str, tuple[str, int]]:
    """Key of each of the interface's words to the file and the line that it stands in."""
    files = language_files(tag, root)
    return _places_cached(files, _states_of(files))


@lru_cache(maxsize=256)
def _places_cached(
    files: tuple[LanguageFile, ...], _states: tuple[tuple[int, int], ...]
) -> dict[str, tuple[str, int]]:
    places: dict[str, tuple[str, int]] = {}
    for file in files:
        settings = open_language_file(file)
        for key, entry in settings.member("strings").optional_mapping().items():
            if entry.is_given:
                places[key] = (file.name, entry.line)
    return places


@dataclass(frozen=True)
class WordsToWrite:
    """The interface's words of a language, as far as there are any.

    keys: of all that it needs. english: key to what they say in English. words: those that there
    are, by key. still_english: keys of those that are not written yet.
    """

    language: Language
    keys: tuple[str, ...]
    english: Mapping[str, str]
    words: Mapping[str, str]
    still_english: tuple[str, ...]


def words_to_write(tag: str, root: Path) -> WordsToWrite:
    """tag: one that IANA knows. The words of its file may be unfinished, but its other values may
    not be wrong. Raises BadInput."""
    reference = read_language(REFERENCE).strings
    language = known_language(tag)
    for file in language_files(tag, root):
        language = read_language_file(file, reference, language, is_finished=False)
    locale = Locale.parse(language.locale)
    keys = needed_keys(reference, locale)
    missing = untranslated_keys(language.strings, reference, locale)
    return WordsToWrite(
        language=language,
        keys=tuple(keys),
        english={key: reference_text(key, reference) for key in keys},
        words={key: words for key, words in language.strings.items() if key not in missing},
        still_english=tuple(missing),
    )


def check_words(words: Mapping[str, str], english: Mapping[str, str]) -> dict[str, str]:
    """Key to what is wrong with its words: what is filled in must be that of the English ones."""
    problems: dict[str, str] = {}
    for key, text in words.items():
        if problem := placeholder_problem(key, text, english[key]):
            problems[key] = problem
    return problems
