"""What a language calls units, currencies, months and parts of a day: CLDR's words by Babel.

What CLDR does not know is in unit_words.yml.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, cast

from babel import Locale

from alongside.system.yaml_lines import read_yaml
from alongside.text.number_spelling import locale_of

_MORNING, _LATER = ("midnight", "am", "morning"), ("noon", "pm", "afternoon", "evening")
_VARIANTS = ("-person", "-imperial", "-metric", "-us")
"""Ends of names of units that say whose unit it is. To readers they are one."""
_LONGEST_SYMBOL = 4
_WIDTHS = ("long", "short")
"""Narrow forms, such as “r.” for a year, are other words as well."""
_IS_HAN = re.compile(r"[\u3400-\u9fff]")
"""Chinese says in two signs what takes a word elsewhere."""


@dataclass(frozen=True)
class UnitTable:
    """The words of a language that say what a number means.

    signs: "%", "£" to what they stand for. units and currencies: words as they are written, one or
    several, to all that they can mean. glued: those that count only without a space before them.
    symbols: short forms that are no words, such as kg. months: to 1 to 12. halves: of a day, to
    "am" or "pm". shares: words such as half, to percent. scales: “million” to its noughts;
    money_scales: the same right behind a sum, £5m. decades: "before" and "behind" to what stands
    there. nights: words for the night.
    """

    signs: Mapping[str, str]
    units: Mapping[str, frozenset[str]]
    currencies: Mapping[str, frozenset[str]]
    glued: frozenset[str]
    symbols: frozenset[str]
    months: Mapping[str, int]
    halves: Mapping[str, str]
    shares: Mapping[str, str]
    scales: Mapping[str, int]
    money_scales: Mapping[str, int]
    decades: Mapping[str, str]
    nights: frozenset[str]

    @cached_property
    def longest_signs(self) -> list[str]:
        """The signs, the longest first, as US$ ends with $."""
        return sorted(self.signs, key=len, reverse=True)


@cache
def unit_table(language: str) -> UnitTable:
    """language: BCP 47 tag. One that CLDR does not know has only the words of unit_words.yml."""
    own = _own_words()
    locale = locale_of(language)
    return UnitTable(
        signs=own["signs"],
        units=_collect([*_unit_words(locale), *_own_units(language)]),
        currencies=_collect([*_currency_words(locale), *_own_currencies(language)]),
        glued=frozenset(own["not_units"].get(language.split("-")[0], ())),
        symbols=_symbols(locale) if locale else frozenset(),
        months=_months(locale) if locale else {},
        halves=_halves(locale) if locale else {},
        shares=own["shares"].get(language.split("-")[0], {}),
        scales=_scales(locale) | _in_one_spelling(own["scales"].get(language.split("-")[0], {})),
        money_scales=own["money_scales"].get(language.split("-")[0], {}),
        decades=own["decades"].get(language.split("-")[0], {}),
        nights=frozenset(map(normalise_word, own["nights"].get(language.split("-")[0], ()))),
    )


def _scales(locale: Locale | None) -> dict[str, int]:
    """“million”, “mln” and “লাখ” to the noughts that they stand for."""
    words: dict[str, int] = {}
    formats = locale.compact_decimal_formats if locale else {}
    for width in _WIDTHS:
        for patterns in formats.get(width, {}).values():
            for size, pattern in patterns.items():
                word = pattern.pattern.strip("0 \u00a0\u202f.'")
                # A letter, as in 5M, is too short to be sure of, and two words are rare.
                if len(word) > 1 and all(unicodedata.category(sign)[0] in "LM" for sign in word):
                    words[normalise_word(word)] = len(size) - pattern.pattern.count("0")
    return words


def _in_one_spelling(words: Mapping[str, int]) -> dict[str, int]:
    return {normalise_word(word): value for word, value in words.items()}


@cache
def _own_words() -> dict[str, Any]:
    text = Path(__file__).with_name("unit_words.yml").read_text(encoding="utf-8")
    words, _ = read_yaml(text)
    # Our own file, whose shape its test holds.
    return cast("dict[str, Any]", words)


def _collect(words: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    meanings: dict[str, set[str]] = {}
    for word, meaning in words:
        meanings.setdefault(word, set()).add(meaning)
    return {
        unicodedata.normalize("NFC", word): frozenset(each)
        for word, each in meanings.items()
        if word
    }


def _own_units(language: str) -> Iterator[tuple[str, str]]:
    for word, meaning in _words_of(language):
        if not meaning.isupper():
            yield word, meaning


def _own_currencies(language: str) -> Iterator[tuple[str, str]]:
    for word, meaning in _words_of(language):
        if meaning.isupper():
            yield word, meaning


def _words_of(language: str) -> Iterable[tuple[str, str]]:
    words: dict[str, str] = _own_words()["words"].get(language.split("-")[0], {})
    return words.items()


def _unit_words(locale: Locale | None) -> Iterator[tuple[str, str]]:
    if locale is not None:
        for width in _WIDTHS:
            yield from _unit_forms(locale, width)


def _unit_forms(locale: Locale, width: str) -> Iterator[tuple[str, str]]:
    # Babel reads CLDR's patterns, but has no door to all of them at once.
    for name, widths in locale._data["unit_patterns"].items():
        for form, pattern in widths.get(width, {}).items():
            if form != "per" and isinstance(pattern, str):
                yield pattern.replace("{0}", "").strip(" \u00a0\u202f."), _unit_name(name)


def _symbols(locale: Locale) -> frozenset[str]:
    words = {form for form, _ in _unit_forms(locale, "long")}
    short = {form for form, _ in _unit_forms(locale, "short") if form not in words}
    # In other scripts CLDR's short forms are words.
    return frozenset(
        form for form in short if len(form) <= _LONGEST_SYMBOL and _has_latin_letters_only(form)
    )


def _has_latin_letters_only(form: str) -> bool:
    """Signs such as ° and µ count as Latin."""
    return all(not sign.isalpha() or sign.isascii() or sign in "µμ" for sign in form)


def _unit_name(name: str) -> str:
    for variant in _VARIANTS:
        name = name.removesuffix(variant)
    name = str(_own_words()["same"].get(name, name))
    return name.removeprefix("concentr-")


def _currency_words(locale: Locale | None) -> Iterator[tuple[str, str]]:
    """Each word of each name: “pounds” is of several currencies, “British” of one."""
    if locale is None:
        return
    plurals = locale._data["currency_names_plural"]
    for code, name in locale.currencies.items():
        yield code, code
        for phrase in {name, *plurals.get(code, {}).values()}:
            yield from (
                (word, code)
                for word in str(phrase).casefold().split()
                if len(word) > 2 or _IS_HAN.match(word)
            )


def _months(locale: Locale) -> dict[str, int]:
    """“mar.” and “mars”. What can be two months is none."""
    months: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                word = unicodedata.normalize("NFC", str(name).strip("."))
                is_clear = months.get(word, number) == number and not word.isdigit()
                months[word] = number if is_clear else 0
    return {word: number for word, number in months.items() if number}


def _halves(locale: Locale) -> dict[str, str]:
    """Words that only one half of the day has: “morning”, “wieczorem”."""
    words: dict[str, set[str]] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for period, phrase in locale.day_periods[context][width].items():
                words.setdefault(_longest_word(str(phrase)), set()).add(_half_of(period, phrase))
    return {
        word: next(iter(halves))
        for word, halves in words.items()
        if len(halves) == 1 and "" not in halves and len(word) > 1
    }


def _longest_word(phrase: str) -> str:
    """“wieczorem”, and “południu” of “po południu”: short words stand in many phrases."""
    return normalise_word(max(phrase.split(), key=len))


def _half_of(period: str, phrase: str) -> str:
    """ "am", "pm" or "". A night is of both halves; one word of “half the night” says little."""
    if period in ("midnight", "noon") and " " in phrase:
        return ""
    if period.startswith(_MORNING):
        return "am"
    return "pm" if period.startswith(_LATER) else ""


def normalise_word(word: str) -> str:
    """So that capitals, and the two ways in which Unicode writes a letter, make no difference."""
    return unicodedata.normalize("NFC", word).casefold()


@cache
def counted_forms(language: str) -> Mapping[str, frozenset[str]]:
    """A unit as it is counted, “weeks”, to the plural forms of CLDR that it stands for."""
    locale = locale_of(language)
    patterns = locale._data["unit_patterns"] if locale else {}
    forms: list[tuple[str, str]] = []
    for widths in patterns.values():
        for form, pattern in widths.get("long", {}).items():
            if form != "per" and isinstance(pattern, str):
                forms.append((pattern.replace("{0}", "").strip(), form))
    return _collect(forms)
