"""Whether a text of a data file is plain words, as all formats and languages need them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_WEB_ADDRESS = re.compile(r"https?://[^\s()<>\"'\\]+")
_ANY_ADDRESS = re.compile(r"\S+://\S+")
_ENDS_OF_SENTENCES = ".,;:!?)"
_MARKUP = {
    "HTML code: {}": re.compile(r"</?[A-Za-z!?][^>]*>?"),
    "a sign written as code: {}": re.compile(r"&#?\w+;"),
    "a link written in Markdown: {}": re.compile(r"\[[^\]]*\]\([^)]*\)?"),
    "a command in braces: {}": re.compile(r"\{\{.*|\{%.*|\{[^}]*=[^}]*\}"),
    "an address that starts a program or opens a file: {}": re.compile(
        r"\b(?:javascript|vbscript|livescript)\s*:\S*|\bdata:\w+[/;,]\S*|\b(?:file|blob):\S+",
        re.IGNORECASE,
    ),
    "a sign that nobody sees": re.compile(
        r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
    ),
}
"""What is said of what is found. Letters need some invisible signs, such as U+200C in Urdu."""
_SHOWN_LETTERS = 60


def describe_markup(text: str) -> str:
    """What in a text is not plain words, for a sentence; "" for plain words."""
    for words, pattern in _MARKUP.items():
        if match := pattern.search(text):
            return words.format(match[0][:_SHOWN_LETTERS])
    for address in _ANY_ADDRESS.findall(text):
        if not is_web_address(address.rstrip(_ENDS_OF_SENTENCES).lstrip("(")):
            return f"an address that cannot be followed: {address[:_SHOWN_LETTERS]}"
    return ""


def is_web_address(address: str) -> bool:
    """Whether it leads to a page, and carries nobody's name and password."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    has_name = "@" in parts.netloc
    return bool(_WEB_ADDRESS.fullmatch(address) and parts.hostname) and not has_name
