"""The values of a language file that follow a standard: BCP 47, ISO 15924 and CLDR, by Babel."""

from __future__ import annotations

import re
from datetime import time

import regex
from babel import Locale, UnknownLocaleError
from babel.core import parse_locale
from babel.dates import format_time
from langcodes import Language as Tag

from alongside.languages.bcp47 import cldr_locale, likely_region, standard_tag
from alongside.languages.known_values import direction_of
from alongside.model import Language
from alongside.system.settings_reader import Setting
from alongside.text.numerals import COUNTER_STYLES
from alongside.text.scripts import count_script_letters

_DIRECTIONS = ("ltr", "rtl")
_WHOLE_NUMBER_PATTERN = re.compile(r"(?:#+,)*#*0")
_QUOTED = re.compile(r"'[^']*'")
_NUMBER_EXAMPLE = '    number_format: "#,##0"'
_TIME_EXAMPLE = '    time_formats: {hour: "HH:mm", minute: "HH:mm"}'
_HOURS_OF_HALF_DAY, _HOURS_OF_DAY = set("hK"), set("Hk")
_HALVES_OF_DAY = set("abB")
_MINUTES = set("m")
_TIME_FIELDS = _HOURS_OF_HALF_DAY | _HOURS_OF_DAY | _HALVES_OF_DAY | _MINUTES
"""The letters of a CLDR time pattern that facts can be written with: they have no seconds."""


def read_tag(setting: Setting, file_stem: str) -> str:
    """The BCP 47 tag, which the name of the file is, and which may stand in it, too."""
    tag = setting.text() if setting.is_given else file_stem
    if tag != file_stem:
        setting.refuse(
            f"The tag is “{tag}”, but the file is called {file_stem}.yml.",
            f"    tag: {file_stem}",
        )
    if standard_tag(tag) != tag:
        setting.refuse(
            f"“{tag}” is not the tag of a language.",
            f"Call the file {standard_tag(tag)}.yml."
            if standard_tag(tag)
            else "Use its BCP 47 tag, for example pl for Polish, for the file and here.",
        )
    return tag


def read_locale(setting: Setting, tag: str) -> str:
    """CLDR's locale, of the same language as the tag."""
    written = setting.text(mend="    locale: en_GB")
    try:
        locale = Locale.parse(written)
    except (UnknownLocaleError, ValueError):
        setting.refuse(
            f"“{written}” is not a locale of CLDR.",
            "Write the language and, where it matters, the country, for example: locale: en_GB",
        )
    language = cldr_locale(tag).language
    # Otherwise pages in Polish would have German dates, and no check would find them wrong.
    if locale.language != language:
        setting.refuse(
            f"“{written}” is a locale of another language than “{tag}”.",
            f"Begin it with the language, for example: locale: {language}",
        )
    return written


def read_script(setting: Setting) -> str:
    """An ISO 15924 code of a script whose letters Unicode tells from those of others."""
    example = "Use its ISO 15924 code, for example: script: Latn"
    script = setting.text(mend=example)
    if script not in _english_names().scripts:
        setting.refuse(f"“{script}” is not the code of a script.", example)
    try:
        count_script_letters(script, "")
    except regex.error:  # a code such as Zxxx, for what is not written
        setting.refuse(f"“{script}” is not a script with letters of its own in Unicode.", example)
    return script


def read_direction(setting: Setting, language: Language) -> str:
    """The direction of HTML's attribute dir: "ltr" or "rtl", as CLDR says of the locale."""
    right = direction_of(Locale.parse(language.locale), language.script)
    direction = setting.one_of(
        _DIRECTIONS,
        f"The direction “{setting.value}” is neither ltr (left to right) nor rtl (right to left).",
        f"    direction: {right}",
    )
    # The closed set alone would let Urdu be printed from left to right.
    if direction != right:
        setting.refuse(
            f"The direction is {direction}, but {language.name} is written {right}.",
            f"    direction: {right}",
        )
    return direction


