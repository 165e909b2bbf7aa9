"""Which files of the site a browser can ask for while it shows a page, and a digest of them.

More than a browser really fetches is fine: a change in such a file only costs another look. Less
would let a fault go by: tests/checks/browser/test_page_files.py holds it against real requests.

What a script asks for stands nowhere in a page. So it is noted while the page is looked at: as long
as the page, its scripts and all that they asked for are the same, they ask for nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

from alongside.model import Outputs
from alongside.readback.addresses import Use
from alongside.readback.css_addresses import css_addresses
from alongside.readback.markup_addresses import markup_addresses, parse_svg
from alongside.readback.pages import resolve_link
from alongside.system.file_cache import FileCache, cache_key, publication_cache
from alongside.system.program_version import program_version

_FREE = "*"
"""Stands among the addresses of a page that can fetch what stands nowhere in it."""
_FREE_ELEMENTS = ("script", "iframe", "object", "embed", "frame")
"""What makes a page able to do so: a script, or another page inside of it."""
_UNSHOWN = (".pdf", ".epub", ".zip")
"""No page shows what is in these files: they are judged elsewhere."""
_USUAL_ICON = "favicon.ico"
"""Browsers ask for it unasked."""
_MISSING = ""


@dataclass(frozen=True)
class BuiltSite:
    """The built site as a browser gets it.

    prefix: path of the address under which it is published, such as "/plan/".
    """

    folder: Path
    prefix: str


def built_site(outputs: Outputs) -> BuiltSite:
    path = urlsplit(outputs.sources.publication.url).path
    return BuiltSite(outputs.site_folder, path.rstrip("/") + "/")


def describe_files(site: BuiltSite) -> str:
    """A text that is another one after any change in the site's files. Reads none of them.

    For what is remembered within a run only: looking at the pages takes far longer than the
    shortest time between two changes that a disk tells apart.
    """
    described = []
    for file in sorted(site.folder.rglob("*")):
        if file.suffix not in _UNSHOWN and file.is_file():
            status = file.stat()
            described.append(f"{file} {status.st_size} {status.st_mtime_ns} {status.st_ino}")
    return cache_key(*described)


class SiteFiles:
    """The files of a built site. Each is read once, so an instance is for one moment only."""

    def __init__(self, site: BuiltSite, root: Path):
        self._site = site
        self._addresses: FileCache = publication_cache(root, "fetched-addresses")
        self._digests: dict[str, str] = {}
        self._known: dict[str, tuple[str, ...]] = {}
        self._files_of: dict[str, frozenset[str]] = {}

    def page_digest(self, page: str, asked: Iterable[str] = ()) -> str:
        """Of the page's bytes and of every file that it makes a browser fetch.

        asked: paths of what it was seen to fetch besides.
        """
        files = self.files_of_page(page) | frozenset(asked)
        digests = [f"{path} {self._digest(path)}" for path in sorted(files - {_FREE})]
        return cache_key(self._site.prefix, page, *digests)

    def is_free(self, page: str) -> bool:
        """Whether it can fetch what stands nowhere in it."""
        return _FREE in self.files_of_page(page)

    def paths_of_requests(self, requests: Iterable[str]) -> list[str]:
        """What was asked for, as paths below the site's root. requests: as a server gets them."""
        paths = set()
        for request in requests:
            path = unquote(urlsplit(request).path)
            if path.startswith(self._site.prefix):
                path = path.removeprefix(self._site.prefix)
                paths.add(f"{path}index.html" if path.endswith("/") or not path else path)
        return sorted(paths)

    def files_of_page(self, page: str) -> frozenset[str]:
        """Paths below the site's root, also of files that are missing: they may come. "*" stands
        for what nobody can tell from the files alone."""
        if page not in self._files_of:
            self._files_of[page] = frozenset(self._find_files(page))
        return self._files_of[page]

    def _find_files(self, page: str) -> set[str]:
        files: set[str] = set()
        waiting = [page, _USUAL_ICON]
        while waiting:
            path = waiting.pop()
            if path in files:
                continue
            files.add(path)
            for address in self._fetched_by(path):
                if address == _FREE:
                    files.add(_FREE)
                else:
                    waiting.append(self._path(path, address))
        return files

    def _path(self, page: str, address: str) -> str:
        if address.startswith(self._site.prefix):
            page, address = "", address.removeprefix(self._site.prefix)
        return resolve_link(page, address)[0]

    def _digest(self, path: str) -> str:
        if path not in self._digests:
            content = self._read(path)
            self._digests[path] = _MISSING if content is None else sha256(content).hexdigest()
        return self._digests[path]

    def _read(self, path: str) -> bytes | None:
        if "\0" in path:
            return None
        file = self._site.folder / path
        return file.read_bytes() if file.is_file() else None

    def _fetched_by(self, path: str) -> tuple[str, ...]:
        """The addresses in a file. To find them takes far longer than to read what was found."""
        if path not in self._known:
            self._known[path] = self._look_up_addresses(path)
        return self._known[path]

    def _look_up_addresses(self, path: str) -> tuple[str, ...]:
        read = _READERS.get(Path(path).suffix)
        content = self._read(path) if read else None
        if read is None or content is None:
            return ()
        key = cache_key(program_version("readback", "checks.browser"), path, content)
        known = self._addresses.get(key)
        if known is not None:
            return tuple(json.loads(known))
        addresses = tuple(sorted(set(read(content))))
        self._addresses.put(key, json.dumps(addresses).encode())
        return addresses


def _page_addresses(content: bytes) -> Iterator[str]:
    if not content.strip():
        return
    tree = html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8"))
    if any(_is_free(element) for element in tree.iter()):
        yield _FREE
    for address in markup_addresses(tree):
        if address.use is Use.FETCHED:
            yield address.resolved_value


def _is_free(element: html.HtmlElement) -> bool:
    """Whether it can make the page fetch what stands nowhere in it, or go on to another page."""
    if element.tag in _FREE_ELEMENTS or element.get("http-equiv", "").lower() == "refresh":
        return True
    return any(str(name).startswith("on") for name in element.attrib)


def _sheet_addresses(content: bytes) -> Iterator[str]:
    for address in css_addresses(content):
        yield address.value


def _drawing_addresses(content: bytes) -> Iterator[str]:
    tree = parse_svg(content)
    for address in markup_addresses(tree) if tree is not None else ():
        if address.use is Use.FETCHED:
            yield address.resolved_value


_READERS = {".html": _page_addresses, ".css": _sheet_addresses, ".svg": _drawing_addresses}
