"""Text to sentences, each with its line, in any language whose sentence ends we know."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import yaml

from alongside.model import LEAD, Block, Language, Section
from alongside.text.block_lines import block_lines

PROSE = ("paragraph", "item", "quote")
"""Kinds of block that are made of sentences."""

_CLOSING = "\"'”’»)]"


@dataclass(frozen=True)
class Sentence:
    """A sentence of a page. text: plain words on one line. line: in the file, from 1."""

    text: str
    line: int

    @property
    def words(self) -> int:
        """How many words it has."""
        return count_words(self.text)


# A sentence is counted by each rule about its length.
@lru_cache(maxsize=32768)
def count_words(text: str) -> int:
    """Words as a reader counts them: runs between spaces that hold a letter or a digit."""
    return sum(1 for word in text.split() if _has_letter_or_digit(word))


def split_sentences(text: str, language: Language) -> list[str]:
    """Plain text of one block to its sentences.

    Decimals, times and abbreviations do not end one.
    """
    return list(_split_cached(text, language.sentence_ends, language.tag))


# Each check that reads sentences asks about the same blocks.
@lru_cache(maxsize=32768)
def _split_cached(text: str, ends: str, tag: str) -> tuple[str, ...]:
    sentences = []
    start = 0
    for match in _possible_end(ends).finditer(text):
        before = text[start : match.end()]
        after = text[match.end() :].lstrip()
        if _is_end(before, after, tag):
            sentences.append(before.strip())
            start = match.end()
    rest = text[start:].strip()
    return tuple(sentence for sentence in (*sentences, rest) if sentence)


@cache
def _possible_end(ends: str) -> re.Pattern[str]:
    return re.compile(rf"[{re.escape(ends)}]+[{re.escape(_CLOSING)}]*(?=\s|$)")


def sentences_of(block: Block, language: Language) -> list[Sentence]:
    """Sentences of a block with their lines. No sentence runs over the end of a block."""
    starts: list[tuple[int, int]] = []  # (where it begins in joined, line in the file)
    joined = ""
    for line, text in block_lines(block):
        starts.append((len(joined), line))
        joined += text + " "
    sentences = []
    position = 0
    for text in split_sentences(joined, language):
        position = joined.index(text, position)
        line = max(pair for pair in starts if pair[0] <= position)[1]
        sentences.append(Sentence(text, line))
        position += len(text)
    return sentences


def prose_sentences(section: Section, language: Language) -> list[Sentence]:
    """The sentences of the section's paragraphs, list items and quotations, in order."""
    prose = [block for block in section.blocks if block.kind in PROSE]
    return _sentences_of_blocks(prose, language)


def all_sentences(section: Section, language: Language) -> list[Sentence]:
    """The sentences of the heading, the prose and the cells of tables, in order."""
    kinds = (*PROSE, "cell", "header-cell")
    blocks = [block for block in section.blocks if block.kind in kinds]
    # The title, which heads the lead, has a rule of its own: title-too-long.
    if section.id != LEAD:
        blocks.insert(0, Block("heading", section.heading, section.line))
    return _sentences_of_blocks(blocks, language)


def _sentences_of_blocks(blocks: Iterable[Block], language: Language) -> list[Sentence]:
    sentences: list[Sentence] = []
    for block in blocks:
        sentences += sentences_of(block, language)
    return sentences


def _has_letter_or_digit(word: str) -> bool:
    # Most words are nothing but letters, and to ask letter by letter is slow.
    return word.isalnum() or any(character.isalnum() for character in word)


def _is_end(before: str, after: str, tag: str) -> bool:
    """Whether a sentence ends between the two. before: from where it began. tag: BCP 47."""
    if not after or not before.endswith("."):
        return True
    # A small letter goes on with the sentence, whatever the stop was for.
    if after[0].islower():
        return False
    # Brackets and quotation marks may stand before an abbreviation.
    last = before.rsplit(maxsplit=1)[-1].lstrip("(\"'“‘")
    return last not in abbreviations(tag)


@cache
def abbreviations(tag: str) -> frozenset[str]:
    """The abbreviations of a language whose full stop never ends a sentence, e.g. "Dr.".

    tag: BCP 47; none for a language that abbreviations.yml does not list.
    """
    text = resources.files(__package__).joinpath("abbreviations.yml").read_text("utf-8")
    # Our own file: a list of texts for each primary language subtag.
    by_language: dict[str, list[str]] = yaml.safe_load(text)
    return frozenset(by_language.get(tag.split("-")[0], ()))
