"""What to say of a language for which there is no language file."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError

from alongside.languages.bcp47 import english_name, standard_tag

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
    standard = standard_tag(tag)
    if not standard:
        return None
    if standard != tag:
        what = f"“{tag}” is written in another way than the tag."
        return what, f"Write it like this: {standard}"
    base = tag.split("-")[0]
    if base in known:
        return (
            f"There are no words of menus and links in {tag}, but there are some in {base}.",
            f"Write {base}, or add {tag} with words of its own. {_how_to_add(tag)}",
        )
    what = f"There are no words of menus and links in {english_name(tag)} ({tag}) yet."
    return what, _mend(tag, known)


def _mend(tag: str, known: tuple[str, ...]) -> str:
    if tag in known:
        return f"Write it like this: {tag}"
    return f"{_how_to_add(tag)} There are words in: {', '.join(known)}."


def _how_to_add(tag: str) -> str:
    return (
        f"To add it, run: .venv/bin/alongside new-language {tag}\n"
        f"It makes languages/{tag}.yml, with the words that are to be translated."
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
