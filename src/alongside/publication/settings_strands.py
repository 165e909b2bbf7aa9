"""The strands of publication.yml: its reading levels, its other languages, and levels in these."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from alongside.languages import describe_unknown_language, known_languages
from alongside.model import EASY_READ, PLAIN, Strand
from alongside.system.settings_reader import Setting

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""How a document, a reading level or a section may be called."""
_NAMES_OF_ALL = ("made_from", "sign_offs", "page_by_page", "books", "longest_book")
_BY_SECTION = "by-section"
_MOST_PAGES = 1000
_NO_LEVELS = "“levels” of a language must name its other reading levels."
_LEVELS_EXAMPLE = "    levels:\n      easy-read:\n        sign_offs: [easy-read]"
_PLAIN = "plain"
"""What the plain level is called where its words are not English. To rules it is the same level."""
_LEVELS = ("full", PLAIN, EASY_READ)
"""The levels whose words are in every language file."""


def read_strands(settings: Setting, root: Path) -> tuple[Strand, ...]:
    """All strands in the order of the file, levels first. settings: publication.yml, below root.

    Exactly one of them, a level, is the source: it is made from no other. Raises BadInput.
    """
    source_language = _read_tag(settings.member("language"), root)
    levels = settings.member("levels")
    strands: list[Strand] = []
    # Each may be made from one above it only, so that there can be no circle.
    for level in levels.mapping().values():
        strands.append(_read_level(level, source_language, strands))
    own_levels = tuple(strand.level for strand in strands)
    for entry in settings.member("languages").optional_elements():
        strands.append(_read_language_strand(entry, strands, root))
        for level in _levels_of_language(entry):
            strands.append(_read_level_of_language(level, strands, own_levels))
    _refuse_same_key(settings, strands)
    if [strand.made_from for strand in strands].count(None) != 1:
        levels.refuse(
            "Exactly one reading level must be the source: the one without made_from.",
            "Give every other level a made_from.",
        )
    return tuple(strands)


def level_of(name: str) -> str:
    """The level that a name of publication.yml stands for."""
    return PLAIN if name == _PLAIN else name


def strand_entries(settings: Setting) -> list[Setting]:
    """The entry of each strand, in the order of read_strands. settings: publication.yml."""
    entries = list(settings.member("levels").mapping().values())
    for language in settings.member("languages").optional_elements():
        entries += [language, *_levels_of_language(language)]
    return entries


def _levels_of_language(language: Setting) -> list[Setting]:
    return list(language.member("levels").optional_mapping(_NO_LEVELS, _LEVELS_EXAMPLE).values())


def _refuse_same_key(settings: Setting, strands: Sequence[Strand]) -> None:
    """A level may be called what a level of a language is called: “cy-plain”."""
    keys: set[str] = set()
    for entry, strand in zip(strand_entries(settings), strands, strict=True):
        if strand.key in keys:
            entry.refuse(f"Two versions are called “{strand.key}”.", "Rename one of them.")
        keys.add(strand.key)


def _read_level(entry: Setting, source_language: str, earlier: Sequence[Strand]) -> Strand:
    level = entry.name
    if not SLUG.fullmatch(level):
        entry.refuse(
            f"“{level}” cannot be the name of a reading level.",
            "Use small letters and hyphens, for example easy-read",
        )
    entry.mapping()
    entry.refuse_unknown_names(("folder", "name", "about", *_NAMES_OF_ALL))
    made_from = _read_made_from(entry.member("made_from"), earlier)
    return Strand(
        key=level,
        level=level_of(level),
        language=source_language,
        folder=_read_folder(entry, level),
        # The source has the addresses without a folder.
        url=level if made_from else "",
        made_from=made_from,
        **_settings_of_all(entry),
    )


def _read_language_strand(entry: Setting, earlier: Sequence[Strand], root: Path) -> Strand:
    entry.mapping(
        "A language needs a tag and what it is made from.",
        "- tag: pl\n    made_from: plain-english",
    )
    entry.refuse_unknown_names(("tag", "levels", *_NAMES_OF_ALL))
    tag = _read_tag(entry.member("tag"), root)
    made_from = _read_made_from(entry.member("made_from"), earlier)
    if made_from is None or any(strand.key == tag for strand in earlier):
        entry.refuse(
            f"The language “{tag}” is listed twice or has no made_from.",
            "    made_from: plain-english",
        )
    return Strand(
        key=tag,
        # A translation is as easy to read as the text that was translated.
        level=next(strand.level for strand in earlier if strand.key == made_from),
        language=tag,
        folder=f"languages/{tag}",
        url=tag,
        made_from=made_from,
        **_settings_of_all(entry),
    )


