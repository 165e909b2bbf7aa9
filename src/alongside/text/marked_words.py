"""Words that an author has marked: <bdi>…</bdi>, or <span lang="en">…</span>."""

from __future__ import annotations

import re
from dataclasses import dataclass

from alongside.text.as_read import text_as_read

_TAG = re.compile(r"<(/?)(bdi|span)\b([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""(lang|dir)\s*=\s*["']?([\w-]*)""", re.IGNORECASE)
_EMPHASIS = re.compile(r"[*_`]")


@dataclass(frozen=True)
class MarkedWords:
    """Words between two marks. opening: the first mark as typed. language, direction: what it
    says of them, or ""."""

    text: str
    opening: str
    language: str = ""
    direction: str = ""

    @property
    def names_language(self) -> bool:
        return bool(self.language)


def find_marked_words(markdown: str) -> tuple[list[MarkedWords], str]:
    """All marked words of a text, and the first mark without a partner or ""."""
    marked: list[MarkedWords] = []
    opening: re.Match[str] | None = None
    unmatched = ""
    for tag in _TAG.finditer(markdown):
        is_end = bool(tag[1])
        if opening is not None and is_end and tag[2].lower() == opening[2].lower():
            marked.append(_marked_words(opening, markdown[opening.end() : tag.start()]))
            opening = None
        elif opening is None and not is_end:
            opening = tag
        else:
            unmatched = unmatched or tag.group()
    if opening and not unmatched:
        unmatched = opening.group()
    return marked, unmatched


def _marked_words(opening: re.Match[str], markdown: str) -> MarkedWords:
    words = _EMPHASIS.sub("", _TAG.sub("", markdown))
    attributes = {name.lower(): value for name, value in _ATTRIBUTE.findall(opening[3])}
    return MarkedWords(
        text=" ".join(text_as_read(words).split()),
        opening=opening.group(),
        language=attributes.get("lang", ""),
        direction=attributes.get("dir", "").lower(),
    )
