"""Every address of a web page or drawing that a browser fetches, sends to or can follow.

Names of elements and attributes are compared without regard to case or namespace, so that
one table serves HTML, SVG inside of HTML and SVG files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import unescape
from typing import cast

from lxml import etree, html

from alongside.readback.addresses import (
    Address,
    Use,
    clean_address,
    is_absolute,
    read_data_address,
)
from alongside.readback.css_addresses import (
    css_addresses,
    declaration_addresses,
    embedded_css_addresses,
)
from alongside.readback.pages import selector as element_selector
from alongside.readback.srcset import srcset_addresses

_MAX_DEPTH = 5
"""Documents inside documents that are read. Nobody nests them on purpose."""

_ELEMENTS_BY_ATTRIBUTE = {
    Use.FETCHED: {
        "src": "audio bgsound embed frame iframe image img input script source track video",
        "srcset": "image img source",
        "imagesrcset": "link",
        "poster": "video",
        "data": "object",
        "background": "body table tbody td tfoot th thead tr",
        "manifest": "html",
        "attributionsrc": "a area img script",
        # The elements of SVG that draw, or draw with, what is elsewhere.
        "href": "cursor feimage filter image lineargradient mpath pattern radialgradient script"
        " textpath use",
    },
    Use.SENT_TO: {"action": "form", "formaction": "button input", "ping": "a area"},
}
"""Attributes that are addresses, with the names of the elements that have them."""

NOT_FETCHED_RELS = {"canonical", "alternate", "license", "author", "help", "next", "prev"}
"""A link element with one of these only says where something is."""

_SRCSETS = ("srcset", "imagesrcset")
_LISTS_BY_SPACE = ("ping", "attributionsrc")
_ANIMATIONS = ("animate", "set")
_ANIMATED_VALUES = ("to", "from", "by", "values")
_MARKERS = ("marker", "marker-start", "marker-mid", "marker-end")
_CSS_ATTRIBUTES = ("clip-path", "cursor", "fill", "filter", "mask", "stroke", "style", *_MARKERS)
"""Attributes whose value is CSS: style, and those of SVG that can name a file (SVG 2, 6.6)."""

_HTML_TYPES = ("text/html",)
_XML_TYPES = ("application/xml", "text/xml")


@dataclass(frozen=True)
class Document:
    """A page or drawing, or one inside of it. within: the selector of the element that holds it,
    or ""."""

    tree: etree._Element
    within: str = ""
    is_embedded: bool = False


def markup_addresses(tree: etree._Element) -> Iterator[Address]:
    """The addresses of a document, and of those inside of it."""
    for document in documents(tree):
        yield from document_addresses(document)


def documents(tree: etree._Element) -> Iterator[Document]:
    """The document itself, and those inside of it: srcdoc, and HTML or SVG in data: addresses."""
    waiting = [(Document(tree), 0)]
    while waiting:
        document, depth = waiting.pop(0)
        yield document
        if depth < _MAX_DEPTH:
            waiting += [(inner, depth + 1) for inner in _documents_inside(document)]


def document_addresses(document: Document) -> Iterator[Address]:
    """The addresses of one document, in order, without those of documents inside of it."""
    base = _base_address(document.tree)
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


def local_name(element: etree._Element) -> str:
    """Name of an element in lower case, without its namespace; "" for a comment."""
    return _local_name(element.tag) if isinstance(element.tag, str) else ""


def is_refresh(element: etree._Element) -> bool:
    """Whether an element makes the page jump to another one by itself."""
    is_meta = local_name(element) == "meta"
    return is_meta and (element.get("http-equiv") or "").strip().lower() == "refresh"


def attributes_of(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Name and value of each attribute, in the order of the file."""
    for name, value in element.attrib.items():
        yield str(name), str(value)


def _documents_inside(document: Document) -> Iterator[Document]:
    for element in document.tree.iter():
        srcdoc = element.get("srcdoc") if local_name(element) == "iframe" else None
        tree = _parse_html(srcdoc.encode()) if srcdoc else None
        if tree is not None:
            # Its addresses begin where those of the page around it do.
            within = f"{document.within} {element_selector(element)}".strip()
            yield Document(tree, within, document.is_embedded)
    for address in document_addresses(document):
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
    for element in tree.iter():
        if local_name(element) == "base" and element.get("href") is not None:
            return clean_address(element.get("href") or "")
    return ""


