"""Writes Atom (RFC 4287). The same entries give the same bytes: no time of the run is in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from lxml import etree

from alongside.model import Feed, Language, Sources
from alongside.outputs.expected import public_url
from alongside.web.frame import head_title

ATOM_NAMESPACE = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Entry:
    """id: an address that no other entry has and that stays. link: of the page that says more.
    words: one paragraph, "" for none. pages: titles and full addresses of pages that it is about.
    """

    id: str
    title: str
    day: date
    link: str
    words: str = ""
    pages: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class AtomFeed:
    """url: its own address, which is its id, too. page: address of the web page that says the same.
    author: who publishes it. first_day: from when it is, as long as it has no entry."""

    url: str
    page: str
    title: str
    author: str
    language: Language
    first_day: date


def describe_feed(sources: Sources, feed: Feed, title: str) -> AtomFeed:
    """title: key of the interface's words for it."""
    publication = sources.publication
    language = publication.language_of(feed.strand)
    return AtomFeed(
        url=public_url(publication, feed.path),
        page=public_url(publication, feed.page),
        title=head_title(language.strings[title], language),
        author=language.strings["organisation"],
        language=language,
        first_day=publication.statement.prepared,
    )


def write_atom(feed: AtomFeed, entries: Iterable[Entry]) -> bytes:
    """The newest first; those of one day as they come."""
    ordered = sorted(entries, key=lambda entry: entry.day, reverse=True)
    root = etree.Element(_atom("feed"), nsmap=_default(ATOM_NAMESPACE))
    root.set(_XML_LANG, feed.language.tag)
    _add(root, "id", feed.url)
    _add(root, "title", feed.title)
    _add(root, "updated", _moment(ordered[0].day if ordered else feed.first_day))
    _add(etree.SubElement(root, _atom("author")), "name", feed.author)
    _add_link(root, "self", feed.url)
    _add_link(root, "alternate", feed.page)
    for entry in ordered:
        _add_entry(root, entry, feed.language)
    text = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return bytes(text)


def _add_entry(root: etree._Element, entry: Entry, language: Language) -> None:
    element = etree.SubElement(root, _atom("entry"))
    _add(element, "id", entry.id)
    _add(element, "title", entry.title)
    _add(element, "updated", _moment(entry.day))
    _add_link(element, "alternate", entry.link)
    if not entry.words and not entry.pages:
        return
    # As XHTML, so that each link has its words and the text its direction.
    content = etree.SubElement(element, _atom("content"), type="xhtml")
    div = etree.SubElement(content, _xhtml("div"), nsmap=_default(_XHTML))
    div.set("lang", language.tag)
    div.set("dir", language.direction)
    if entry.words:
        etree.SubElement(div, _xhtml("p")).text = entry.words
    if entry.pages:
        items = etree.SubElement(div, _xhtml("ul"))
        for title, address in entry.pages:
            link = etree.SubElement(etree.SubElement(items, _xhtml("li")), _xhtml("a"))
            link.set("href", address)
            link.text = title


def _add(parent: etree._Element, name: str, words: str) -> None:
    etree.SubElement(parent, _atom(name)).text = words


def _add_link(parent: etree._Element, relation: str, address: str) -> None:
    etree.SubElement(parent, _atom("link"), rel=relation, href=address)


def _moment(day: date) -> str:
    """Atom asks for a time. Nobody has noted one, so it is the start of the day."""
    return f"{day.isoformat()}T00:00:00Z"


def _default(namespace: str) -> dict[str, str]:
    """Names of the namespace need no prefix. A cast, as lxml's types do not know that."""
    return cast("dict[str, str]", {None: namespace})


def _atom(name: str) -> str:
    return f"{{{ATOM_NAMESPACE}}}{name}"


def _xhtml(name: str) -> str:
    return f"{{{_XHTML}}}{name}"
