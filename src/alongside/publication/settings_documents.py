"""The documents of publication.yml: their names in order, by themselves or in sections."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from pathlib import Path

from alongside.languages import known_languages
from alongside.model import NavSection, Strand
from alongside.model.own_pages import OWN_PAGES
from alongside.publication.settings_strands import SLUG
from alongside.system.settings_reader import Setting

_HOME = "index"
"""The document that every publication has: its first page."""
_SECTION_NAMES = ("id", "title", "documents")
_OWN_FOLDERS = ("assets", "languages", "search-index")
"""Folders that we make ourselves, below docs/ or on the website."""
_NAME_EXAMPLE = (
    "Use small letters, digits and hyphens, for example our-area, or in a folder law/legal-duties"
)
_SECTION_EXAMPLE = (
    "- id: our-work\n    title:\n      en: How we work\n    documents:\n      - our-area"
)


def read_documents(
    setting: Setting, strands: Sequence[Strand], root: Path
) -> tuple[tuple[str, ...], tuple[NavSection, ...]]:
    """All names of documents in their order, and the sections that some of them stand in.

    root: of the publication.

    Raises BadInput.
    """
    sections: list[NavSection] = []
    names: list[str] = []
    ids: list[str] = []
    places: dict[str, int] = {}
    for entry in setting.elements():
        listed = [entry]
        if isinstance(entry.value, dict):
            listed = _listed_documents(entry)
            sections.append(_read_section(entry, listed, strands, root))
            _refuse_same_id(entry, ids)
            _refuse_same_title(entry, sections)
        for name in listed:
            _refuse_same_document(name, places)
            names.append(_read_name(name, strands))
    # The front door of the site leads to “index”, in every strand.
    if _HOME not in names:
        setting.refuse(
            "The documents must have different names, and one must be “index”, the home page.",
            "List each document once.",
        )
    return tuple(names), tuple(sections)


def is_document_name(name: str) -> bool:
    """Whether a document may have this name: that of a file without .md, in folders or not."""
    return all(SLUG.fullmatch(part) for part in name.split("/"))


def _listed_documents(section: Setting) -> list[Setting]:
    section.refuse_unknown_names(_SECTION_NAMES)
    documents = section.member("documents").elements(
        f"The section “{section.member('id').value or ''}” has no documents.",
        "List at least one document in it, or take the section out:\n  " + _SECTION_EXAMPLE,
    )
    for document in documents:
        if isinstance(document.value, dict):
            document.refuse(
                "A section cannot stand in another section.",
                "Write it one step further to the left, beside the others. "
                "Readers would lose their way in menus with more steps.",
            )
    return documents


def _read_section(
    entry: Setting, documents: Sequence[Setting], strands: Sequence[Strand], root: Path
) -> NavSection:
    id_ = entry.member("id").text(
        "A section has no id.", f"Write it like this:\n  {_SECTION_EXAMPLE}"
    )
    if not SLUG.fullmatch(id_):
        entry.member("id").refuse(
            f"“{id_}” cannot be the id of a section.",
            "Use small letters, digits and hyphens, for example our-work",
        )
    owner = f"The section “{id_}”"
    titles, lines = read_wordings(entry.member("title"), owner, "title", strands, root)
    return NavSection(
        id=id_,
        titles=titles,
        documents=tuple(str(document.value) for document in documents),
        lines=lines,
    )


def read_wordings(
    setting: Setting, owner: str, kind: str, strands: Sequence[Strand], root: Path
) -> tuple[dict[str, str], dict[str, int]]:
    """Strand key to the words that its readers get, and to their line. Raises BadInput where some
    get none.

    They stand under the tag of a language, for all that is in it, or under the name of a level or
    language, for that alone. owner and kind: as a refusal names them.
    """
    example = f"{setting.name}:\n      {strands[0].language}: …"
    setting.mapping(f"{owner} has no {kind}.", f"Write it like this:\n    {example}")
    keys = dict.fromkeys(chain.from_iterable((each.language, each.key) for each in strands))
    # The words of a language that is not published yet, or no longer, may stay in the file.
    setting.refuse_unknown_names([*keys, *known_languages(root)])
    words, lines = {}, {}
    for strand in strands:
        key = strand.key if strand.key in setting else strand.language
        if key not in setting:
            setting.refuse(
                f"{owner} has no {kind} in the language “{strand.language}”.",
                f"Add a line below “{setting.name}”:\n      {strand.language}: …",
            )
        words[strand.key] = setting.member(key).words(f"    {key}: …")
        lines[strand.key] = setting.member(key).line
    return words, lines


def _refuse_same_id(entry: Setting, ids: list[str]) -> None:
    id_ = str(entry.member("id").value)
    if id_ in ids:
        entry.member("id").refuse(
            f"Two sections have the id “{id_}”.", "Give each section an id of its own."
        )
    ids.append(id_)


def _refuse_same_title(entry: Setting, sections: Sequence[NavSection]) -> None:
    """Readers choose a section by its title. sections: the last is that of the entry."""
    *others, own = sections
    for strand, title in own.titles.items():
        for other in others:
            if other.titles[strand].casefold() == title.casefold():
                entry.member("title").refuse(
                    f"The sections “{other.id}” and “{own.id}” have the same title: {title}",
                    "Give each section a title of its own, in every language.",
                )


def _refuse_same_document(entry: Setting, places: dict[str, int]) -> None:
    name = str(entry.value)
    if name in places:
        entry.refuse(
            f"The document “{name}” is listed twice: the first time in line {places[name]}.",
            "List each document once, and take one of the two out.",
        )
    places[name] = entry.line


def _read_name(entry: Setting, strands: Sequence[Strand]) -> str:
    name = entry.value
    if not isinstance(name, str) or not is_document_name(name):
        entry.refuse(f"“{name}” cannot be the name of a document.", _name_hint(str(name)))
    if name in OWN_PAGES:
        entry.refuse(
            f"A document cannot be called “{name}”, as we make a page of this name ourselves.",
            f"Call it something else, for example about-{name}, or take it out of the list.",
        )
    folder = name.partition("/")[0] if "/" in name else ""
    if folder in _taken_folders(strands):
        entry.refuse(
            f"“{name}” cannot be the name of a document, as the folder “{folder}” is for "
            "something else.",
            "Leave the folder of a level or language out, as every version has the same name; "
            "otherwise call the folder something else.",
        )
    return name


def _name_hint(name: str) -> str:
    """What to type; the very name where it can be told."""
    path = name.strip().removesuffix(".md").removeprefix("docs/").strip("/")
    if path != name and is_document_name(path):
        return f"Write it without docs/, .md and strokes at its ends: {path}"
    if re.search(r"(^|/)\.\.?(/|$)", name):
        return f"A name begins below docs/ and never leads out of a folder. {_NAME_EXAMPLE}"
    return _NAME_EXAMPLE


def _taken_folders(strands: Sequence[Strand]) -> Collection[str]:
    def of_strands() -> Iterator[str]:
        for strand in strands:
            # A level of a language stands below the language's own folder, beside its documents.
            yield from (*strand.folder.split("/"), *strand.url.split("/"))

    return {*_OWN_FOLDERS, *of_strands()} - {""}
