"""Which pages are walked with the keyboard: each page with a kind of control, or of what may lie
over one, that no page before it has.

Pages of a template, level and script differ in words and addresses, which the Tab key passes over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from posixpath import basename

from lxml import html

from alongside.model import Outputs
from alongside.readback.pages import BuiltPage, built_pages
from alongside.system.file_cache import FileCache, cache_key, publication_cache
from alongside.system.program_version import program_version

_CONTROLS = ("a", "area", "button", "input", "select", "textarea", "summary", "iframe", "label")
_MAKES_OF_CONTROLS = ("tabindex", "contenteditable", "role")
_FILES = ("script", "style", "link")
"""What acts on the whole page, by what is in it."""
_WORDS = (
    *("alt", "title", "id", "name", "value", "content", "datetime", "lang", "hreflang"),
    *("aria-label", "aria-labelledby", "aria-describedby", "aria-controls"),
    *("width", "height", "srcset", "rows", "max", "min", "start"),
)
"""Attributes that say something, and do nothing to where the focus goes."""
_TARGETS = {"href": "#", "for": ""}
"""What leads to another place of the page, and the sign before its id."""


def pages_to_walk(outputs: Outputs) -> tuple[str, ...]:
    """In the order of the site. Which these are depends on no earlier run."""
    cache = publication_cache(outputs.sources.root, "kinds-of-controls")
    version = program_version("checks.browser", "readback")
    return choose_pages(
        (page.path, _kept_kinds(page, cache, version)) for page in built_pages(outputs)
    )


def choose_pages(kinds_of_pages: Iterable[tuple[str, frozenset[str]]]) -> tuple[str, ...]:
    """Those with a kind of control that none before them has. kinds_of_pages: each page with its
    kinds, in the order of the site."""
    known: set[str] = set()
    chosen = []
    for path, kinds in kinds_of_pages:
        if not kinds <= known:
            known |= kinds
            chosen.append(path)
    return tuple(chosen)


def _kept_kinds(page: BuiltPage, cache: FileCache, version: str) -> frozenset[str]:
    """To read a page anew takes far longer than to read what was found on it."""
    key = cache_key(version, page.content)
    kept = cache.get(key)
    if kept is not None:
        return frozenset(json.loads(kept))
    kinds = frozenset(kinds_of_controls(page.tree))
    cache.put(key, json.dumps(sorted(kinds)).encode())
    return kinds


def kinds_of_controls(tree: html.HtmlElement) -> Iterator[str]:
    """A digest for each kind of control, by its markup and that of all it stands in, and for each
    markup of what stands elsewhere; without words and addresses."""
    chains: dict[html.HtmlElement, str] = {}
    for element in tree.iter(html.etree.Element):
        markup = describe_markup(element, tree)
        above = chains.get(element.getparent(), "")
        chains[element] = cache_key(above, markup)
        is_control = element.tag in _CONTROLS or any(
            name in element.attrib for name in _MAKES_OF_CONTROLS
        )
        if is_control:
            yield chains[element]
        elif markup != element.tag and not _is_drawn(element):
            yield cache_key(markup)


def describe_markup(element: html.HtmlElement, tree: html.HtmlElement) -> str:
    parts = [
        _describe_attribute(name, value, tree)
        for name, value in sorted(element.items())
        if name not in _WORDS
    ]
    if element.tag in _FILES and element.get("rel", "stylesheet") == "stylesheet":
        parts += [element.text or "", basename(element.get("src") or element.get("href") or "")]
    return " ".join(part for part in (element.tag, *parts) if part)


def _describe_attribute(name: str, value: str, tree: html.HtmlElement) -> str:
    if name in _TARGETS and value.startswith(_TARGETS[name]) and value != _TARGETS[name]:
        return f"{name} {_find_target(value.removeprefix(_TARGETS[name]), tree)}"
    if name in ("href", "src", "for") or name.startswith("data-"):
        return name
    return f"{name}={value}"


def _find_target(name: str, tree: html.HtmlElement) -> str:
    """Where a place of the page is: the skip link has to lead to the main text."""
    for target in tree.xpath("//*[@id=$name]", name=name):
        return "main" if any(one.tag == "main" for one in target.iterancestors()) else target.tag
    return "nowhere"


def _is_drawn(element: html.HtmlElement) -> bool:
    """Whether it is part of a drawing, whose lines are as many as there are figures."""
    return element.tag != "svg" and any(one.tag == "svg" for one in element.iterancestors())
