"""One spelling for an address, so that whoever compares links agrees on which are the same.

Made equal: what RFC 3986, section 6.2, says leads to the same place, the two ways to write a name
of a website in other letters, e-mail addresses in capitals, spaces in telephone numbers, and an
address of our own website for the page that it shows. Kept: the path with its capitals and its
last stroke, the query with its order, and the section after #.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

import idna

_ESCAPED = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEPT_SIGNS = "%!\"#$&'()*+,/:;<=>?@[\\]^`{|}~"
"""All of ASCII's signs: only spaces and letters beyond ASCII are written as %XX."""
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
_PHONE_SPACES = re.compile(r"%20|[\s().-]")
"""What RFC 3966, section 5.1.1, calls visual separators: nobody dials them."""
_CONTROLS_AND_SPACE = "".join(map(chr, range(0x21)))
_OWN_PAGE = re.compile(r"([\w-]+)\.html")


@dataclass(frozen=True)
class PageAddress:
    """Where a page is, as far as links to it can be written in several ways.

    site: the address of the website, with a stroke at its end; "" where it does not matter.
    folder: of the page's strand below it, "" or "ur". file: below that, "law/legal-duties.md".
    """

    site: str
    folder: str
    file: str


@lru_cache(maxsize=4096)
def normalise_link(target: str, page: PageAddress | None = None) -> str:
    """The same for every way to write one address, and only for these.

    page: the one that has the link; without it, an address of our own website stays one.
    """
    target = target.strip(_CONTROLS_AND_SPACE).translate({9: None, 10: None, 13: None})
    target = _normalise_escapes(quote(target, safe=_KEPT_SIGNS))
    try:
        parts = urlsplit(target)
        normal = urlunsplit(_normalise_parts(parts))
    except ValueError:  # a bracket without its partner, a port that is no number
        return target
    return _shorten_own_address(normal, page) if page else normal


def _normalise_escapes(target: str) -> str:
    """RFC 3986, 6.2.2.1 and 6.2.2.2."""

    def normalise(found: re.Match[str]) -> str:
        sign = chr(int(found[1], 16))
        return sign if sign in _UNRESERVED else found[0].upper()

    return _ESCAPED.sub(normalise, target)


def _normalise_parts(parts: SplitResult) -> SplitResult:
    if parts.netloc:
        return parts._replace(
            netloc=_normalise_host(parts), path=_remove_dots(parts.path) if parts.path else "/"
        )
    if parts.scheme == "mailto":
        return parts._replace(path=_normalise_escapes(parts.path.lower()))
    if parts.scheme == "tel":
        return parts._replace(path=_PHONE_SPACES.sub("", parts.path).lower())
    if parts.path and not parts.scheme:
        return parts._replace(path=posixpath.normpath(parts.path))
    return parts


def _normalise_host(parts: SplitResult) -> str:
    user, sign, host = parts.netloc.rpartition("@")
    host = _in_latin_letters(_decode_escapes(host).lower())
    host = host.removesuffix(_DEFAULT_PORTS.get(parts.scheme, "no port")).removesuffix(":")
    return f"{user}{sign}{host.removesuffix('.')}"


def _in_latin_letters(host: str) -> str:
    """As the network knows it: “münchen” is “xn--mnchen-3ya” (UTS 46)."""
    name, colon, port = host.partition(":")
    if name.isascii() and "xn--" not in name:
        return host
    try:
        letters = ".".join(_read_label(label) for label in name.split("."))
        return idna.encode(letters, uts46=True).decode("ascii") + colon + port
    except (idna.IDNAError, UnicodeError):
        return host


def _read_label(label: str) -> str:
    """Programs put capitals into the short form, too, which IDNA does not know."""
    short = label.removeprefix("xn--")
    return label if short == label else short.encode("ascii").decode("punycode").lower()


def _decode_escapes(host: str) -> str:
    try:
        return bytes(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), host), "latin-1").decode()
    except UnicodeError:
        return host


def _remove_dots(path: str) -> str:
    """RFC 3986, 5.2.4. Two strokes side by side stay two, and the last one stays."""
    kept: list[str] = []
    steps = path.split("/")
    for step in steps:
        if step == ".." and len(kept) > 1:
            kept.pop()
        elif step not in (".", ".."):
            kept.append(step)
    if steps[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept)


def _shorten_own_address(address: str, page: PageAddress) -> str:
    """“our-area.md#places” for the address that our website shows it under; on the page itself,
    “#places”."""
    path, sign, section = address.partition("#")
    path = _from_strand_folder(path, page)
    if page.site:
        path = _own_page(path, page) or path
    if sign and section and path == page.file:
        return f"#{section}"
    return f"{path}{sign}{section}"


def _from_strand_folder(path: str, page: PageAddress) -> str:
    """A path that a page in a folder has, as a page beside that folder would have it."""
    folder = posixpath.dirname(page.file)
    if not (folder and path) or path.startswith("/") or urlsplit(path).scheme:
        return path
    return posixpath.normpath(posixpath.join(folder, path))


def _own_page(path: str, page: PageAddress) -> str:
    """The Markdown file of the same strand that an address of our own website shows, or ""."""
    folder = normalise_link(page.site) + (f"{page.folder}/" if page.folder else "")
    # Whoever types our address may leave out the s.
    rest = re.sub("^http:", "https:", path).removeprefix(re.sub("^http:", "https:", folder))
    if re.sub("^http:", "https:", path) == rest:
        return ""
    own = _OWN_PAGE.fullmatch(rest or "index.html")
    return f"{own[1]}.md" if own else ""
