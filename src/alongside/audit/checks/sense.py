"""Sense: what only eyes can follow, and words that are hard to read or to hear."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import regex

from alongside.audit.judged import Judged, judge
from alongside.audit.rendered_page import RenderedPage, own_text, own_text_nodes
from alongside.audit.words import find_pattern, language_of
from alongside.model import Rule
from alongside.rules import rulebook
from alongside.text.scripts import scripts_in

_WORD = re.compile(r"[^\W\d_]+")
_LOOK_ALIKE_SCRIPTS = ("Latn", "Cyrl", "Grek")
_QUOTED = re.compile(r"[“”\"«»‘’„]")
_CASED = regex.compile(r"[\p{Lu}\p{Ll}]")
_WIDE_LETTERS = ("ja", "zh", "ko", "yue")
"""Languages in which wide Latin letters are a usual way to write them."""
_STYLED = regex.compile(
    r"[\U0001D400-\U0001D7FF\U0001F130-\U0001F189\uFF21-\uFF3A\uFF41-\uFF5A\u24B6-\u24E9]{2,}"
)


def place_or_colour_alone(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of words. Patterns: those of the sources' rule and of this one."""
    listed = rulebook.load()["position-or-colour-alone"]
    for block in page.blocks_of_text():
        text = own_text(block)
        found = find_pattern(listed, "patterns", block, text)
        found = found or find_pattern(rule, "patterns", block, text)
        if _QUOTED.search(found):
            found = ""  # it is named by its words, too
        yield judge(block, bool(found), found, words=found)


def capital_letters(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of words. Limits: "letters" in words of capitals that follow each other."""
    for block in page.blocks_of_text():
        text = own_text(block)
        is_styled = any(
            node.parent.styles.get("text-transform") == "uppercase"
            for node in own_text_nodes(block)
        )
        shouted = text if is_styled else _longest_capitals(text)
        cased = len(_CASED.findall(shouted))
        yield judge(block, cased >= rule.limits["letters"], shouted[:80])


def _longest_capitals(text: str) -> str:
    runs = regex.findall(r"\b\p{Lu}{2,}(?:[\s,–-]+\p{Lu}+)+\b", text)
    return max(runs, key=len, default="")


def look_alike_letters(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of words."""
    for block in page.blocks_of_text():
        text = own_text(block)
        is_usual = language_of(block) in _WIDE_LETTERS
        styled = None if is_usual else _STYLED.search(text)
        mixed = next((word for word in _WORD.findall(text) if _is_mixed(word)), "")
        found = styled.group() if styled else mixed
        yield judge(block, bool(found), found, words=found)


def _is_mixed(word: str) -> bool:
    """Whether a word has letters of two scripts that look like each other."""
    found = scripts_in(word, _LOOK_ALIKE_SCRIPTS)
    is_plain = unicodedata.normalize("NFKC", word) == word
    return len(found) > 1 and is_plain


def hard_grammar(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of words. Options: "patterns" by language."""
    for block in page.blocks_of_text():
        text = _with_latin_digits(own_text(block))
        found = find_pattern(rule, "patterns", block, text)
        yield judge(block, bool(found), found, words=found)


def _with_latin_digits(text: str) -> str:
    """So that one pattern finds a date in the digits of any script."""
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in text)


def roman_numeral(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of words, and a list that is numbered by them."""
    yield from hard_grammar(page, rule)
    for numbered in page.rendered("ol"):
        is_roman = "roman" in numbered.styles.get("list-style-type", "")
        yield judge(numbered, is_roman, numbered.text[:60], words=numbered.text[:60])
