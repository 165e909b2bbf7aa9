"""Which pages an audit looks at: the HTML files of a folder, or what a website links to itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.request import Request, urlopen

import yaml
from lxml import etree, html

from alongside.checks.browser.server import LOOPBACK, serve_folder
from alongside.errors import BadInput

_PAGES = (".html", ".htm", ".xhtml")
_SITEMAP_TAG = "{*}loc"
_NO_PAGE = (
    ".pdf", ".zip", ".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".mp3", ".mp4", ".docx",
    ".doc", ".xlsx", ".xls", ".csv", ".epub", ".css", ".js", ".ics", ".atom", ".xml", ".json",
)  # fmt: skip


@dataclass(frozen=True)
class AuditSettings:
    """As settings.yml, beside this file, says it. States by name; all numbers are of one page."""

    engine_states: tuple[str, ...]
    other_states: tuple[str, ...]
    rules_of_other_states: tuple[str, ...]
    help_words: tuple[str, ...]
    alike_pages: float
    pictures_per_page: int
    most_pages: int
    most_bytes: int
    page_seconds: int
    answer_seconds: int
    trial_states: tuple[str, ...]
    trial_seconds: int
    most_marks: int
    most_hovers: int
    most_presses: int


@cache
def audit_settings() -> AuditSettings:
    text = files("alongside.audit").joinpath("settings.yml").read_text(encoding="utf-8")
    settings = yaml.safe_load(text)
    lists = {name: tuple(value) for name, value in settings.items() if isinstance(value, list)}
    return AuditSettings(**{**settings, **lists})


@dataclass(frozen=True)
class AuditedSite:
    """address: of its root, with a "/" at the end. pages: addresses relative to it.

    left_out: how many pages more there are than were asked for.
    """

    address: str
    pages: tuple[str, ...]
    left_out: int = 0

    @property
    def only_host(self) -> str | None:
        """The one computer that a browser may ask; None for a website, which may need others."""
        return LOOPBACK if urlsplit(self.address).hostname == LOOPBACK else None


@contextmanager
def open_site(target: str, most: int) -> Iterator[AuditedSite]:
    """target: a folder, an HTML file, or the address of a website. most: pages.

    Raises BadInput for one that has no page.
    """
    if target.startswith(("http://", "https://")):
        yield _website(target, most)
        return
    path = Path(target)
    folder = path.parent if path.is_file() else path
    pages = [path.name] if path.is_file() else sorted(_html_files(folder))
    if not pages:
        raise BadInput(
            f"There is no HTML page in {target}.",
            path=target,
            why="Without a page there is nothing to audit.",
            mend="Name the folder of a built website, an HTML file, or an address.",
        )
    with serve_folder(folder) as address:
        yield AuditedSite(address, tuple(pages[:most]), max(len(pages) - most, 0))


def _html_files(folder: Path) -> Iterator[str]:
    for file in folder.rglob("*"):
        if file.suffix.casefold() in _PAGES and file.is_file():
            yield file.relative_to(folder).as_posix()


def _website(address: str, most: int) -> AuditedSite:
    """What its sitemap lists, else what its pages link to below the address."""
    root = urljoin(address, ".")
    listed = _listed_in_sitemap(root)
    pages = listed or _linked_pages(address, root, most + 1)
    if not pages:
        raise BadInput(
            f"Nothing answers at {address}, or it is no page.",
            path=address,
            why="Without a page there is nothing to audit.",
            mend="Open the address in a browser, and copy it from there.",
        )
    relative = [page.removeprefix(root) for page in pages]
    return AuditedSite(root, tuple(relative[:most]), max(len(relative) - most, 0))


def _listed_in_sitemap(root: str) -> list[str]:
    content, _ = fetch_page(urljoin(root, "sitemap.xml"))
    if not content:
        return []
    try:
        tree = etree.fromstring(content, parser=etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return []
    host = urlsplit(root).netloc
    found = [str(entry.text).strip() for entry in tree.iter(_SITEMAP_TAG)]
    return [page for page in dict.fromkeys(found) if urlsplit(page).netloc == host]


def _linked_pages(address: str, root: str, most: int) -> list[str]:
    """Breadth first, each page once; pages that differ in what stands behind # are one."""
    found = [address]
    for page in found:
        content, kind = fetch_page(page)
        if "html" in kind and len(found) < most:
            for link in _links(content, page):
                if link.startswith(root) and link not in found and len(found) < most:
                    found.append(link)
        elif page == address:
            return []
    return found


def _links(content: bytes, page: str) -> Iterator[str]:
    if not content.strip():
        return
    tree = html.document_fromstring(content)
    for link in tree.iter("a"):
        target = urldefrag(urljoin(page, str(link.get("href") or "")))[0]
        if target and not urlsplit(target).path.casefold().endswith(_NO_PAGE):
            yield target


def fetch_page(address: str) -> tuple[bytes, str]:
    """What is there, up to the limit of a page, and its media type; nothing if none answers."""
    settings = audit_settings()
    try:
        with urlopen(Request(address), timeout=settings.page_seconds) as answer:
            content: bytes = answer.read(settings.most_bytes)
            return content, str(answer.headers.get_content_type())
    except (URLError, OSError, ValueError):
        return b"", ""
