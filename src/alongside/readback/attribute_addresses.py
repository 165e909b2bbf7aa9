"""The addresses in one attribute of an HTML or SVG element, and what a browser does with them.

Names of elements and attributes are compared without regard to case or namespace, so that
one table serves HTML, SVG inside of HTML and SVG files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from lxml import etree

from alongside.readback.addresses import Address, Use, clean_address
from alongside.readback.css_addresses import declaration_addresses, embedded_css_addresses
from alongside.readback.pages import selector as element_selector
from alongside.readback.srcset import srcset_addresses

_ELEMENTS_BY_ATTRIBUTE = {
    Use.FETCHED: {
        "src": "audio bgsound embed fencedframe frame iframe image img input mglyph portal script"
        " source track video",
        "lowsrc": "img",
        "dynsrc": "img",
        "srcset": "image img source",
        "imagesrcset": "link",
        "poster": "video",
        "data": "object",
        "background": "body table tbody td tfoot th thead tr",
        "manifest": "html",
        "attributionsrc": "a area img script",
        "codebase": "applet object",
        "archive": "applet object",
        # The elements of SVG that draw, or draw with, what is elsewhere.
        "href": "altglyph animation audio color-profile cursor feimage filter font-face-uri"
        " glyphref handler iframe image lineargradient mpath pattern prefetch radialgradient"
        " script textpath tref use video",
    },
    Use.SENT_TO: {"action": "form", "formaction": "button input", "ping": "a area"},
}
"""Attributes that are addresses, with the names of the elements that have them."""

NOT_FETCHED_RELS = {"canonical", "alternate", "license", "author", "help", "me", "next", "prev"}
"""A link element with one of these only says where something is."""

_SRCSETS = ("srcset", "imagesrcset")
_LISTS_BY_SPACE = ("ping", "attributionsrc")
_ANIMATIONS = ("animate", "set")
_ANIMATED_VALUES = ("to", "from", "by", "values")
_MARKERS = ("marker", "marker-start", "marker-mid", "marker-end")
_CSS_ATTRIBUTES = ("clip-path", "cursor", "fill", "filter", "mask", "stroke", "style", *_MARKERS)
"""Attributes whose value is CSS: style, and those of SVG that can name a file (SVG 2, 6.6)."""
_MAY_HOLD_ADDRESSES = frozenset(
    ("href", "base", "content", *_CSS_ATTRIBUTES, *_ANIMATED_VALUES)
).union(*_ELEMENTS_BY_ATTRIBUTE.values())


def attribute_addresses(
    element: etree._Element, name: str, attribute: str, text: str
) -> Iterator[Address]:
    """The addresses in one attribute; none if it holds no address.

    name and attribute: in lower case and without a namespace. text: the attribute's value.
    """
    if attribute not in _MAY_HOLD_ADDRESSES:
        return  # most attributes are class, id and the like
    here = Address(
        value="",
        use=_use_of_attribute(element, name, attribute) or Use.FETCHED,
        written=text,
        element=name,
        attribute=attribute,
        line=line_of(element),
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
    if name in _ANIMATIONS and attribute in _ANIMATED_VALUES and _animates_css(element):
        for address in declaration_addresses(text, here.line):
            yield replace(here, value=address.value, is_embedded=address.is_embedded)
        return
    for value in _values_of_attribute(element, name, attribute, text):
        yield replace(here, value=value)
        for address in embedded_css_addresses(value, here.selector, here.line):
            yield replace(address, element=name, attribute=attribute, node=element)


def local_name(element: etree._Element) -> str:
    """Name of an element in lower case, without its namespace; "" for a comment."""
    return name_without_namespace(element.tag) if isinstance(element.tag, str) else ""


def is_refresh(element: etree._Element) -> bool:
    """Whether an element makes the page jump to another one by itself."""
    is_meta = local_name(element) == "meta"
    return is_meta and (element.get("http-equiv") or "").strip().lower() == "refresh"


def attributes_of(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Name and value of each attribute, in the order of the file."""
    for name, value in element.attrib.items():
        yield str(name), str(value)


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
    return _animated_attribute(element) == "href"


def _animates_css(element: etree._Element) -> bool:
    """Whether it changes an attribute that can name a file, such as fill or mask."""
    return _animated_attribute(element) in _CSS_ATTRIBUTES


def _animated_attribute(element: etree._Element) -> str:
    # The parser of HTML writes names of attributes in lower case.
    target = element.get("attributeName") or element.get("attributename") or ""
    return name_without_namespace(target)


def _use_of_attribute(element: etree._Element, name: str, attribute: str) -> Use | None:
    """None for an attribute that is no address."""
    if name == "meta":
        return Use.FOLLOWED
    if name == "base":
        return Use.BASE if attribute == "href" else None
    if attribute == "base":  # xml:base of a drawing
        return Use.BASE
    if name == "link" and attribute == "href":
        return _use_of_link(element)
    for use, elements in _ELEMENTS_BY_ATTRIBUTE.items():
        if name in elements.get(attribute, "").split():
            return use
    # Any other element with href is a link: a and area, and every element of MathML.
    return Use.FOLLOWED if attribute == "href" else None


def _use_of_link(element: etree._Element) -> Use:
    rels = set((element.get("rel") or "").lower().split())
    return Use.NAMED if rels <= NOT_FETCHED_RELS else Use.FETCHED


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


def line_of(node: etree._Element) -> int:
    """The line of the file where an element begins, from 1."""
    # lxml's stubs give this attribute no type that can be used.
    return cast("int | None", node.sourceline) or 1


def name_without_namespace(name: str) -> str:
    """Without the namespace of XML ("{…}href") or the prefix of HTML ("xlink:href"), in lower
    case."""
    return name.rpartition("}")[2].rpartition(":")[2].lower()
