"""The files that a browser fetches to show a built page, and what they weigh on the way to it.

Worked out from the files alone, so that it says the same on every computer. It errs on the heavy side: a picture
offered in several sizes counts in all of them, and a font counts as soon as its letters can occur.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import tinycss2

from alongside.readback.pages import BuiltPage, resolve_link

CODE = (".html", ".css", ".js")
COMPRESSED_SUFFIXES = (*CODE, ".svg", ".json", ".txt", ".xml", ".ico")
"""What web servers pack with gzip. The other kinds, such as WOFF2 and PNG, are packed already."""

_FETCHED = {
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "script": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "iframe": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
}
_LINKED = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"}


@dataclass(frozen=True)
class Font:
    """One @font-face. ranges: code points it is for, both ends included; none: for every letter."""

    address: str
    ranges: tuple[tuple[int, int], ...]

    def serves(self, letters: Iterable[int]) -> bool:
        return not self.ranges or any(
            start <= letter <= end for letter in letters for start, end in self.ranges
        )


@dataclass(frozen=True)
class Sheet:
    addresses: tuple[str, ...]
    fonts: tuple[Font, ...]


@dataclass(frozen=True)
class BuiltFiles:
    """root: the path under which the site is published, such as "/strategy/", as the not-found page links from it."""

    built: Path
    root: str

    def files_of_page(self, page: BuiltPage) -> frozenset[str]:
        """Paths below the site's root of the page and all that it needs. A missing file has its own finding."""
        letters = {ord(letter) for letter in page.tree.text_content()}
        found, waiting = (
            {page.path},
            [self._path(page.path, address) for address in _fetched_addresses(page)],
        )
        while waiting:
            path = waiting.pop()
            if path in found or not path or not (self.built / path).is_file():
                continue
            found.add(path)
            if path.endswith(".css"):
                sheet = read_sheet((self.built / path).read_text("utf-8", "replace"))
                waiting += [
                    self._path(path, font.address) for font in sheet.fonts if font.serves(letters)
                ]
                waiting += [self._path(path, address) for address in sheet.addresses]
        return frozenset(found)

    def linked_paths(self, page: BuiltPage) -> frozenset[str]:
        """Paths of what the page leads to by its links."""
        return frozenset(
            self._path(page.path, link.get("href"))
            for link in page.tree.iter("a")
            if link.get("href")
        )

    def weight(self, paths: Iterable[str]) -> int:
        """Bytes on the way to the reader."""
        return sum(_weight(self.built / path) for path in paths)

    def _path(self, page: str, address: str) -> str:
        if address.startswith(self.root):
            page, address = "", address.removeprefix(self.root)
        return "" if address.startswith("data:") else resolve_link(page, address)[0]


def is_code(path: str) -> bool:
    return path.endswith(CODE)


def _fetched_addresses(page: BuiltPage) -> Iterator[str]:
    for element in page.tree.iter():
        if element.tag == "link" and _LINKED & set((element.get("rel") or "").lower().split()):
            yield element.get("href") or ""
        for name in _FETCHED.get(element.tag, ()):
            value = element.get(name) or ""
            if name == "srcset":
                yield from (part.split()[0] for part in value.split(",") if part.strip())
            elif value:
                yield value


@cache
def read_sheet(text: str) -> Sheet:
    addresses, fonts = [], []
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and rule.lower_at_keyword == "font-face":
            fonts += _read_font(rule.content or [])
        elif rule.type in ("at-rule", "qualified-rule"):
            imported = rule.type == "at-rule" and rule.lower_at_keyword == "import"
            addresses += _addresses(rule.prelude, strings=imported)
            addresses += _addresses(rule.content or [])
    return Sheet(tuple(addresses), tuple(fonts))


def _read_font(content: list) -> Iterator[Font]:
    """A browser fetches the first file that it can read; ours can all be read."""
    said = {
        each.lower_name: each.value
        for each in tinycss2.parse_blocks_contents(content)
        if each.type == "declaration"
    }
    ranges = tuple(
        (token.start, token.end)
        for token in said.get("unicode-range", ())
        if token.type == "unicode-range"
    )
    for address in _addresses(said.get("src", []))[:1]:
        yield Font(address, ranges)


def _addresses(tokens: list, strings: bool = False) -> list[str]:
    found = []
    for token in tokens:
        if token.type == "url" or (strings and token.type == "string"):
            found.append(token.value)
        elif token.type == "function":
            found += _addresses(token.arguments, strings=token.lower_name == "url")
        elif hasattr(token, "content"):
            found += _addresses(token.content or [])
    return found


@cache
def _gzipped_size(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))


def _weight(file: Path) -> int:
    data = file.read_bytes()
    return _gzipped_size(data) if file.suffix in COMPRESSED_SUFFIXES else len(data)
