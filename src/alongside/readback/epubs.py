"""What the checks of EPUBs share: the files, what a reading app finds in them, and the place to
report."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import cast
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from lxml import etree, html

from alongside.model import Artifact, Format, Outputs, Place, Rule
from alongside.outputs.origin import Origins
from alongside.system.file_cache import cache_key

_CONTAINER = "META-INF/container.xml"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NO_EPUB = Place("publication.yml")
"""Where a rule about EPUBs says that it has nothing to do."""


@dataclass(frozen=True)
class EpubFile:
    """An EPUB that is there and not empty."""

    artifact: Artifact
    file: Path
    place: Place

    @property
    def path(self) -> str:
        return self.artifact.path

    def read_digest(self, origins: Origins) -> str:
        """Of the file, and of the pages and settings that it is compared with."""
        return cache_key(self.file.read_bytes(), origins.of_artifact(self.artifact))


@dataclass(frozen=True)
class BookPage:
    """A page in the order of reading.

    name: path inside of the EPUB. language: both ways in which the page says its language, lang and
    xml:lang. direction: "ltr" or "rtl". tree: as of HTML, without namespaces.
    """

    name: str
    language: tuple[str, str]
    direction: str
    tree: etree._Element

    def texts_of_record(self) -> list[etree._Element]:
        """What it has of the text of record: without the notice that it is a draft."""
        sections = self._find("//section[contains(concat(' ', @class, ' '), ' document ')]")
        return [_without_notice(section) for section in sections]

    def contents(self) -> list[etree._Element]:
        """The links of the book's list of contents, where this is its page."""
        return self._find("//nav[@id='toc']//a")

    def _find(self, xpath: str) -> list[etree._Element]:
        # lxml cannot say of an expression what it selects; these select elements.
        return cast("list[etree._Element]", self.tree.xpath(xpath))


@dataclass(frozen=True)
class Book:
    """What a reading app finds in an EPUB. direction: in which pages are turned, "ltr" or "rtl"."""

    language: str
    direction: str
    pages: tuple[BookPage, ...]


def _without_notice(section: etree._Element) -> etree._Element:
    text = deepcopy(section)
    notice = text.find("./h1/../p[@class='draft']")
    if notice is not None:
        text.remove(notice)
    return text


def epub_files(outputs: Outputs, rule: Rule) -> Iterator[EpubFile]:
    """A missing or empty EPUB has its own finding (artifact-missing)."""
    for artifact in outputs.artifacts:
        if artifact.format != Format.EPUB or not rule.applies_to(artifact.strand):
            continue
        file = outputs.site_folder / artifact.path
        if file.is_file() and file.stat().st_size:
            place = Place(outputs.source_path_of(artifact), page=artifact.path)
            yield EpubFile(artifact, file, place)


def read_book(file: Path) -> Book | None:
    """None for a file that no app can open, which has its own finding (epub-not-valid)."""
    try:
        with ZipFile(file) as archive:
            return _read_package(archive)
    except (BadZipFile, OSError, KeyError, ValueError, etree.LxmlError):
        return None


def _read_package(archive: ZipFile) -> Book:
    """Raises ValueError or KeyError for a package without a part that every EPUB has."""
    container = _parse_xml(archive.read(_CONTAINER))
    package_path = _attribute(_part(container, ".//{*}rootfile"), "full-path")
    package = _parse_xml(archive.read(package_path))
    folder = dirname(package_path)
    files = {
        _attribute(item, "id"): normpath(join(folder, unquote(_attribute(item, "href"))))
        for item in package.iter(f"{_OPF}item")
    }
    spine = _part(package, f"{_OPF}spine")
    pages = [
        _read_page(files[_attribute(entry, "idref")], archive)
        for entry in spine.iter(f"{_OPF}itemref")
    ]
    return Book(
        language=_part(package, f".//{_DC}language").text or "",
        direction=spine.get("page-progression-direction") or "",
        pages=tuple(pages),
    )


def _part(element: etree._Element, path: str) -> etree._Element:
    part = element.find(path)
    if part is None:
        raise ValueError(f"no {path}")
    return part


def _attribute(element: etree._Element, name: str) -> str:
    value = element.get(name)
    if value is None:
        raise ValueError(f"no {name}")
    return value


def _read_page(name: str, archive: ZipFile) -> BookPage:
    tree = _parse_xml(archive.read(name))
    # Read before the attribute with a namespace is turned into one of HTML.
    language = (tree.get("lang") or "", tree.get(_XML_LANG) or "")
    html.xhtml_to_html(tree)
    return BookPage(name=name, language=language, direction=tree.get("dir") or "", tree=tree)


def _parse_xml(content: bytes) -> etree._Element:
    return etree.fromstring(
        content, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    )
