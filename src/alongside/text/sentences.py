"""Text to sentences, each with its line, in any language whose sentence ends we know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from alongside.model import LEAD, Block, Language, Section

PROSE = ("paragraph", "item", "quote")
"""Kinds of block that are made of sentences."""

_CLOSING = "\"'”’»)]"


@dataclass(frozen=True)
class Sentence:
    """text: plain words on one line. line: in the file, from 1. words: how many."""

    text: str
    line: int

    @property
    def words(self) -> int:
        return count_words(self.text)


def count_words(text: str) -> int:
    """Words as a reader counts them: runs between spaces that hold a letter or a digit."""
    return sum(any(character.isalnum() for character in word) for word in text.split())


def split_sentences(text: str, language: Language) -> list[str]:
    """Plain text of one block to its sentences. Decimals, times and abbreviations do not end one."""
    ends = re.escape(language.sentence_ends)
    sentences, start = [], 0
    for match in re.finditer(rf"[{ends}]+[{re.escape(_CLOSING)}]*(?=\s|$)", text):
        if _is_end(text[start : match.end()], text[match.end() :].lstrip(), language.tag):
            sentences.append(text[start : match.end()].strip())
            start = match.end()
    rest = text[start:].strip()
    return [sentence for sentence in (*sentences, rest) if sentence]


def sentences_of(block: Block, language: Language) -> list[Sentence]:
    """Sentences of a block with their lines. No sentence runs over the end of a block."""
    starts, joined = [], ""
    for line, text in block.lines or ((block.line, block.text),):
        starts.append((len(joined), line))
        joined += text + " "
    found, position = [], 0
    for text in split_sentences(joined, language):
        position = joined.index(text, position)
        line = max((start, line) for start, line in starts if start <= position)[1]
        found.append(Sentence(text, line))
        position += len(text)
    return found


def prose_sentences(section: Section, language: Language) -> list[Sentence]:
    return [
        s for block in section.blocks if block.kind in PROSE for s in sentences_of(block, language)
    ]


def all_sentences(section: Section, language: Language) -> list[Sentence]:
    """Those of the heading, the prose and the cells of tables, in the order in which they stand."""
    # The title, which heads the lead, has a rule of its own: title-too-long.
    headings = [] if section.id == LEAD else [Block("heading", section.heading, section.line)]
    blocks = [
        *headings,
        *(block for block in section.blocks if block.kind in (*PROSE, "cell", "header-cell")),
    ]
    return [sentence for block in blocks for sentence in sentences_of(block, language)]


def _is_end(before: str, after: str, tag: str) -> bool:
    if not after or not before.endswith("."):
        return True
    if after[0].islower():
        return False
    last = before.rsplit(maxsplit=1)[-1].lstrip("(\"'“‘")
    return last not in abbreviations(tag)


@cache
def abbreviations(tag: str) -> frozenset[str]:
    """Those whose full stop never ends a sentence, e.g. "Dr."."""
    text = resources.files(__package__).joinpath("abbreviations.yml").read_text("utf-8")
    return frozenset(yaml.safe_load(text).get(tag.split("-")[0], ()))
