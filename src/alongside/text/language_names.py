"""What languages are called in other languages."""

from __future__ import annotations

from babel import Locale

from alongside.model import Language

_NO_LOCALE = "root"


def name_in(reader: Language, language: Language) -> str:
    """The name of a language in the words of another, from CLDR; "" where it has none."""
    if reader.tag.split("-")[0] == "en":
        return language.name
    if reader.locale == _NO_LOCALE:
        return ""
    names = Locale.parse(reader.locale).languages
    subtag = language.tag.split("-")[0]
    name = str(names.get(language.tag.replace("-", "_")) or names.get(subtag) or "")
    return name[:1].upper() + name[1:]
