"""Addresses of websites that readers cannot reach, or that are not what they look like."""

from __future__ import annotations

import ipaddress
import re
import socket
from urllib.parse import SplitResult, urlsplit

import idna
import regex

from alongside.model import Rule
from alongside.pages.link_address import normalise_link
from alongside.rules.options import list_option, text_option

_NUMERIC = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}")
"""All the ways to write an IPv4 address: 127.1 and 2130706433 are 127.0.0.1, too."""
_LATIN = regex.compile(r"\p{Script=Latin}")
_OTHER_LETTER = regex.compile(r"[\p{L}--\p{Script=Latin}]", flags=regex.VERSION1)
_MIXED_ON_PURPOSE = regex.compile(
    r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]"
)
"""Scripts that are written together with Latin letters (UTS 39, “highly restrictive”)."""


def find_host_fault(target: str, rule: Rule) -> str:
    """A fault of link-broken that the website of an address has, or ""."""
    try:
        parts = urlsplit(normalise_link(target))
        host = parts.hostname or ""
    except ValueError:
        return "address"
    if parts.username is not None:
        return "password"
    if _is_private(host, list_option(rule, "private_names")):
        return "private"
    if _is_look_alike(host, text_option(rule, "look_alikes")):
        return "look-alike"
    return "" if "." in host or ":" in host else "address"


def is_on_own_computer(parts: SplitResult, target: str) -> bool:
    """file:, a letter of a drive, or the name of an office computer: \\\\server\\folder."""
    return parts.scheme == "file" or len(parts.scheme) == 1 or target.startswith("\\\\")


def _is_private(host: str, private_names: tuple[str, ...]) -> bool:
    """Whether only some computers can reach it: those of an office or home, or this one alone."""
    if host.rpartition(".")[2] in private_names:
        return True
    try:
        if _NUMERIC.fullmatch(host):
            return not ipaddress.ip_address(socket.inet_aton(host)).is_global
        return not ipaddress.ip_address(host).is_global
    except (ValueError, OSError):
        return False


def _is_look_alike(host: str, look_alikes: str) -> bool:
    """Whether a part of the name has letters of two scripts, or is all of letters that look Latin
    before an ending that is."""
    labels = [_read_label(label) for label in host.split(".")]
    if any(_is_mixed(label) for label in labels):
        return True
    letters = [set(filter(str.isalpha, label)) for label in labels]
    ending_is_latin = bool(letters[-1]) and labels[-1].isascii()
    return ending_is_latin and any(each and each <= set(look_alikes) for each in letters)


def _is_mixed(label: str) -> bool:
    has_both = _LATIN.search(label) and _OTHER_LETTER.search(label)
    return bool(has_both) and not _MIXED_ON_PURPOSE.search(label)


def _read_label(label: str) -> str:
    """“xn--…” in the letters that it stands for. What is no right name stays as it is."""
    if not label.startswith("xn--"):
        return label
    try:
        return idna.decode(label)
    except (idna.IDNAError, UnicodeError):
        return label
