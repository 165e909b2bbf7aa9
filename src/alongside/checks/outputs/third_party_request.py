"""The built site asks no other computer for anything and runs no script but that of its search
pages."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from lxml import etree

from alongside.checks.outputs.file_outcomes import examine_each
from alongside.model import Outcome, Outputs, Place, Publication, Rule
from alongside.outputs.expected import page_script
from alongside.readback.addresses import Address, Use, is_external
from alongside.readback.attribute_addresses import attributes_of, is_refresh, local_name
from alongside.readback.css_addresses import css_addresses
from alongside.readback.markup_addresses import (
    Document,
    documents,
    embedded_document,
    parse_svg,
)
from alongside.readback.pages import BuiltPage, built_pages
from alongside.readback.pages import selector as element_selector
from alongside.rules.outcomes import failed, passed

_NOT_ASKED_BY_ITSELF = (Use.FOLLOWED, Use.NAMED)
"""Uses of an address that need a reader who chooses to go there."""

_SNIPPET_LETTERS = 60


class _Fault(NamedTuple):
    """What a page should not have.

    selector: where it is. thing: what it is, in the words of the rule. seen: its address or code.
    """

    selector: str
    thing: str
    seen: str


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test targets: a page; a style sheet; a drawing (SVG)."""
    publication = subject.sources.publication
    yield from examine_each(built_pages(subject), rule, partial(_page_outcomes, publication))
    yield from _style_sheet_outcomes(subject, publication.url)
    yield from _drawing_outcomes(subject, publication.url)


def _page_outcomes(publication: Publication, page: BuiltPage, _rule: Rule) -> Iterator[Outcome]:
    faults = list(_page_faults(page, publication.url, page_script(publication, page.path)))
    for fault in faults:
        yield failed(page.place(fault.selector), seen=fault.seen, thing=fault.thing)
    if not faults:
        yield passed(page.place())


def _style_sheet_outcomes(outputs: Outputs, site_url: str) -> Iterator[Outcome]:
    for file in sorted(outputs.site_folder.rglob("*.css")):
        path = file.relative_to(outputs.site_folder).as_posix()
        place = Place(path, page=path)
        faults = _style_sheet_faults(file.read_bytes(), site_url)
        # The first one is enough: a style sheet is made by a program, and mended in one go.
        fault = next(faults, None)
        if fault:
            yield failed(place, seen=fault.seen, thing=fault.thing)
        else:
            yield passed(place)


def _drawing_outcomes(outputs: Outputs, site_url: str) -> Iterator[Outcome]:
    """A browser that opens a drawing by its address runs its scripts and fetches what it names."""
    for file in sorted(outputs.site_folder.rglob("*.svg")):
        path = file.relative_to(outputs.site_folder).as_posix()
        tree = parse_svg(file.read_bytes())
        faults = [] if tree is None else list(_markup_faults(tree, site_url))
        for fault in faults:
            yield failed(
                Place(path, page=path, selector=fault.selector), seen=fault.seen, thing=fault.thing
            )
        if not faults:
            yield passed(Place(path, page=path))


def _style_sheet_faults(css: bytes, site_url: str) -> Iterator[_Fault]:
    for address in css_addresses(css):
        if _asks_elsewhere(address, site_url):
            yield _external_file_fault(address)
        inner = embedded_document(address)
        if inner is not None:
            yield from _markup_faults(inner.tree, site_url)


def _page_faults(page: BuiltPage, site_url: str, script: str) -> Iterator[_Fault]:
    """script: the one that the page may run, below the site's root, or ""."""
    if script:
        script = posixpath.relpath(script, posixpath.dirname(page.path) or ".")
    return _markup_faults(page.tree, site_url, script)


def _markup_faults(tree: etree._Element, site_url: str, script: str = "") -> Iterator[_Fault]:
    """script: the address of the one that may run in the document itself, or ""."""
    for document in documents(tree):
        may_run = script if document.tree is tree else ""
        yield from _script_faults(document, may_run)
        yield from _address_faults(document.addresses, site_url)


def _script_faults(document: Document, script: str) -> Iterator[_Fault]:
    for element in document.tree.iter():
        if local_name(element) == "script" and not _is_own_script(element, script):
            text = (element.text or "").strip()[:_SNIPPET_LETTERS]
            yield _Fault("script", "a script", element.get("src") or text or "script")
        if is_refresh(element):
            yield _Fault("meta", "a jump to another page", element.get("content") or "")
        for attribute, value in attributes_of(element):
            if attribute.lower().startswith("on"):
                selector = f"{document.within} {element_selector(element)}".strip()
                yield _Fault(selector, "a script", f"{attribute}={value}"[:_SNIPPET_LETTERS])


def _is_own_script(element: etree._Element, script: str) -> bool:
    """Whether this is the page's own script, in a file and not in the page."""
    return bool(script) and not element.text and element.get("src") == script


def _address_faults(addresses: Iterable[Address], site_url: str) -> Iterator[_Fault]:
    """One fault for each attribute, which may hold several addresses."""
    reported: set[tuple[object, str, str]] = set()
    for address in addresses:
        place = (address.node, address.attribute, address.written)
        is_script = address.element == "script"  # every script has a finding already
        if is_script or place in reported or not _asks_elsewhere(address, site_url):
            continue
        reported.add(place)
        yield _external_file_fault(address)


def _asks_elsewhere(address: Address, site_url: str) -> bool:
    return address.use not in _NOT_ASKED_BY_ITSELF and is_external(address.value, site_url)


def _external_file_fault(address: Address) -> _Fault:
    return _Fault(address.selector, "a file from another website", address.written)
