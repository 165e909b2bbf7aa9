"""What publication.yml says in words of its own: names of levels, and the licence of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from alongside.languages import known_languages
from alongside.model import Language, Strand, TextLicence
from alongside.publication.settings_documents import read_wordings
from alongside.publication.settings_strands import level_of
from alongside.system.plain_words import is_web_address
from alongside.system.settings_reader import Setting

_LICENCE_EXAMPLE = (
    "text_licence:\n  name: Creative Commons Attribution 4.0\n"
    "  link: https://creativecommons.org/licenses/by/4.0/"
)


def read_level_words(levels: Setting, language: Language, root: Path) -> dict[str, str]:
    """Key of a string to the words of a level in the language, where publication.yml has any.

    "name" says what a level is called, "about" what its readers find. Without them the words of the
    language file hold. Raises BadInput for a level without any.
    """
    words: dict[str, str] = {}
    for name, level in levels.mapping().items():
        key = level_of(name).replace("-", "_")
        for setting, string in (("name", f"level_{key}"), ("about", f"choose_{key}")):
            given = level.member(setting)
            # Words that stand alone would be left out without a word.
            given.optional_mapping(
                f"The level “{name}” has no “{setting}” in the language “{language.tag}”.",
                f"Write it like this:\n    {setting}:\n      {language.tag}: …",
            )
            # The words of a language that is not published yet, or no longer, may stay in the file.
            given.refuse_unknown_names(known_languages(root))
            if language.tag in given:
                words[string] = given.member(language.tag).words(f"    {language.tag}: …")
            elif string not in language.strings or (setting == "name" and given.is_given):
                given.refuse(
                    f"The level “{name}” has no “{setting}” in the language “{language.tag}”.",
                    f"Write it below the level:\n    {setting}:\n      {language.tag}: …",
                )
    _refuse_same_name(levels, language, words)
    return words


def _refuse_same_name(levels: Setting, language: Language, words: Mapping[str, str]) -> None:
    """Readers choose a level by its name."""
    owners: dict[str, str] = {}
    for level in levels.mapping():
        string = f"level_{level_of(level).replace('-', '_')}"
        name = words.get(string) or language.strings[string]
        owner = owners.setdefault(name.casefold(), level)
        if owner != level:
            levels.member(level).refuse(
                f"The levels “{owner}” and “{level}” have the same name in the language "
                f"“{language.tag}”: {name}.",
                f"Give each a name of its own:\n    name:\n      {language.tag}: …",
            )


def read_text_licence(
    setting: Setting, strands: Sequence[Strand], root: Path
) -> TextLicence | None:
    """None where nothing is said. Raises BadInput."""
    if not setting.is_given:
        return None
    setting.mapping(
        "The licence of the text has no name.", f"Write it like this:\n{_LICENCE_EXAMPLE}"
    )
    setting.refuse_unknown_names(("name", "link", "means"))
    name, link = setting.member("name").words("name: …"), setting.member("link").text()
    if not is_web_address(link):
        setting.member("link").refuse(
            f"“{link}” is not the address of a licence.", f"Write it like this:\n{_LICENCE_EXAMPLE}"
        )
    meanings: dict[str, str] = {}
    if "means" in setting:
        meanings, _ = read_wordings(
            setting.member("means"), "The licence", "meaning", strands, root
        )
    return TextLicence(name, link, meanings)
