"""What can be known of a language from its tag alone: by CLDR, through Babel, and by Unicode.

Nothing of this is typed. A language file says only what is to be otherwise, and the interface's
words.
"""

from __future__ import annotations

from functools import cache
from unicodedata import bidirectional

import regex
from babel import Locale

from alongside.languages.bcp47 import ROOT, cldr_locale, english_name, likely_script
from alongside.languages.exemplars import exemplar_letters, own_name
from alongside.model import Language
from alongside.text.numerals import COUNTER_STYLES
from alongside.text.scripts import count_script_letters, letter_scripts

_DIRECTIONS = {"left-to-right": "ltr", "right-to-left": "rtl"}
"""CLDR's words for the order of characters to those of HTML."""
_FROM_RIGHT = ("R", "AL")
"""Unicode’s classes of letters that are written from right to left."""
_LATIN_ENDS = ".?!"
_EAST_ASIAN_ENDS = "！？"
"""Wide forms, which Unicode gives to no script."""
_CHARACTERS = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x1F000))))
"""Of Unicode, as far as letters go that are in use; without halves of pairs."""
_AVERAGE_WORDS_PER_MINUTE = 184
"""Of 17 languages: Trauzettel-Klosinski and Dietz 2012 (IReST). A file may know better."""


@cache
def known_language(tag: str, script: str = "") -> Language:
    """The language without any words of the interface.

    tag: one that IANA knows. script: where it is another than the one that the tag stands for.
    """
    locale, script = cldr_locale(tag), script or likely_script(tag)
    return Language(
        tag=tag,
        name=english_name(tag),
        autonym=_autonym(tag, locale, script),
        script=script,
        direction=direction_of(locale, script),
        sentence_ends=_sentence_ends(script),
        strings={},
        locale=str(locale),
        alphabet=_alphabet(tag, script),
        words_per_minute=_AVERAGE_WORDS_PER_MINUTE,
        numerals=_numerals(locale),
        number_format=_whole_number_pattern(locale),
        time_formats=_time_patterns(locale),
    )


def _autonym(tag: str, locale: Locale, script: str) -> str:
    name = ""
    if str(locale) != ROOT:
        name = str(locale.languages.get(tag.replace("-", "_")) or locale.get_display_name() or "")
    if not count_script_letters(script, name):
        own = own_name(tag.split("-")[0], script)
        name = own if count_script_letters(script, own) else english_name(tag)
    # Names of languages are small in many languages, but not where they stand alone.
    return name[:1].upper() + name[1:]


def direction_of(locale: Locale, script: str) -> str:
    """ "ltr" or "rtl", as HTML has it."""
    if str(locale) == ROOT or (locale.script or script) != script:
        letter = regex.search(rf"(?=\p{{L}})\p{{Script={letter_scripts(script)[0]}}}", _CHARACTERS)
        return "rtl" if letter and bidirectional(letter[0]) in _FROM_RIGHT else "ltr"
    return _DIRECTIONS[locale.character_order]


@cache
def _sentence_ends(script: str) -> str:
    """Unicode's signs that end a sentence: the Latin ones, and those that belong to the script."""
    scripts = letter_scripts(script)
    codes = "|".join(rf"\p{{scx={each}}}" for each in scripts)
    own = regex.findall(rf"(?=\p{{STerm}})(?:{codes})", _CHARACTERS)
    wide = _EAST_ASIAN_ENDS if "Hani" in scripts else ""
    return "".join(dict.fromkeys(_LATIN_ENDS + "".join(own) + wide))


def _alphabet(tag: str, script: str) -> str:
    """Where nobody lists the letters, they are sorted in Unicode's order."""
    # A list of thousands of signs is no alphabet: no dictionary follows the order of CLDR's.
    if "Hani" in letter_scripts(script):
        return ""
    return exemplar_letters(tag.split("-")[0], letter_scripts(script)[0])


def _numerals(locale: Locale) -> str:
    numerals = str(locale.default_numbering_system)
    return numerals if numerals in COUNTER_STYLES else "latn"


def _whole_number_pattern(locale: Locale) -> str:
    """ "#,##,##0" of CLDR's "#,##,##0.###"."""
    pattern = str(locale.decimal_formats[None].pattern)
    return pattern.split(";")[0].split(".")[0]


def _time_patterns(locale: Locale) -> dict[str, str]:
    pattern = str(locale.time_formats["short"].pattern)
    return {"hour": pattern, "minute": pattern}
