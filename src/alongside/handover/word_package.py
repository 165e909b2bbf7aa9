"""Opens a Word document that any program has saved, and finds its parts.

A package of Open XML (ISO/IEC 29500) names its main part itself: only Word on a desktop always
calls it word/document.xml. Strict documents differ from the usual ones in their namespaces only.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple
from zipfile import ZipFile

from docx.oxml.ns import qn
from lxml import etree

from alongside.handover.file_text import decode_text, parse_xml
from alongside.handover.other_kinds import zip_error

_STRICT = re.compile(r"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_TRANSITIONAL = r"http://schemas.openxmlformats.org/\1/2006/\2"
_MAIN_CONTENT_TYPE = re.compile(
    r"wordprocessingml\.(document|template)\.main|ms-word\.(document|template)\.macroEnabled"
)
_USUAL_MAIN_PART = "word/document.xml"
_NOTE_KINDS = ("footnotes", "endnotes", "comments")
_RECORD_KINDS = ("custom-properties", "customProperties")
"""Of the usual documents, and of strict ones."""
_USUAL_RECORD_PART = "docProps/custom.xml"
RECORD_NAME = "Alongside "
"""How the names of the properties begin that hold the record of what we wrote."""
_OFF_VALUES = ("0", "false", "off", "none")


class _Relationship(NamedTuple):
    """kind: the last word of its type, such as "hyperlink". target: an address, or a file."""

    id: str
    kind: str
    target: str


@dataclass(frozen=True)
class WordFile:
    """What is read of a document.

    links: id of a relationship to the address of a link. notes: ("footnotes", id) to its words.
    struck_styles, hidden_styles: ids of styles whose words are crossed out, or not shown.
    numbered_lists: (id of a list, level) of those whose items Word itself numbers.
    numbered_styles: ids of styles of paragraphs that are in such a list.
    margins: what stands at the top and foot of pages.
    record: digests of what we wrote outside the cells to fill in; None where it was lost.
    """

    body: etree._Element
    links: Mapping[str, str]
    notes: Mapping[tuple[str, str], str]
    struck_styles: frozenset[str]
    hidden_styles: frozenset[str]
    numbered_lists: frozenset[tuple[str, str]]
    numbered_styles: frozenset[str]
    margins: tuple[etree._Element, ...] = ()
    record: frozenset[str] | None = None

    @classmethod
    def of_body(cls, body: etree._Element) -> WordFile:
        """A document of ours that is being written, with none of what others put into it."""
        return cls(body, {}, {}, frozenset(), frozenset(), frozenset(), frozenset())


def open_word_file(archive: ZipFile) -> WordFile:
    """Raises BadInput for another kind of document, other errors for a damaged one."""
    package = _Package(archive)
    main_name = package.find_main_part()
    main = package.read(main_name) if main_name else None
    if main is None:
        raise zip_error(archive.namelist())
    body = main.find(qn("w:body"))
    if body is None:
        raise ValueError("the main part of a Word document has a body")
    relationships = list(package.relationships(main_name))
    related = partial(_related_part, package, relationships)
    styles = related("styles")
    numbered_lists = _numbered_lists(related("numbering"))
    return WordFile(
        body=body,
        links={one.id: one.target for one in relationships if one.kind == "hyperlink"},
        notes=_notes(related),
        struck_styles=_styles_with(styles, ("w:strike", "w:dstrike")),
        hidden_styles=_styles_with(styles, ("w:vanish",)),
        numbered_lists=numbered_lists,
        numbered_styles=_numbered_styles(styles, numbered_lists),
        margins=tuple(_margins(package, relationships)),
        record=_read_record(package),
    )


class _Package:
    """The files of a document, by names as its relationships write them."""

    def __init__(self, archive: ZipFile):
        self._archive = archive
        # Names of parts do not depend on capitals, and some programs write the strokes of Windows.
        self._names = {_part_key(name): name for name in archive.namelist()}

    def read(self, name: str) -> etree._Element | None:
        """The first element of a part, as usual documents name it; None where there is none."""
        stored_name = self._names.get(_part_key(name))
        if stored_name is None:
            return None
        text = decode_text(self._archive.read(stored_name))
        return parse_xml(_STRICT.sub(_TRANSITIONAL, text))

    def find_main_part(self) -> str:
        """The part with the words, or "" where the package has none of Word."""
        for one in self.relationships(""):
            if one.kind == "officeDocument":
                root = self.read(one.target)
                is_word = root is not None and root.tag == qn("w:document")
                return one.target if is_word else ""
        types = self.read("[Content_Types].xml")
        for override in types.iter("{*}Override") if types is not None else ():
            if _MAIN_CONTENT_TYPE.search(override.get("ContentType", "")):
                return str(override.get("PartName", ""))
        return _USUAL_MAIN_PART

    def relationships(self, name: str) -> Iterator[_Relationship]:
        """Of the part of this name; of the package itself for ""."""
        folder, file = posixpath.split(name)
        root = self.read(posixpath.join(folder, "_rels", f"{file}.rels"))
        for one in root.iter("{*}Relationship") if root is not None else ():
            target = one.get("Target", "")
            if one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = one.get("Type", "").rpartition("/")[2]
            yield _Relationship(one.get("Id", ""), kind, target)


def _part_key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _related_part(
    package: _Package, relationships: list[_Relationship], kind: str
) -> etree._Element | None:
    for one in relationships:
        if one.kind == kind:
            return package.read(one.target)
    return None


def _margins(package: _Package, relationships: list[_Relationship]) -> Iterator[etree._Element]:
    for one in relationships:
        margin = package.read(one.target) if one.kind in ("header", "footer") else None
        if margin is not None:
            yield margin


def _read_record(package: _Package) -> frozenset[str] | None:
    names = [one.target for one in package.relationships("") if one.kind in _RECORD_KINDS]
    digests: set[str] = set()
    for name in names or [_USUAL_RECORD_PART]:
        properties = package.read(name)
        for kept in properties.iter("{*}property") if properties is not None else ():
            if kept.get("name", "").startswith(RECORD_NAME):
                digests.update(str(kept.xpath("string()")).split())
    return frozenset(digests) or None


def _notes(related: Callable[[str], etree._Element | None]) -> dict[tuple[str, str], str]:
    """The words of footnotes, endnotes and comments, by their kind and id."""
    notes: dict[tuple[str, str], str] = {}
    for kind in _NOTE_KINDS:
        root = related(kind)
        for note in root.iterchildren() if root is not None else ():
            words = "".join(text.text or "" for text in note.iter(qn("w:t")))
            id_ = note.get(qn("w:id"))
            if id_ is not None:
                notes[kind, id_] = " ".join(words.split())
    return notes


def is_on(properties: etree._Element | None, *names: str) -> bool:
    """Whether one of these settings is there and not switched off."""
    if properties is None:
        return False
    settings = (properties.find(qn(name)) for name in names)
    return any(
        setting is not None and setting.get(qn("w:val"), "1") not in _OFF_VALUES
        for setting in settings
    )


def _styles_with(styles: etree._Element | None, names: tuple[str, ...]) -> frozenset[str]:
    """Ids of the styles, and of those based on them, that have one of these settings."""
    found: set[str] = set()
    bases: dict[str, str] = {}
    for style in styles.iter(qn("w:style")) if styles is not None else ():
        id_ = style.get(qn("w:styleId"), "")
        base = style.find(qn("w:basedOn"))
        bases[id_] = "" if base is None else base.get(qn("w:val"), "")
        if is_on(style.find(qn("w:rPr")), *names):
            found.add(id_)
    # A style that stands on one that stands on one: as deep as there are styles.
    for _ in bases:
        found |= {id_ for id_, base in bases.items() if base in found}
    return frozenset(found)


def _numbered_lists(numbering: etree._Element | None) -> frozenset[tuple[str, str]]:
    """(id, level) of the lists whose items have a number or a letter, and no bullet."""
    if numbering is None:
        return frozenset()
    kinds = {one.get(qn("w:abstractNumId")): one for one in numbering.iter(qn("w:abstractNum"))}
    found: set[tuple[str, str]] = set()
    for one in numbering.iter(qn("w:num")):
        kind = one.find(qn("w:abstractNumId"))
        abstract = None if kind is None else kinds.get(kind.get(qn("w:val")))
        for level in abstract.iter(qn("w:lvl")) if abstract is not None else ():
            format_ = level.find(qn("w:numFmt"))
            name = "decimal" if format_ is None else format_.get(qn("w:val"))
            if name not in ("bullet", "none"):
                found.add((one.get(qn("w:numId"), ""), level.get(qn("w:ilvl"), "0")))
    return frozenset(found)


def list_of(properties: etree._Element | None) -> tuple[str, str] | None:
    """(id of the list, level) of a paragraph or a style, by its properties."""
    number = None if properties is None else properties.find(qn("w:numPr"))
    if number is None:
        return None
    id_, level = number.find(qn("w:numId")), number.find(qn("w:ilvl"))
    return (
        "" if id_ is None else id_.get(qn("w:val"), ""),
        "0" if level is None else level.get(qn("w:val"), "0"),
    )


def _numbered_styles(
    styles: etree._Element | None, numbered_lists: frozenset[tuple[str, str]]
) -> frozenset[str]:
    return frozenset(
        style.get(qn("w:styleId"), "")
        for style in (styles.iter(qn("w:style")) if styles is not None else ())
        if list_of(style.find(qn("w:pPr"))) in numbered_lists
    )
