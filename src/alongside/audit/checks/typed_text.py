"""What is typed by hand where HTML has an element: lists, columns, gaps and signs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import regex

from alongside.audit.judged import Judged, judge
from alongside.audit.rendered_page import (
    Element,
    RenderedPage,
    TextNode,
    is_break,
    own_text,
    own_text_nodes,
)
from alongside.audit.words import find_pattern
from alongside.model import Rule

_FIELDS = ("input", "select", "textarea", "button")
_MARK = regex.compile(
    r"^\s*(?:[-–—•·∙▪▫►▶✓✔*o]|\(?(?:\d{1,2}|\p{L}|[ivx]{1,4})[.)]|\d{1,2}\)|[一二三四五六七八九十]、)\s*\S"
)
_MARKS_IN_LINE = regex.compile(r"([•∙▪▫►▶✓✔])[^•∙▪▫►▶✓✔]+(?:\1[^•∙▪▫►▶✓✔]+){2,}")
_SPACES = re.compile(r"\S(?:[ \u00a0\u2003\u2002]*\u00a0[ \u00a0\u2003\u2002]*){3,}\S|\S\t{1,}\S")
_DOTS = re.compile(r"\w\s*(?:[.…·]\s?){4,}\s*[^\s.…·]|\w\s*_{5,}\s*\w")
_BARS = re.compile(r"\w.*?\s\|\s.*?\s\|\s")
_WITHOUT_SPACES = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")
_SPACED_LETTERS = re.compile(r"(?<!\w)(?:\w[ \u00a0]){3,}\w(?!\w)")


def list_typed_by_hand(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: lines that follow each other, in one block or in several of one kind."""
    for block in page.blocks_of_text():
        lines = _lines_by_break(block)
        marked = [line for line in lines if _MARK.match(line)]
        in_line = _MARKS_IN_LINE.search(own_text(block))
        if len(lines) > 1 and block.tag != "pre":
            yield judge(block, len(marked) >= rule.limits["lines"], marked[0] if marked else "")
        elif in_line:
            yield judge(block, True, in_line.group()[:60])
    for element in page.elements:
        yield from _typed_items(list(element.elements), rule)


def _lines_by_break(block: Element) -> list[str]:
    """Texts of a block, parted where it has a <br>."""
    lines = [""]
    for child in block.children:
        if isinstance(child, Element) and child.tag == "br":
            lines.append("")
        else:
            lines[-1] += child.text
    return [line.strip() for line in lines if line.strip()]


def _typed_items(children: list[Element], rule: Rule) -> Iterator[Judged]:
    run: list[Element] = []
    for child in [*children, None]:
        is_item = child is not None and child.tag in ("p", "div") and _MARK.match(own_text(child))
        if is_item and child is not None:
            run.append(child)
            continue
        if len(run) >= rule.limits["lines"]:
            yield judge(run[0], True, own_text(run[0]))
        run = []


def columns_by_signs(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of words, and a preformatted text of several lines."""
    for block in page.blocks_of_text():
        raw = "".join(node.text for node in own_text_nodes(block))
        found = _DOTS.search(raw) or _SPACES.search(raw) or _rows_of_bars(block)
        if block.tag == "pre":
            is_fault = _has_columns(raw) and not any(e.tag == "code" for e in block.elements)
            yield judge(block, is_fault, raw[:60])
        else:
            yield judge(block, bool(found), found.group() if found else "")


def _rows_of_bars(block: Element) -> re.Match[str] | None:
    """The first of several lines that are parted by upright strokes."""
    rows = [found for line in _lines_by_break(block) if (found := _BARS.search(line))]
    return rows[0] if len(rows) > 1 else None


def _has_columns(text: str) -> bool:
    """Whether words of several lines begin at the same place, behind at least two spaces."""
    starts: Counter[int] = Counter()
    for line in text.splitlines():
        starts.update(found.end() for found in re.finditer(r"\S {2,}(?=\S)", line))
    return any(count >= 3 for count in starts.values())


def letters_spaced(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of words."""
    for block in page.blocks_of_text():
        found = _SPACED_LETTERS.search(own_text(block))
        letters = found.group().split() if found else []
        yield judge(block, _is_word_of(letters), " ".join(letters))


def _is_word_of(letters: list[str]) -> bool:
    """Not a part of the alphabet, figures, or signs of a script that is written without spaces."""
    is_row = all(ord(second) - ord(first) == 1 for first, second in pairwise(letters))
    return bool(letters) and not is_row and all(_is_joined(letter) for letter in letters)


def _is_joined(letter: str) -> bool:
    return letter.isalpha() and not _WITHOUT_SPACES.match(letter)


def sign_left_in_text(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of words outside code. Options: "patterns"."""
    for block in page.blocks_of_text():
        if block.closest("pre", "code", "kbd", "samp"):
            continue
        text = "".join(
            node.text
            for node in own_text_nodes(block)
            if not node.parent.closest("code", "kbd", "samp")
        )
        found = find_pattern(rule, "patterns", block, text)
        yield judge(block, bool(found), found)


def breaks_for_paragraphs(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of words. Limits: "pairs" of two breaks that follow each other."""
    for block in page.blocks_of_text():
        kinds = ["br" if is_break(node) else "text" for node in block.children if _counts(node)]
        pairs = sum(first == second == "br" for first, second in pairwise(kinds))
        has_fields = any(element.tag in _FIELDS for element in block.elements)
        yield judge(block, pairs >= rule.limits["pairs"] and not has_fields, own_text(block)[:60])


def _counts(node: Element | TextNode) -> bool:
    return isinstance(node, Element) or bool(node.text.strip())
