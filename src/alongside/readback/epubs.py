"""What the checks of EPUBs share: the files, what a reading app finds in them, and the place to report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from lxml import etree, html

from alongside.model import EPUB, Artifact, Outputs, Place, Rule

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


@dataclass(frozen=True)
class BookPage:
    """A page in the order of reading. language: both ways in which it says that. tree: as of HTML, without namespaces."""

    name: str
    language: tuple[str, str]
    direction: str
    tree: etree._Element

    def texts_of_record(self) -> list[etree._Element]:
        """What it has of the text of record."""
        return self.tree.xpath("//section[contains(concat(' ', @class, ' '), ' document ')]")


@dataclass(frozen=True)
class Book:
    """direction: in which pages are turned, "ltr" or "rtl"."""

    language: str
    direction: str
    pages: tuple[BookPage, ...]


def epub_files(outputs: Outputs, rule: Rule) -> Iterator[EpubFile]:
    """A missing or empty EPUB has its own finding (artifact-missing)."""
    for artifact in outputs.artifacts:
        file = outputs.site_folder / artifact.path
        if (
            artifact.format == EPUB
            and rule.applies_to(artifact.strand)
            and file.is_file()
            and file.stat().st_size
        ):
            yield EpubFile(
                artifact, file, Place(outputs.source_path_of(artifact), page=artifact.path)
            )


def read_book(file: Path) -> Book | None:
    """None for a file that no app can open, which has its own finding (epub-not-valid)."""
    try:
        with ZipFile(file) as archive:
            package = _parse_xml(archive.read(_CONTAINER)).find(".//{*}rootfile").get("full-path")
            package_document = _parse_xml(archive.read(package))
            files = {
                item.get("id"): normpath(join(dirname(package), unquote(item.get("href"))))
                for item in package_document.iter(f"{_OPF}item")
            }
            spine = package_document.find(f"{_OPF}spine")
            pages = [
                _read_page(files[entry.get("idref")], archive)
                for entry in spine.iter(f"{_OPF}itemref")
            ]
            language = package_document.find(f".//{_DC}language").text
    except (BadZipFile, OSError, KeyError, AttributeError, TypeError, ValueError, etree.LxmlError):
        return None
    return Book(language or "", spine.get("page-progression-direction", ""), tuple(pages))


def _read_page(name: str, archive: ZipFile) -> BookPage:
    tree = _parse_xml(archive.read(name))
    language = (tree.get("lang", ""), tree.get(_XML_LANG, ""))
    html.xhtml_to_html(tree)
    return BookPage(name, language, tree.get("dir", ""), tree)


def _parse_xml(content: bytes) -> etree._Element:
    return etree.fromstring(
        content, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    )