def read_numerals(setting: Setting) -> str:
    """CLDR's name of a numbering system whose digits we can write."""
    return setting.one_of(
        tuple(COUNTER_STYLES),
        f"We cannot write numbers in the digits “{setting.value}”.",
        f"Use one of CLDR’s names of digits: {', '.join(COUNTER_STYLES)}",
    )


def read_number_format(setting: Setting) -> str:
    """CLDR's pattern of a whole number. Decimals are added to it where a number has them."""
    wrong = f"“{setting.value}” is not CLDR’s pattern of a whole number."
    pattern = setting.text(wrong, _NUMBER_EXAMPLE)
    if not _WHOLE_NUMBER_PATTERN.fullmatch(pattern):
        setting.refuse(wrong, _NUMBER_EXAMPLE)
    return pattern


def read_time_formats(setting: Setting, language: Language) -> dict[str, str]:
    """CLDR's patterns of a time: "hour" for a full hour, "minute" for any other."""
    locale = Locale.parse(language.locale)
    setting.mapping("There are no patterns of times.", _TIME_EXAMPLE)
    setting.refuse_unknown_names(("hour", "minute"))
    hour = _read_time_pattern(setting.member("hour"), locale, needs_minutes=False)
    minute = _read_time_pattern(setting.member("minute"), locale, needs_minutes=True)
    return {"hour": hour, "minute": minute}


def regional_tag(language: Language) -> str:
    """The BCP 47 tag with its country, "ur-PK", as Word needs it to choose a dictionary.

    The country is that of the locale, otherwise the one that CLDR takes for granted.
    """
    if parse_locale(language.tag, sep="-")[1]:
        return language.tag
    country = Locale.parse(language.locale).territory or likely_region(language.tag)
    tag = f"{language.tag}-{country}" if country else language.tag
    parsed = Tag.get(tag)
    without_script = Tag.make(language=parsed.language, territory=parsed.territory)
    # Word knows zh-CN, where the script goes without saying.
    is_plain = parsed.script and without_script.maximize().script == parsed.script
    return str(without_script) if is_plain else tag


def _read_time_pattern(setting: Setting, locale: Locale, *, needs_minutes: bool) -> str:
    wrong = f"“{setting.value}” is not CLDR’s pattern of a time."
    pattern = setting.text(wrong, _TIME_EXAMPLE)
    if pattern.count("'") % 2:
        setting.refuse(f"A quotation mark in “{pattern}” has no partner.", _TIME_EXAMPLE)
    fields = _fields_of(pattern)
    unknown = sorted(fields - _TIME_FIELDS)
    if unknown:
        setting.refuse(
            f"The letter “{unknown[0]}” in “{pattern}” does not stand for a part of a time.",
            "Put words between single quotation marks: \"h 'Uhr'\"",
        )
    try:
        format_time(time(17, 30), pattern, locale=locale)
    except (ValueError, KeyError, AttributeError, NotImplementedError):
        setting.refuse(wrong, _TIME_EXAMPLE)
    if not fields & (_HOURS_OF_DAY | _HOURS_OF_HALF_DAY):
        setting.refuse(f"The time “{pattern}” has no hours.", _TIME_EXAMPLE)
    if needs_minutes and not fields & _MINUTES:
        setting.refuse(f"The time “{pattern}” has no minutes.", _TIME_EXAMPLE)
    # “9:00” for nine in the evening sends people at the wrong time.
    if fields & _HOURS_OF_HALF_DAY and not fields & _HALVES_OF_DAY:
        setting.refuse(
            f"The time “{pattern}” does not say which half of the day it is.",
            f"Add a (am or pm) or B (in the morning), or count to 24:\n{_TIME_EXAMPLE}",
        )
    return pattern


def _fields_of(pattern: str) -> set[str]:
    """The letters that stand for a part of a time: all of A to Z outside quotation marks."""
    unquoted = _QUOTED.sub("", pattern)
    return {sign for sign in unquoted if sign.isascii() and sign.isalpha()}


def _english_names() -> Locale:
    """CLDR's English names of languages and scripts: whatever has one there exists."""
    return Locale("en")