def _addresses_of_tree(tree: etree._Element) -> Iterator[Address]:
    yield from _style_sheets_named_first(tree)
    for element in tree.iter():
        name = local_name(element)
        if not name:
            continue
        for attribute, text in attributes_of(element):
            yield from _attribute_addresses(element, name, _local_name(attribute), text)
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
                line=_line_of(node),
                selector="?xml-stylesheet",
            )


def _style_element_addresses(element: etree._Element) -> Iterator[Address]:
    css = "".join(str(text) for text in element.itertext())
    for address in css_addresses(css, _line_of(element)):
        yield replace(address, element="style", selector=element_selector(element), node=element)


def _attribute_addresses(
    element: etree._Element, name: str, attribute: str, text: str
) -> Iterator[Address]:
    here = Address(
        value="",
        use=_use_of_attribute(element, name, attribute) or Use.FETCHED,
        written=text,
        element=name,
        attribute=attribute,
        line=_line_of(element),
        selector=element_selector(element),
        node=element,
    )
    if attribute in _CSS_ATTRIBUTES:
        for address in declaration_addresses(text, here.line):
            written = address.written if address.is_embedded else text
            yield replace(
                here, value=address.value, written=written, is_embedded=address.is_embedded
            )
        return
    for value in _values_of_attribute(element, name, attribute, text):
        yield replace(here, value=value)
        for address in embedded_css_addresses(value, here.selector, here.line):
            yield replace(address, element=name, attribute=attribute, node=element)


def _values_of_attribute(
    element: etree._Element, name: str, attribute: str, text: str
) -> Iterable[str]:
    """The addresses in one attribute that is no CSS."""
    if name == "meta":
        return _jump_target(text) if attribute == "content" and is_refresh(element) else ()
    if name in _ANIMATIONS and attribute in _ANIMATED_VALUES:
        return map(clean_address, text.split(";")) if _animates_address(element) else ()
    if _use_of_attribute(element, name, attribute) is None:
        return ()
    if attribute in _SRCSETS:
        return srcset_addresses(text)
    if attribute in _LISTS_BY_SPACE:
        return text.split()
    return (clean_address(text),)


def _animates_address(element: etree._Element) -> bool:
    # The parser of HTML writes names of attributes in lower case.
    target = element.get("attributeName") or element.get("attributename") or ""
    return _local_name(target) == "href"


def _use_of_attribute(element: etree._Element, name: str, attribute: str) -> Use | None:
    """None for an attribute that is no address."""
    if name == "meta":
        return Use.FOLLOWED
    if name == "base":
        return Use.BASE if attribute == "href" else None
    if name == "link" and attribute == "href":
        rels = set((element.get("rel") or "").lower().split())
        return Use.NAMED if rels <= NOT_FETCHED_RELS else Use.FETCHED
    for use, elements in _ELEMENTS_BY_ATTRIBUTE.items():
        if name in elements.get(attribute, "").split():
            return use
    # Any other element with href is a link: a and area, and every element of MathML.
    return Use.FOLLOWED if attribute == "href" else None


def _jump_target(content: str) -> Iterator[str]:
    """The address of <meta http-equiv="refresh" content="5; url=…"> (HTML, 4.2.5.3)."""
    rest = content.strip().lstrip("0123456789.").lstrip(" \t\n\f\r;,")
    name, equals, address = rest.partition("=")
    if equals and name.strip().lower() == "url":
        rest = address.strip()
    quote = rest[:1]
    if quote in ("'", '"'):
        rest = rest[1:].partition(quote)[0]
    if rest:
        yield clean_address(rest)


def _line_of(node: etree._Element) -> int:
    # lxml's stubs give this attribute no type that can be used.
    return cast("int | None", node.sourceline) or 1


def _local_name(name: str) -> str:
    """Without the namespace of XML ("{…}href") or the prefix of HTML ("xlink:href"), in lower
    case."""
    return name.rpartition("}")[2].rpartition(":")[2].lower()