def _read_level_of_language(
    entry: Setting, earlier: Sequence[Strand], own_levels: Sequence[str]
) -> Strand:
    """Of a language, the last one of earlier or a level of it; own_levels: of the publication."""
    language = next(each for each in reversed(earlier) if each.key == each.language)
    known = dict.fromkeys((*own_levels, *_LEVELS, _PLAIN))
    if entry.name not in known:
        entry.refuse(
            f"“{entry.name}” is not a reading level that has words in every language.",
            f"Use one of: {', '.join(known)}. Another one must first stand under levels.",
        )
    if entry.is_given:
        entry.mapping(_NO_LEVELS, _LEVELS_EXAMPLE)
    entry.refuse_unknown_names(_NAMES_OF_ALL)
    return Strand(
        key=f"{language.key}-{entry.name}",
        level=level_of(entry.name),
        language=language.language,
        folder=f"{language.folder}/{entry.name}",
        url=f"{language.url}/{entry.name}",
        made_from=_read_made_from(entry.member("made_from"), earlier) or language.key,
        **_settings_of_all(entry),
    )


class _SettingsOfAll(TypedDict):
    sign_offs: tuple[str, ...]
    page_by_page: bool
    books_by_section: bool
    longest_book: int


def _settings_of_all(entry: Setting) -> _SettingsOfAll:
    """What each strand may say of itself, whether a level or a language."""
    return {
        "sign_offs": _read_sign_offs(entry.member("sign_offs")),
        "page_by_page": entry.member("page_by_page").flag(default=False),
        "books_by_section": _are_books_by_section(entry.member("books")),
        "longest_book": _read_longest_book(entry.member("longest_book")),
    }


def _read_tag(setting: Setting, root: Path) -> str:
    known = known_languages(root)
    if setting.is_given and setting.value not in known:
        described = describe_unknown_language(str(setting.value), root)
        setting.refuse(
            *described or (f"“{setting.value}” is not the tag of a language.", _tag_hint(known))
        )
    return setting.one_of(known)


def _tag_hint(known: Sequence[str]) -> str:
    return f"A tag is short, such as pl for Polish. Alongside knows: {', '.join(known)}"


def _read_folder(entry: Setting, level: str) -> str:
    """Below docs/; "" for docs/ itself, and the name of the level where nothing is said."""
    setting = entry.member("folder")
    folder = ("" if setting.value is None else setting.value) if "folder" in entry else level
    if not isinstance(folder, str) or (folder and not _is_plain_folder(folder)):
        setting.refuse(f"“{folder}” cannot be a folder below docs/.", "    folder: easy-read")
    return folder


def _is_plain_folder(folder: str) -> bool:
    return all(SLUG.fullmatch(part) for part in folder.split("/"))


def _read_made_from(setting: Setting, earlier: Sequence[Strand]) -> str | None:
    if not setting.is_given:
        return None
    keys = [strand.key for strand in earlier]
    return setting.one_of(keys, f"“{setting.value}” is not a level or language listed above it.")


def _read_sign_offs(setting: Setting) -> tuple[str, ...]:
    wanted = setting.optional_elements("sign_offs must be a list.", "    sign_offs: [translation]")
    return tuple(str(entry.value) for entry in wanted)


def _are_books_by_section(setting: Setting) -> bool:
    return setting.is_given and setting.one_of(("whole", _BY_SECTION)) == _BY_SECTION


def _read_longest_book(setting: Setting) -> int:
    """In pages; 0 where nothing is said."""
    return setting.whole_number(1, _MOST_PAGES) if setting.is_given else 0


def require_sections_for_books(
    settings: Setting, strands: Sequence[Strand], outside: Sequence[str]
) -> None:
    """Raises BadInput for books of sections when a document stands outside of them.

    outside: slugs of the documents that stand in no section.
    """
    if outside and any(strand.books_by_section for strand in strands):
        settings.member("documents").refuse(
            f"The document “{outside[0]}” stands in no section, so no book would hold it.",
            "Put it into a section, or leave out books: by-section",
        )
