"""Finished pages hold only such code as is known to do no harm.

What authors type comes into a page at many places: their text, the words of pictures, the
glossary, the settings. Each has its own check. This one looks at what came out.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import NamedTuple
from xml.etree.ElementTree import Element

import tinyhtml5

from alongside.checks.outputs.file_outcomes import examine_each
from alongside.model import Outcome, Outputs, Rule
from alongside.pages.html import is_safe_address
from alongside.publication.kinds.self_check import NAME as SELF_CHECK
from alongside.readback.pages import BuiltPage, built_pages
from alongside.rules.options import mapping_option, text_option
from alongside.rules.outcomes import failed, passed

_HTML = "{http://www.w3.org/1999/xhtml}"
_SVG = "{http://www.w3.org/2000/svg}"
_SNIPPET_LETTERS = 60


class _Fault(NamedTuple):
    """trouble: a key of options.troubles. name: of the element or attribute."""

    selector: str
    trouble: str
    name: str
    seen: str


class _Allowed(NamedTuple):
    """Names that may stand in a part of a page. One that ends in * stands for all that begin so.

    text: of these, what the text of a document is made of. policy: of the page, what browsers may
    do in it; it names the style that may stand in the page by its digest. values: name of an
    element to the one attribute that it must have, as "type=checkbox".
    """

    elements: frozenset[str]
    attributes: frozenset[str]
    addresses: frozenset[str]
    text: _Allowed | None = None
    policy: str = ""
    values: Mapping[str, str] = MappingProxyType({})

    def has_attribute(self, name: str) -> bool:
        family, hyphen, _ = name.partition("-")
        return name in self.attributes or f"{family}{hyphen}*" in self.attributes


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page."""
    yield from examine_each(built_pages(subject), rule, _outcomes)


def _outcomes(page: BuiltPage, rule: Rule) -> Iterator[Outcome]:
    troubles = mapping_option(rule, "troubles")
    faults = list(dict.fromkeys(_page_faults(rule, page)))
    for fault in faults:
        trouble = troubles[fault.trouble].format(name=fault.name)
        yield failed(page.place(fault.selector), seen=fault.seen, trouble=trouble)
    if not faults:
        yield passed(page.place())


def _page_faults(rule: Rule, page: BuiltPage) -> Iterator[_Fault]:
    # By the parser that follows browsers to the letter: what it sees, they see.
    root = tinyhtml5.parse(page.content, transport_encoding="utf-8")
    text = _allowed_in_text(rule, page) if page.variant else None
    page_list = _allowed(rule, "page")._replace(text=text, policy=_policy(root))
    yield from _faults_inside(root, page_list, page_list)


def _allowed(rule: Rule, part: str) -> _Allowed:
    return _Allowed(
        elements=frozenset(text_option(rule, f"{part}_elements").split()),
        attributes=frozenset(text_option(rule, f"{part}_attributes").split()),
        addresses=frozenset(text_option(rule, "addresses").split()),
    )


def _allowed_in_text(rule: Rule, page: BuiltPage) -> _Allowed:
    """By the kind of the document: only a self-check has anything to fill in."""
    text = _allowed(rule, "text")
    if page.variant is None or page.variant.kind != SELF_CHECK:
        return text
    form = _allowed(rule, "self_check")
    words = text_option(rule, "self_check_values").split()
    return text._replace(
        elements=text.elements | form.elements,
        attributes=text.attributes | form.attributes,
        values=dict(zip(words[::2], words[1::2], strict=True)),
    )


def _faults_inside(element: Element, around: _Allowed, here: _Allowed) -> Iterator[_Fault]:
    """around: what may stand in a page at all. here: what may stand where the element is."""
    # Those of comments are functions, which the library's types do not say.
    if callable(element.tag):
        words = " ".join((element.text or "").split())[:_SNIPPET_LETTERS]
        yield _Fault("", "note", "", f"<!--{words}")
        return
    if element.get("data-furniture") is not None:
        here = around
    elif around.text and "document" in element.get("class", "").split():
        here = around.text
    yield from _element_faults(element, here)
    for child in element:
        yield from _faults_inside(child, around, here)


def _element_faults(element: Element, allowed: _Allowed) -> Iterator[_Fault]:
    # Those of drawings are "svg:path". Names of other namespaces keep theirs and are in no list.
    name = element.tag.removeprefix(_HTML).replace(_SVG, "svg:")
    short_name = element.tag.rpartition("}")[2]
    selector = f"#{element.get('id')}" if element.get("id") else short_name
    if name not in allowed.elements and not _is_style_of_policy(name, element, allowed):
        attributes = [_snippet(*pair) for pair in element.attrib.items()]
        yield _Fault(selector, "element", short_name, f"<{' '.join([short_name, *attributes])}>")
        return
    needed, _, wanted = allowed.values.get(name, "").partition("=")
    if needed and element.get(needed) != wanted:
        yield _Fault(selector, "control", short_name, _snippet(needed, element.get(needed, "")))
    for attribute, value in element.attrib.items():
        if not allowed.has_attribute(attribute):
            yield _Fault(selector, "attribute", attribute, _snippet(attribute, value))
        elif attribute in allowed.addresses and not _are_safe(attribute, value):
            yield _Fault(selector, "address", attribute, _snippet(attribute, value))


def _policy(root: Element) -> str:
    """What the page asks of browsers, from its head; "" without it."""
    for meta in root.iter(f"{_HTML}meta"):
        if meta.get("http-equiv", "").lower() == "content-security-policy":
            return meta.get("content", "")
    return ""


def _is_style_of_policy(name: str, element: Element, allowed: _Allowed) -> bool:
    """Whether browsers are told to take this very style, as on the page that is not found.

    It must look right wherever it is shown, so its style is in it.
    """
    if name != "style" or not allowed.policy:
        return False
    digest = b64encode(sha256((element.text or "").encode()).digest()).decode()
    return f"'sha256-{digest}'" in allowed.policy


def _are_safe(attribute: str, value: str) -> bool:
    # In srcset several stand, each with its width.
    addresses = value.split(",") if attribute == "srcset" else [value]
    return all(is_safe_address(address) for address in addresses)


def _snippet(attribute: str, value: str) -> str:
    return " ".join(f"{attribute}={value}".split())[:_SNIPPET_LETTERS]
