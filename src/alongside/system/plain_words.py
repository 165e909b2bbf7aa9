"""What words of a data file may not hold: they go to readers as they are, into pages and PDFs.

Such words stand in attributes, in Markdown and in HTML, each with rules of its own. So nothing that
any of these could take for more than words is let in, at the one place where such files are read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html.entities import html5

_TAG = re.compile(r"<[A-Za-z/!?]")
_MARKDOWN_LINK = re.compile(r"\]\(|\]:\s*\S+:")
_ATTRIBUTES = re.compile(r"(?<!\{)\{(?!\{)\s*:|(?<!\{)\{[^{}]*=[^{}]*\}")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|([A-Za-z][A-Za-z0-9]*));")
# A word with a colon, as in “Data: what we know”, is no address: a space follows it.
_PROGRAM = re.compile(
    r"\b(?:(?:java|vb|live)script|data|blob|about|view-source|feed|ms-\w+)\s?:[^\s“”]|\bfile:/",
    re.IGNORECASE,
)
_OTHER_SCHEME = re.compile(r"\b(?!https?://)[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_BREAK_IN_SCHEME = re.compile(r"(?<=\w)[\t\r\n]+(?=\w*:)")
"""Browsers leave out tabs and line ends of an address, and we must see it as they do."""
_SECRET = re.compile(r"\bhttps?://[^\s/]*@", re.IGNORECASE)
_TURNS_ROUND = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Without one in front, a tag spells nothing that anybody sees; behind a black flag, a country's.
_HIDDEN = re.compile(
    "[\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]"
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]"
)
_WEB_ADDRESS = re.compile(
    r"https?://[^\W_](?:[\w.-]*[^\W_])?(?::\d{1,5})?(?:[/?#][^\s<>\"'`{}|\\^\[\]]*)?",
    re.IGNORECASE,
)
_IN_WORDS = "Say it in plain words."


def words_problem(text: str) -> tuple[str, str] | None:
    """What is wrong with words for readers, and how to mend it; None when nothing is."""
    hidden = _TURNS_ROUND.search(text) or _HIDDEN.search(text)
    if hidden:
        return _sign_problem(hidden[0])
    program = _PROGRAM.search(_BREAK_IN_SCHEME.sub("", text))
    if found := program or _OTHER_SCHEME.search(text) or _SECRET.search(text):
        return (
            f"Here is an address that no reader should open: {found[0]}",
            "Write a web address that begins with https:// and holds no name or password, or take "
            "it out.",
        )
    found = _TAG.search(text) or _MARKDOWN_LINK.search(text) or _ATTRIBUTES.search(text)
    if found or _has_entity(text):
        seen = found[0] if found else "&…;"
        return (
            f"Here are signs that a page would take for markup: {seen}",
            f"{_IN_WORDS} For a sign such as & or <, type the sign itself, with a space behind it.",
        )
    return None


def first_words_problem(value: object, path: str = "") -> tuple[str, str, str] | None:
    """The same of all names and texts of settings, at any depth: path, what is wrong, how to mend.

    value: as read_yaml gives it. path: of the value, "" for the whole file.
    """
    for place, text in _texts(value, path):
        problem = words_problem(text)
        if problem:
            return place, *problem
    return None


def is_web_address(text: str) -> bool:
    """Whether the text is one whole address that a browser opens as a page, and nothing else."""
    return bool(_WEB_ADDRESS.fullmatch(text)) and words_problem(text) is None


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, member in value.items():
            place = f"{path}.{name}" if path else name
            yield place, name
            yield from _texts(member, place)
    elif isinstance(value, list):
        for index, element in enumerate(value):
            yield from _texts(element, f"{path}.{index}")


def _sign_problem(sign: str) -> tuple[str, str]:
    name = unicodedata.name(sign, "a sign without a name").lower()
    return (
        f"Here is a sign that nobody can see (U+{ord(sign):04X}, {name}). It can turn words round "
        "or hide what stands there.",
        "Delete the word and type it again.",
    )


def _has_entity(text: str) -> bool:
    """Whether a page would show another sign for “&lt;”. “R&D;” is no such name."""
    return any(match[1] is None or f"{match[1]};" in html5 for match in _ENTITY.finditer(text))
