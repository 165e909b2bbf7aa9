"""Every address of a web page or drawing that a browser fetches, sends to or can follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from html import unescape
from typing import NamedTuple

from lxml import etree, html

from alongside.readback.addresses import (
    Address,
    Use,
    clean_address,
    is_absolute,
    read_data_address,
)
from alongside.readback.attribute_addresses import (
    attribute_addresses,
    attributes_of,
    line_of,
    local_name,
    name_without_namespace,
)
from alongside.readback.css_addresses import css_addresses
from alongside.readback.pages import selector as element_selector
from alongside.readback.trees import parse_page

_MAX_DEPTH = 5
"""Documents inside documents that are read. Nobody nests them on purpose."""

_HTML_TYPES = ("text/html",)
_XML_TYPES = ("application/xml", "text/xml")


@dataclass(frozen=True)
class Document:
    """A page or drawing, or one inside of it. within: the selector of the element that holds it,
    or ""."""

    tree: etree._Element
    within: str = ""
    is_embedded: bool = False
    outer_base: str = ""

    @cached_property
    def base(self) -> str:
        """Where relative addresses begin: its first <base href>, or that of the page around it."""
        return _base_address(self.tree) or self.outer_base

    @cached_property
    def addresses(self) -> tuple[Address, ...]:
        """In order, without those of documents inside of it."""
        return tuple(_addresses_of_document(self))


_READ = 512
"""Pages whose addresses are kept: as many as trees are."""


class PageAddresses(NamedTuple):
    """tree: of the page, which the nodes of the addresses belong to."""

    tree: etree._Element | None
    addresses: tuple[Address, ...]


@lru_cache(maxsize=_READ)
def page_addresses(content: bytes) -> PageAddresses:
    """The addresses of a built page, read once for all who ask for them."""
    tree = parse_page(content)
    return PageAddresses(tree, () if tree is None else tuple(markup_addresses(tree)))


def markup_addresses(tree: etree._Element) -> Iterator[Address]:
    """The addresses of a document, and of those inside of it."""
    for document in documents(tree):
        yield from document.addresses


def documents(tree: etree._Element) -> Iterator[Document]:
    """The document itself, and those inside of it: srcdoc, and HTML or SVG in data: addresses."""
    waiting = [(Document(tree), 0)]
    while waiting:
        document, depth = waiting.pop(0)
        yield document
        if depth < _MAX_DEPTH:
            waiting += [(inner, depth + 1) for inner in _documents_inside(document)]


def _addresses_of_document(document: Document) -> Iterator[Address]:
    base = document.base
    for address in _addresses_of_tree(document.tree):
        if document.is_embedded and not is_absolute(address.value):
            continue  # relative to a data: address, which browsers refuse
        selector = f"{document.within} {address.selector}".strip()
        is_embedded = document.is_embedded or address.is_embedded
        # Only as long as they begin at the document itself have addresses to do with its base.
        yield replace(
            address,
            selector=selector,
            is_embedded=is_embedded,
            base="" if is_embedded or address.use is Use.BASE else base,
        )


def parse_svg(content: bytes) -> etree._Element | None:
    """The tree of an SVG or other XML file, as far as it can be read; None if nothing can."""
    # As by default, entities of the file itself are read and none from elsewhere.
    parser = etree.XMLParser(no_network=True, recover=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def embedded_document(address: Address) -> Document | None:
    """The HTML or SVG that stands in a data: address."""
    media_type, content = read_data_address(address.value) or ("", b"")
    if media_type in _HTML_TYPES:
        tree = _parse_html(content)
    elif media_type in _XML_TYPES or media_type.endswith("+xml"):
        tree = parse_svg(content)
    else:
        return None
    return None if tree is None else Document(tree, address.selector, is_embedded=True)


def _documents_inside(document: Document) -> Iterator[Document]:
    for element in document.tree.iter():
        srcdoc = element.get("srcdoc") if local_name(element) == "iframe" else None
        tree = _parse_html(srcdoc.encode()) if srcdoc else None
        if tree is not None:
            # Its addresses begin where those of the page around it do.
            within = f"{document.within} {element_selector(element)}".strip()
            yield Document(tree, within, document.is_embedded, document.base)
    for address in document.addresses:
        inner = embedded_document(address)
        if inner is not None:
            yield inner


def _parse_html(content: bytes) -> etree._Element | None:
    try:
        return html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return None


def _base_address(tree: etree._Element) -> str:
    """Only the first one counts (HTML, 2.4.3)."""
    for element in tree.iter(etree.Element):
        if local_name(element) == "base" and element.get("href") is not None:
            return clean_address(element.get("href") or "")
    return ""


def _addresses_of_tree(tree: etree._Element) -> Iterator[Address]:
    yield from _style_sheets_named_first(tree)
    for element in tree.iter(etree.Element):
        name = local_name(element)
        for attribute, text in attributes_of(element):
            yield from attribute_addresses(element, name, name_without_namespace(attribute), text)
        if name == "style":
            yield from _style_element_addresses(element)


def _style_sheets_named_first(tree: etree._Element) -> Iterator[Address]:
    """Those of the instructions <?xml-stylesheet href="…"?> before the first element of an XML
    file."""
    for node in tree.itersiblings(preceding=True):
        if isinstance(node, etree._ProcessingInstruction) and node.target == "xml-stylesheet":
            # Character references are left as they stand by lxml.
            written = unescape(node.get("href") or "")
            value = clean_address(written)
            yield Address(
                value=value,
                use=Use.FETCHED,
                written=written,
                element="?xml-stylesheet",
                attribute="href",
                line=line_of(node),
                selector="?xml-stylesheet",
            )


def _style_element_addresses(element: etree._Element) -> Iterator[Address]:
    css = "".join(str(text) for text in element.itertext())
    for address in css_addresses(css, line_of(element)):
        yield replace(address, element="style", selector=element_selector(element), node=element)
