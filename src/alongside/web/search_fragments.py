"""What a search shows: Pagefind's texts of the pages as they are searched become those as written.

Pagefind finds a word by its place, counted in words, so both texts have the same number of them.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_SIGNATURE = b"pagefind_dcd"
"""What Pagefind writes before the data of each of its files, inside the compression."""
_SYSTEM, _UNKNOWN_SYSTEM = 9, 255
"""Where a gzip file names the operating system, and that it names none (RFC 1952)."""
_FRAGMENTS = "fragment/*.pf_fragment"
_WORD_SIGN = "\u200b"
"""Pagefind takes a text that has it for one whose words it stands between."""

_Fragment = dict[str, Any]
"""Pagefind's record of a page: url, content, meta, anchors …"""


def show_as_written(searched: Path, shown: Path, addresses: Mapping[str, str]) -> None:
    """Changes the fragments in the index searched; shown: the index of the same pages as written.

    addresses: of a page in the index, to where readers are to be led.
    """
    written = {page["url"]: page for file in shown.glob(_FRAGMENTS) for page in _pages(_read(file))}
    for file in sorted(searched.glob(_FRAGMENTS)):
        data = _read(file)
        for page in _pages(data):
            _show(page, written[page["url"]])
            page["url"] = addresses[page["url"]]
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        file.write_bytes(_compress(_SIGNATURE + text.encode()))


def _compress(data: bytes) -> bytes:
    """The same bytes each time and with each Python: without a time, and with no word of the
    system, which Python 3.11 and 3.12 name in it and 3.13 does not."""
    packed = bytearray(gzip.compress(data, mtime=0))
    packed[_SYSTEM] = _UNKNOWN_SYSTEM
    return bytes(packed)


def _read(file: Path) -> _Fragment:
    data = gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE)
    fragment: _Fragment = json.loads(data)
    return fragment


def _pages(data: _Fragment) -> Iterator[_Fragment]:
    """A file holds one page or, in large sites, several by their names."""
    if "url" in data:
        yield data
    else:
        yield from data.values()


def _show(page: _Fragment, written: _Fragment) -> None:
    page["meta"] = written["meta"]
    content = written["content"]
    # Words without a space between them have other places: there the text is shown as searched.
    if _WORD_SIGN not in page["content"]:
        content = content.replace(_WORD_SIGN, "")
        if len(content.split()) == len(page["content"].split()):
            page["content"] = content
    for anchor, as_written in zip(page["anchors"], written["anchors"], strict=True):
        anchor["text"] = as_written["text"]
