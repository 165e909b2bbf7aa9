"""The words of a block that are its author's own, so that only these are judged.

Quotations, code, addresses, names and words marked as foreign are hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from alongside.model import Block
from alongside.text.as_read import with_latin_letters
from alongside.text.block_lines import block_lines
from alongside.text.clean import ADDRESS, foreign_texts, names_pattern

_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"]*\"|(?<!\w)‘[^’]{0,2000}’(?!\w)")
"""The numbers keep the time in bounds where many marks are opened and none is closed."""

_CODE = re.compile(r"(`+)(.+?)\1", re.DOTALL)
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_HIDDEN = "\ufffc"
"""Stands for each hidden sign, so that places do not shift and no phrase is found across it."""

_NOT_PROSE = ("code", "quote")


@dataclass(frozen=True)
class OwnProse:
    """The words of a block on one line, with all hidden that is not its author's own prose.

    text: the same length as full_text, which hides nothing. starts: (where it begins in text, the
    line of the file) for each line.
    """

    text: str
    full_text: str
    starts: tuple[tuple[int, int], ...]

    def line_at(self, place: int) -> int:
        """The line of the file on which a place of text is."""
        return max(pair for pair in self.starts if pair[0] <= place)[1]


def own_prose(block: Block, names: Iterable[str]) -> OwnProse:
    """The own prose of a block; none in code, HTML and quotations. names: proper names to hide."""
    starts: list[tuple[int, int]] = []
    full_text = ""
    for line, text in block_lines(block):
        starts.append((len(full_text), line))
        full_text += with_latin_letters(text) + " "
    if block.kind in _NOT_PROSE:
        return OwnProse("", full_text, tuple(starts))
    text = _hide_marked_words(_hide_patterns(full_text, names), block.markdown)
    return OwnProse(text, full_text, tuple(starts))


def bold_words(blocks: Iterable[Block]) -> set[str]:
    """What is in bold. In easy read, that is a word which the next sentence explains."""
    words: set[str] = set()
    for block in blocks:
        words.update(" ".join(match[1].split()) for match in _BOLD.finditer(block.markdown))
    return words


def _hide_patterns(text: str, names: Iterable[str]) -> str:
    """Hides what can be told by the plain words alone."""
    for pattern in (_QUOTED, ADDRESS, names_pattern(names)):
        if pattern:
            text = pattern.sub(lambda match: _HIDDEN * len(match.group()), text)
    return text


def _hide_marked_words(text: str, markdown: str) -> str:
    """Hides what only the Markdown tells from prose: code and words marked as foreign."""
    # The words of code may stand as prose, too: only those between the signs are hidden.
    for code in _CODE.finditer(markdown):
        words = " ".join(code[2].split())
        text = _hide(text, words, markdown.count(words, 0, code.start()))
    for words in foreign_texts(markdown)[0]:
        text = _hide(text, words, 0)
    return text


def _hide(text: str, words: str, earlier: int) -> str:
    """earlier: how many times the same words stand before these, which are not to be hidden."""
    place = text.find(words)
    while earlier:
        later = text.find(words, place + 1)
        if later < 0:
            break
        place = later
        earlier -= 1
    if place < 0:
        return text
    return text[:place] + _HIDDEN * len(words) + text[place + len(words) :]
