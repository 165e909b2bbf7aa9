"""A block's words as its author's own: quotations, code, addresses, names and foreign words are hidden."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from alongside.model import Block
from alongside.text.clean import ADDRESS, foreign_texts, names_pattern

_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"]*\"|(?<!\w)‘[^’]{0,2000}’(?!\w)")
"""The numbers keep the time in bounds where many marks are opened and none is closed."""

_CODE = re.compile(r"(`+)(.+?)\1", re.DOTALL)
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_HIDDEN = "\ufffc"
"""Stands for each hidden sign, so that places do not shift and no phrase is found across it."""

_NOT_PROSE = ("code", "html", "quote")


@dataclass(frozen=True)
class OwnProse:
    """text: on one line. whole: the same with nothing hidden. starts: where each line of the file begins in it."""

    text: str
    full_text: str
    starts: tuple[tuple[int, int], ...]

    def line_at(self, place: int) -> int:
        return max(pair for pair in self.starts if pair[0] <= place)[1]


def own_prose(block: Block, names: Iterable[str]) -> OwnProse:
    starts, full_text = [], ""
    for line, text in block.lines or ((block.line, block.text),):
        starts.append((len(full_text), line))
        full_text += text + " "
    if block.kind in _NOT_PROSE:
        return OwnProse("", full_text, tuple(starts))
    text = full_text
    for pattern in (_QUOTED, ADDRESS, names_pattern(names)):
        if pattern:
            text = pattern.sub(lambda match: _HIDDEN * len(match.group()), text)
    for code in _CODE.finditer(block.markdown):
        words = " ".join(code[2].split())
        text = _hide(text, words, block.markdown.count(words, 0, code.start()))
    for words in foreign_texts(block.markdown)[0]:
        text = _hide(text, words, 0)
    return OwnProse(text, full_text, tuple(starts))


def _hide(text: str, words: str, earlier: int) -> str:
    """earlier: how many times the same words stand before these, which are not to be hidden."""
    place = text.find(words)
    while earlier and (later := text.find(words, place + 1)) >= 0:
        place, earlier = later, earlier - 1
    return text if place < 0 else text[:place] + _HIDDEN * len(words) + text[place + len(words) :]


def bold_words(blocks: Iterable[Block]) -> set[str]:
    """In easy read, a word in bold is one that the next sentence explains."""
    return {
        " ".join(match[1].split()) for block in blocks for match in _BOLD.finditer(block.markdown)
    }
