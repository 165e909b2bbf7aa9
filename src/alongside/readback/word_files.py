"""A Word document of a publication, as far as it matters to people who hear it read out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from zipfile import BadZipFile, ZipFile

from lxml import etree

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_NAMES = {"w": _WORD, "wp": _DRAWING, "adec": _DECORATIVE, "dc": "http://purl.org/dc/elements/1.1/"}
_NAMES |= {"v": "urn:schemas-microsoft-com:vml"}
_MAY_BE_ABSENT = ("word/styles.xml", "docProps/core.xml")
_PART_BYTES = 50_000_000
"""Of one part, unpacked: a Word document of a thousand pages has less. More is a trap."""


class UnreadableWordError(Exception):
    """The file is damaged, locked with a password, or no Word document."""


@dataclass(frozen=True)
class WordDocument:
    """languages: tags that its styles and words name. headings and paragraphs: how many it has,
    empty ones left out. pictures_unsaid: how many have no words. tables_unsaid: how many have
    several rows and columns and no row of headings.
    """

    title: str
    languages: frozenset[str]
    headings: int
    paragraphs: int
    pictures_unsaid: int
    tables_unsaid: int


def read_word_document(file: Path) -> WordDocument:
    """Raises UnreadableWordError."""
    try:
        with ZipFile(file) as archive:
            body = _part(archive, "word/document.xml")
            styles = _part(archive, "word/styles.xml")
            core = _part(archive, "docProps/core.xml")
    except (BadZipFile, KeyError, OSError, RuntimeError, ValueError, etree.XMLSyntaxError) as error:
        raise UnreadableWordError from error
    heading_styles = set(_heading_styles(styles))
    paragraphs = [each for each in _find(body, "//w:p") if _words(each)]
    return WordDocument(
        title="".join(_find_texts(core, "//dc:title/text()")).strip(),
        languages=frozenset(_languages(styles)) | frozenset(_languages(body)),
        headings=sum(_style(each) in heading_styles or _has_level(each) for each in paragraphs),
        paragraphs=len(paragraphs),
        pictures_unsaid=sum(1 for _ in _pictures_unsaid(body)),
        tables_unsaid=sum(_lacks_heading_row(table) for table in _find(body, "//w:tbl")),
    )


def _part(archive: ZipFile, name: str) -> etree._Element:
    """A part of the file. One that a document may do without is as if it were empty."""
    if name not in archive.namelist() and name in _MAY_BE_ABSENT:
        return etree.Element("empty")
    with archive.open(name) as stream:
        content = stream.read(_PART_BYTES + 1)
    # Without zero bytes one in UTF-16 is found, too.
    if len(content) > _PART_BYTES or b"<!DOCTYPE" in content.replace(b"\0", b""):
        raise ValueError(f"{name} is no part as Word writes it.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)


def _find(element: etree._Element, xpath: str) -> list[etree._Element]:
    # lxml cannot say of an expression what it selects.
    return cast("list[etree._Element]", element.xpath(xpath, namespaces=_NAMES))


def _find_texts(element: etree._Element, xpath: str) -> list[str]:
    return [str(each) for each in cast("list[str]", element.xpath(xpath, namespaces=_NAMES))]


def _words(paragraph: etree._Element) -> str:
    return "".join(_find_texts(paragraph, ".//w:t/text()")).strip()


def _languages(element: etree._Element) -> Iterator[str]:
    yield from _find_texts(element, "//w:lang/@w:val | //w:lang/@w:bidi | //w:lang/@w:eastAsia")


def _heading_styles(styles: etree._Element) -> Iterator[str]:
    """Ids of styles that are headings, in whichever language the Word was that made them."""
    for style in _find(styles, "//w:style"):
        name = "".join(_find_texts(style, "w:name/@w:val")).lower()
        if name.startswith("heading ") or name == "title" or _has_level(style):
            yield "".join(_find_texts(style, "@w:styleId"))


def _has_level(element: etree._Element) -> bool:
    """Whether it says itself which level of headings it is of; 9 stands for text."""
    levels = _find_texts(element, "w:pPr/w:outlineLvl/@w:val")
    return bool(levels) and levels[0] != "9"


def _style(paragraph: etree._Element) -> str:
    return "".join(_find_texts(paragraph, "w:pPr/w:pStyle/@w:val"))


def _pictures_unsaid(body: etree._Element) -> Iterator[etree._Element]:
    for picture in _find(body, "//wp:inline/wp:docPr | //wp:anchor/wp:docPr"):
        is_decorative = _find(picture, ".//adec:decorative[@val='1' or @val='true']")
        if not (picture.get("descr") or "").strip() and not is_decorative:
            yield picture
    # As Word wrote them until 2010.
    yield from _find(body, "//w:pict//v:shape[v:imagedata][not(normalize-space(@alt))]")


def _lacks_heading_row(table: etree._Element) -> bool:
    rows = _find(table, "w:tr")
    if len(rows) < 2 or max(len(_find(row, "w:tc")) for row in rows) < 2:
        return False
    marks = _find(rows[0], "w:trPr/w:tblHeader")
    return not any(mark.get(f"{{{_WORD}}}val", "1") not in ("0", "false", "off") for mark in marks)
