"""The files that a browser fetches to show a built page, and what they weigh on the way to it.

Worked out from the files alone, so that it says the same on every computer. It errs on the heavy
side: a font counts as soon as its letters can occur. Of a picture that is offered in several sizes
the one counts that a phone takes.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import tinycss2

from alongside.readback.addresses import Address, Use, clean_address
from alongside.readback.css_addresses import Token, address_tokens, rule_address_tokens, style_rules
from alongside.readback.markup_addresses import page_addresses
from alongside.readback.pages import BuiltPage, resolve_link
from alongside.readback.phone_pictures import Phone, loaded_addresses

CODE = (".html", ".css", ".js")
COMPRESSED_SUFFIXES = (*CODE, ".svg", ".json", ".txt", ".xml", ".ico")
"""What web servers pack with gzip. The other kinds, such as WOFF2 and PNG, are packed already."""

_LOADING_RELS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"}
"""Relations of a link element that make a browser load a file, and not only prepare for one."""


@dataclass(frozen=True)
class Font:
    """One @font-face. ranges: code points it is for, both ends included; none: for every letter."""

    address: str
    ranges: tuple[tuple[int, int], ...]

    def serves(self, letters: Iterable[int]) -> bool:
        return not self.ranges or any(self._has(letter) for letter in letters)

    def _has(self, letter: int) -> bool:
        return any(start <= letter <= end for start, end in self.ranges)


@dataclass(frozen=True)
class Sheet:
    """What a style sheet makes a browser fetch. addresses: all but those of its fonts."""

    addresses: tuple[str, ...]
    fonts: tuple[Font, ...]


@dataclass(frozen=True)
class BuiltFiles:
    """The files of a built site.

    built: its folder. root: the path under which the site is published, such as "/plan/",
    as the not-found page links from it. phone: for which pictures are chosen. Each is read once, as
    files do not change while they are judged.
    """

    built: Path
    root: str
    phone: Phone
    _weights: dict[str, int] = field(default_factory=dict, repr=False, compare=False)
    _sheets: dict[str, Sheet] = field(default_factory=dict, repr=False, compare=False)

    def files_of_page(self, page: BuiltPage) -> frozenset[str]:
        """Paths below the site's root of the page and all that it needs.

        A missing file has its own finding.
        """
        letters = set(map(ord, set(page.tree.text_content())))
        files = {page.path}
        addresses = _fetched_addresses(page, self.phone)
        waiting = [self._path(page.path, address.resolved_value) for address in addresses]
        while waiting:
            path = waiting.pop()
            if path in files or not path or not (self.built / path).is_file():
                continue
            files.add(path)
            if path.endswith(".css"):
                waiting += self._files_of_sheet(path, letters)
        return frozenset(files)

    def pictures_while_reading(self, page: BuiltPage) -> frozenset[str]:
        """Paths of what comes only when a reader gets near it; also in files_of_page."""
        at_once: set[str] = set()
        later: set[str] = set()
        for address in _fetched_addresses(page, self.phone):
            files = later if _is_lazy(address) else at_once
            files.add(self._path(page.path, address.resolved_value))
        return frozenset(later - at_once)

    def _files_of_sheet(self, path: str, letters: Iterable[int]) -> list[str]:
        if path not in self._sheets:
            text = (self.built / path).read_text("utf-8", "replace")
            self._sheets[path] = read_sheet(text)
        sheet = self._sheets[path]
        fonts = [font.address for font in sheet.fonts if font.serves(letters)]
        return [self._path(path, address) for address in (*fonts, *sheet.addresses)]

    def linked_paths(self, page: BuiltPage) -> frozenset[str]:
        """Paths of what the page leads to by its links."""
        return frozenset(
            self._path(page.path, link.get("href"))
            for link in page.tree.iter("a")
            if link.get("href")
        )

    def weight(self, paths: Iterable[str]) -> int:
        """Bytes on the way to the reader. Each file is weighed once."""
        total = 0
        for path in paths:
            if path not in self._weights:
                self._weights[path] = _weight(self.built / path)
            total += self._weights[path]
        return total

    def _path(self, page: str, address: str) -> str:
        if address.startswith(self.root):
            page, address = "", address.removeprefix(self.root)
        return "" if address.startswith("data:") else resolve_link(page, address)[0]


def is_code(path: str) -> bool:
    return path.endswith(CODE)


def _fetched_addresses(page: BuiltPage, phone: Phone) -> Iterator[Address]:
    tree, addresses = page_addresses(page.content)
    loaded = {} if tree is None else loaded_addresses(tree, phone)
    for address in addresses:
        if address.use is not Use.FETCHED or address.is_embedded or not _loads_a_file(address):
            continue
        if address.node is None or loaded.get(address.node, address.value) == address.value:
            yield address


def _is_lazy(address: Address) -> bool:
    """A source of a picture is as lazy as its img."""
    node = address.node
    if node is not None and node.tag == "source":
        # lxml takes source for an element with content: the img is inside or behind it.
        picture = next(node.iterancestors("picture"), node)
        node = next(picture.iter("img"), None)
    return node is not None and node.get("loading") == "lazy"


def _loads_a_file(address: Address) -> bool:
    if address.element != "link" or address.node is None:
        return True
    rels = (address.node.get("rel") or "").lower().split()
    return not _LOADING_RELS.isdisjoint(rels)


@cache
def read_sheet(text: str) -> Sheet:
    """What a style sheet fetches.

    Fonts are kept apart, as a browser waits for letters that need them.
    """
    addresses: list[str] = []
    fonts: list[Font] = []
    for rule in style_rules(text):
        if rule.type == "at-rule" and rule.lower_at_keyword == "font-face":
            fonts += _read_font(rule.content or [])
        else:
            addresses += [clean_address(token.value) for token in rule_address_tokens(rule)]
    return Sheet(tuple(addresses), tuple(fonts))


def _read_font(content: list[Token]) -> Iterator[Font]:
    """A browser fetches the first file that it can read; ours can all be read."""
    descriptors = {
        declaration.lower_name: declaration.value
        for declaration in tinycss2.parse_blocks_contents(content)
        if declaration.type == "declaration"
    }
    ranges = tuple(
        (token.start, token.end)
        for token in descriptors.get("unicode-range", ())
        if token.type == "unicode-range"
    )
    first = next(address_tokens(descriptors.get("src", [])), None)
    if first is not None:
        yield Font(clean_address(first.value), ranges)


@cache
def _gzipped_size(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))


def _weight(file: Path) -> int:
    data = file.read_bytes()
    return _gzipped_size(data) if file.suffix in COMPRESSED_SUFFIXES else len(data)
