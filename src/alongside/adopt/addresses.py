"""Where an address of the old website leads now."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from alongside.adopt.old_site import INDEX, OldPage, OldSite, key_of

_BUILT_ENDINGS = (".html", ".htm")
_SITE_FOLDER = "@site/"


class Addresses:
    """documents: key to the name of the document. anchors: key and language to the old names of
    places on the page and their new ones, "" for its beginning."""

    def __init__(
        self,
        site: OldSite,
        documents: Mapping[str, str],
        anchors: Mapping[tuple[str, str], Mapping[str, str]],
    ):
        self._site = site
        self._documents = documents
        self._anchors = anchors
        self._keeps_numbers = site.generator != "Docusaurus"

    def is_own(self, target: str) -> bool:
        """Whether it leads to the old website itself, or to a file of it."""
        parts = urlsplit(target)
        if target.startswith("//"):
            return False
        return not (parts.scheme or parts.netloc) or self._is_below_site(target)

    def find_page(self, page: OldPage, target: str) -> tuple[str, str, str] | None:
        """Key, old anchor and new one (None: "?") of a target on a page; None for no page.

        The new anchor is "" for the beginning of the page, and "?" where nobody knows it.
        """
        path, _, anchor = self._without_site(target).partition("#")
        path = path.partition("?")[0]
        key = page.key if not path else self._find_key(page, unquote(path))
        if key is None:
            return None
        known = self._anchors.get((key, page.language)) or self._anchors.get(
            (key, self._site.source), {}
        )
        return key, anchor, known.get(unquote(anchor), "?") if anchor else ""

    def find_file(self, page: OldPage, target: str) -> Path | None:
        """A file of the old website that a page shows or gives to its readers."""
        path = unquote(self._without_site(target).partition("#")[0].partition("?")[0])
        if path.startswith(_SITE_FOLDER):
            path = "/" + path.removeprefix(_SITE_FOLDER)
        folders = self._site.files if path.startswith("/") else (page.file.parent,)
        candidates = [folder / path.lstrip("/") for folder in folders]
        if not path.startswith("/"):
            # MkDocs takes some addresses as they will be on the website.
            below = posixpath.normpath(posixpath.join(_as_folder(page.key), path))
            candidates += [folder / below for folder in (*self._roots(page), *self._site.files)]
        for file in candidates:
            resolved = file.resolve()
            if file.is_file() and resolved.is_relative_to(self._site.folder):
                return resolved
        return None

    def _find_key(self, page: OldPage, path: str) -> str | None:
        for candidate in self._candidates(page, path):
            candidate = candidate.strip("/")
            for ending in _BUILT_ENDINGS:
                candidate = candidate.removesuffix(ending)
            for language in self._site.languages:
                candidate = candidate.replace(f".{language}.md", ".md").removesuffix(f".{language}")
            key = key_of(candidate, self._keeps_numbers)
            for each in (key, f"{key}/{INDEX}"):
                if each in self._documents:
                    return each
            if key == INDEX:
                return self._site.home
        return None

    def _candidates(self, page: OldPage, path: str) -> Iterator[str]:
        """Paths below the folder of a language, the likeliest first."""
        if path.startswith("/"):
            rest = path.lstrip("/")
            for start in sorted(self._site.url_starts, key=len, reverse=True):
                if rest.startswith(start) or f"{rest}/" == start:
                    yield rest[len(start) :]
            return
        file = Path(posixpath.normpath(posixpath.join(page.file.parent.as_posix(), path)))
        for root in self._roots(page):
            if file.is_relative_to(root):
                yield file.relative_to(root).as_posix() if file != root else ""
        joined = posixpath.normpath(posixpath.join(_as_folder(page.key), path))
        if not joined.startswith(".."):
            yield joined
        # A page that lies elsewhere than its place in the menu, or one that Hugo finds by its name.
        named = [key for key in self._documents if key.rpartition("/")[2] == key_of(path)]
        if "/" not in path and len(named) == 1:
            yield named[0]

    def _roots(self, page: OldPage) -> list[Path]:
        own = self._site.roots[page.language]
        return [own, *(root for root in self._site.roots.values() if root != own)]

    def _is_below_site(self, target: str) -> bool:
        return bool(urlsplit(self._site.url).netloc) and target.startswith(self._site.url)

    def _without_site(self, target: str) -> str:
        if self._is_below_site(target):
            return "/" + target[len(self._site.url) :].lstrip("/")
        start = urlsplit(self._site.url).path
        if start.strip("/") and target.startswith(start):
            return "/" + target[len(start) :].lstrip("/")
        return target


def _as_folder(key: str) -> str:
    """The folder in which the built page stands: each page but an index has one of its own."""
    return posixpath.dirname(key) if key.rpartition("/")[2] == INDEX else key
