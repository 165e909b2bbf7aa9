"""Tags of languages by BCP 47: whether IANA knows one, and how it is written."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError
from langcodes import Language as Tag
from langcodes import standardize_tag
from langcodes.tag_parser import LanguageTagError

ROOT = "root"
"""CLDR's locale for languages that it has nothing of."""
_NO_LANGUAGES = (None, "und", "x")


def standard_tag(tag: str) -> str:
    """The tag as BCP 47 writes it, "zh-Hans" for "zh_hans" and "cy" for "cym"; "" for none.

    Its language, script and region must stand in IANA's registry.
    """
    try:
        parsed = Tag.get(tag)
        if not parsed.is_valid() or parsed.language in _NO_LANGUAGES:
            return ""
        return standardize_tag(tag)
    except LanguageTagError:
        return ""


@cache
def cldr_locale(tag: str) -> Locale:
    """CLDR's data for the tag: of all of it, or of as much as CLDR has, at last of no language."""
    parts = tag.split("-")
    for count in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:count]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(ROOT)


@cache
def english_name(tag: str) -> str:
    """ "Simplified Chinese"; the tag itself where CLDR has no name."""
    names = Locale("en").languages
    whole = tag.replace("-", "_")
    return str(names.get(whole) or cldr_name(tag) or names.get(tag.split("-")[0]) or tag)


def cldr_name(tag: str) -> str:
    """ "Serbian (Latin)", in English; "" where CLDR has no data of the language."""
    locale = cldr_locale(tag)
    return "" if str(locale) == ROOT else str(locale.get_display_name("en") or "")


def likely_script(tag: str) -> str:
    """The ISO 15924 code of the script in which a language is mostly written: "Cyrl" for "uk".

    That of the tag itself, or the one that CLDR takes for granted.
    """
    return str(Tag.get(tag).maximize().script or "Latn")


def likely_region(tag: str) -> str:
    """The region that CLDR takes for granted: "PK" for "ur"; "" for none."""
    return str(Tag.get(tag).maximize().territory or "")
