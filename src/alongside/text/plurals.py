"""A number and what is counted, in the form that the language's plural rule asks for."""

from __future__ import annotations

from babel import Locale

from alongside.model import Language


def format_count(language: Language, key: str, count: int) -> str:
    """ "3 pages" from the strings key_one, key_few, key_many and key_other, by the language's plural rule."""
    form = Locale.parse(language.locale).plural_form(count)
    return language.strings.get(f"{key}_{form}", language.strings[f"{key}_other"]).format(
        count=count
    )
