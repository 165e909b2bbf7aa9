"""The addresses of other websites that pages and data files lead their readers to."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urldefrag, urlsplit

from alongside.checks.sources.listed_links import listed_links
from alongside.model import Place, Sources
from alongside.pages.link_address import PageAddress, normalise_link
from alongside.pages.page_lines import page_links
from alongside.rules.outcomes import place_in

_NO_SECTION = (":~:", "!", "/")
"""How what stands behind # begins where it names no part of a page, but is for a program."""


@dataclass(frozen=True)
class WebLink:
    """A link to another website. address: in one spelling, without the part of the page. section:
    that part, as it is called, or ""."""

    place: Place
    address: str
    section: str

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc


def web_links(sources: Sources, files: Container[str] | None = None) -> Iterator[WebLink]:
    """In the order of pages and lines. files: in which they must stand, None for all."""
    site = sources.publication.url
    for variant in sources.variants.values():
        if variant.problem or (files is not None and variant.path.as_posix() not in files):
            continue
        page = PageAddress(site, variant.strand.url, f"{variant.document}.md")
        for link in page_links(variant):
            yield from _web_link(place_in(variant, link.line), link.target, site, page)
    for place, address in listed_links(sources):
        if files is None or place.path in files:
            yield from _web_link(place, address, site, None)


def _web_link(place: Place, target: str, site: str, page: PageAddress | None) -> Iterator[WebLink]:
    """None where it is no address of another website; what is wrong with one, link-broken says."""
    normal = normalise_link(target, page)
    normal = f"https:{normal}" if normal.startswith("//") else normal
    try:
        parts = urlsplit(normal)
        has_host = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return
    # Our own pages may not be published yet, and other checks look at them.
    if parts.scheme not in ("http", "https") or not has_host or normal.startswith(site):
        return
    address, section = urldefrag(normal)
    is_section = not section.startswith(_NO_SECTION)
    yield WebLink(place, address, unquote(section) if is_section else "")
