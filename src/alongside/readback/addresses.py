"""An address that stands in a web page, drawing or style sheet: what a browser does with it.

The readers are markup_addresses (HTML, SVG and other XML) and css_addresses.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, unquote_to_bytes, urljoin, urlsplit

from lxml import etree

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_PHONE = re.compile(r"\+?[0-9][0-9 ()-]{2,}")
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_SPECIAL_SCHEMES = ("http", "https", "ws", "wss", "ftp", "file")
_CONTROLS_AND_SPACE = "".join(map(chr, range(0x21)))


class Use(StrEnum):
    """What a browser does with an address."""

    FETCHED = "fetched"
    """It is fetched to show the page, without anybody asking for it."""
    SENT_TO = "sent to"
    """What a reader types, or that a reader followed a link, is sent there: forms and ping."""
    FOLLOWED = "followed"
    """A reader gets there by a link, or the page jumps there."""
    NAMED = "named"
    """The page only says where something is, such as its version in another language."""
    BASE = "base"
    """All relative addresses of the document begin there."""


@dataclass(frozen=True, eq=False)
class Address:
    """One address and where it stands.

    value: as a browser reads it, without the spaces and line breaks that it takes out. written:
    what a person has to look for: the whole attribute; in CSS the address alone. element: name of
    the HTML or SVG element in lower case, or the rule of the style sheet ("@import"). line: in the
    file, from 1. node: the element itself; None in a style sheet. base: the document's <base href>,
    or "". is_embedded: in a document that has no address of its own, as it stands in a data:
    address, so that relative addresses lead nowhere.
    """

    value: str
    use: Use
    written: str
    element: str
    attribute: str = ""
    line: int = 0
    selector: str = ""
    node: etree._Element | None = None
    base: str = ""
    is_embedded: bool = False

    @property
    def resolved_value(self) -> str:
        """The value as the document's base makes it; relative to the document without one."""
        if not self.base:
            return self.value
        try:
            return urljoin(self.base, self.value)
        except ValueError:
            return self.value


def clean_address(text: str) -> str:
    """An address without what browsers take out before they read it (WHATWG URL, basic URL
    parser)."""
    return text.strip(_CONTROLS_AND_SPACE).translate({9: None, 10: None, 13: None})


def is_absolute(address: str) -> bool:
    """Whether an address says on which computer it is, or has a scheme of its own."""
    parts = _split_as_browsers_do(address)
    return parts is None or bool(parts.scheme or parts.netloc)


def is_external(address: str, site_url: str) -> bool:
    """Whether address leads away from the site, which is published under site_url."""
    parts = _split_as_browsers_do(address)
    if parts is None:
        # Python refuses more than browsers do, such as a bracket in a user name.
        return True
    if parts.scheme == "data" or not (parts.scheme or parts.netloc):
        return False
    site = urlsplit(site_url)
    is_same_host = (parts.scheme, parts.netloc.lower()) == (site.scheme, site.netloc.lower())
    return not (is_same_host and parts.path.startswith(site.path))


def find_external_trouble(address: str) -> str:
    """What is wrong with an address that leaves the site, as a key of options.troubles, or ""."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "not-an-address"
    if parts.scheme in ("http", "https"):
        is_well_formed = bool(_HOST.fullmatch(parts.hostname or ""))
    elif parts.scheme == "mailto":
        is_well_formed = bool(_EMAIL.fullmatch(parts.path))
    elif parts.scheme == "tel":
        is_well_formed = bool(_PHONE.fullmatch(parts.path))
    elif parts.scheme == "file" or len(parts.scheme) == 1:
        return "own-computer"
    else:
        is_well_formed = False
    return "" if is_well_formed else "not-an-address"


def read_data_address(address: str) -> tuple[str, bytes] | None:
    """The media type of a data: address, in lower case and without parameters, and its content.

    None for any other address, and for one that browsers cannot read.
    """
    scheme, colon, rest = address.partition(":")
    if not colon or scheme.lower() != "data":
        return None
    header, comma, body = rest.partition(",")
    if not comma:
        return None
    media_type, *parameters = (part.strip().lower() for part in header.split(";"))
    # A fragment is not part of the content.
    content = unquote_to_bytes(body.partition("#")[0])
    if "base64" in parameters:
        try:
            content = base64.b64decode(content + b"==")
        except binascii.Error:
            return None
    return media_type or "text/plain", content


def _split_as_browsers_do(address: str) -> SplitResult | None:
    """Scheme, host and path. Browsers take a backslash for a slash, and any number of slashes for
    two.

    None for an address that cannot be split.
    """
    address = clean_address(address)
    scheme = address.partition(":")[0].lower()
    has_special_scheme = ":" in address and scheme in _SPECIAL_SCHEMES
    rest = address[len(scheme) + 1 :] if has_special_scheme else address
    if has_special_scheme:
        address = f"{scheme}://{_with_slashes(rest).lstrip('/')}"
    elif _with_slashes(rest[:2]) == "//":
        address = f"//{_with_slashes(rest).lstrip('/')}"
    try:
        return urlsplit(address)
    except ValueError:
        return None


def _with_slashes(text: str) -> str:
    return text.replace("\\", "/")
