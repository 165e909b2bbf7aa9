"""The built site asks no other computer for anything and runs no script but that of its search pages."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml.html import HtmlElement

from alongside.model import Outcome, Outputs, Place, Rule
from alongside.outputs.expected import page_script
from alongside.readback.addresses import css_addresses, is_external
from alongside.readback.pages import BuiltPage, built_pages, selector
from alongside.rules.outcomes import failed, passed

# What a browser fetches by itself, without anybody following a link.
_FETCHED = {
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "object": ("data",),
    "input": ("src",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "form": ("action",),
    "a": ("ping",),
    "body": ("background",),
}
# A link element with one of these only says where something is.
_NOT_FETCHED_RELS = {"canonical", "alternate", "license", "author", "help", "next", "prev"}


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    publication = outputs.sources.publication
    own = publication.url
    for page in built_pages(outputs):
        faults = list(_faults(page, own, page_script(publication, page.path)))
        if not faults:
            yield passed(page.place())
        for where, thing, seen in faults:
            yield failed(page.place(where), seen=seen, thing=thing)
    for sheet in sorted(outputs.site_folder.rglob("*.css")):
        path = sheet.relative_to(outputs.site_folder).as_posix()
        foreign = [
            a for a in css_addresses(sheet.read_text("utf-8", "replace")) if is_external(a, own)
        ]
        place = Place(path, page=path)
        if foreign:
            yield failed(place, seen=foreign[0], thing="a file from another website")
        else:
            yield passed(place)


def _faults(page: BuiltPage, site_url: str, script: str) -> Iterator[tuple[str, str, str]]:
    """(selector, thing, seen). script: the one that the page may run, below the site's root, or ""."""
    for element in page.tree.iter():
        if not isinstance(element.tag, str):
            continue  # a comment
        if element.tag == "script" and not _is_own_script(element, page, script):
            yield (
                "script",
                "a script",
                element.get("src") or (element.text or "").strip()[:60] or "script",
            )
        if element.tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
            yield "meta", "a jump to another page", element.get("content") or ""
        for name, value in element.attrib.items():
            if name.startswith("on"):
                yield selector(element), "a script", f"{name}={value}"[:60]
            elif is_external_fetch(element.tag, name, value, element.get("rel") or "", site_url):
                yield selector(element), "a file from another website", value


def _is_own_script(element: HtmlElement, page: BuiltPage, script: str) -> bool:
    """Whether this is the page's own script, in a file and not in the page."""
    address = posixpath.relpath(script, posixpath.dirname(page.path) or ".") if script else ""
    return bool(script) and not element.text and element.get("src") == address


def is_external_fetch(tag: str, name: str, value: str, rel: str, site_url: str) -> bool:
    """Whether this attribute makes a browser fetch something from elsewhere."""
    if name == "style":
        return any(is_external(address, site_url) for address in css_addresses(value))
    if name == "srcset":
        return any(
            is_external(part.split()[0], site_url) for part in value.split(",") if part.strip()
        )
    fetched = name in _FETCHED.get(tag, ()) or (
        tag == "link" and name == "href" and not set(rel.lower().split()) <= _NOT_FETCHED_RELS
    )
    return fetched and is_external(value, site_url)
