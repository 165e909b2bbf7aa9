"""What to say of a language for which there is no language file."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale, UnknownLocaleError

_TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")
"""The shape of a BCP 47 tag."""
_REFERENCE = "en"


def describe_unknown_tag(tag: str, known: tuple[str, ...]) -> tuple[str, str] | None:
    """(what is wrong, how to mend it) for a tag or name of a language that is not known.

    None when it is neither.
    """
    by_case = {each.lower(): each for each in known}
    same = by_case.get(tag.lower().replace("_", "-"))
    if same:
        return f"“{tag}” is written in another way than the tag.", f"Write it like this: {same}"
    named = _tags_by_name().get(tag.strip().lower())
    if named:
        what = f"“{tag}” is the name of a language. Here its tag is needed: {named}."
        return what, _mend(named, known)
    base = re.split("[-_]", tag)[0].lower()
    if base in known and _TAG.fullmatch(tag):
        return (
            f"Alongside has no language file for {tag}, but it has one for {base}.",
            f"Write {base}, or add {tag} with a file of its own. {_how_to_add(tag)}",
        )
    name = _language_names().get(base) if _TAG.fullmatch(tag) else None
    if name:
        return f"Alongside does not know {name} ({tag}) yet.", _mend(tag, known)
    return None


def _mend(tag: str, known: tuple[str, ...]) -> str:
    if tag in known:
        return f"Write it like this: {tag}"
    return f"{_how_to_add(tag)} It knows these: {', '.join(known)}."


def _how_to_add(tag: str) -> str:
    return (
        f"To add it, write src/alongside/languages/{tag}.yml, as CONTRIBUTING.md says below “Add a "
        "language”."
    )


@cache
def _language_names() -> dict[str, str]:
    """Tag to the name in English, of every language that CLDR names."""
    return dict(Locale(_REFERENCE).languages.items())


@cache
def _tags_by_name() -> dict[str, str]:
    """What people call a language, in English or in itself and in small letters, to its tag."""
    tags: dict[str, str] = {}
    for tag, name in _language_names().items():
        if "_" in tag:
            continue  # a language as it is spoken in one country
        tags.setdefault(name.lower(), tag)
        try:
            own_name = Locale.parse(tag).language_name
        except (UnknownLocaleError, ValueError):
            continue  # CLDR has no data in this language
        if own_name:
            tags.setdefault(own_name.lower(), tag)
    return tags
