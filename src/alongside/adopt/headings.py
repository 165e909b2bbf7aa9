"""The title of a page, its headings, and the names by which links found them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from alongside.adopt.code_parts import mark_code
from alongside.adopt.names import make_section_id
from alongside.adopt.page_source import Line
from alongside.text.latin_words import in_plain_letters

_ATX = re.compile(r"^(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_INNER = re.compile(
    r"^(\s*(?:>\s*|[-*+]\s+|\d+[.)]\s+)+|\s+)(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$"
)
_UNDERLINE = re.compile(r"^ {0,3}(=+|-{2,})[ \t]*$")
_NOT_WORDS = re.compile(r"^\s*(?:$|[>|#]|[-*+]\s|\d+[.)]\s|-{3,}\s*$)")
_SETTINGS = re.compile(r"\s*\{(?:/\*)?:?\s*([^{}]*?)\s*(?:\*/)?\}\s*$")
_NAME = re.compile(r"(?:^|\s)#([\w.:-]+)")
_DEEPEST = 6


@dataclass
class Heading:
    """position: in the lines of the page. named: the name that the author gave it, or "".
    anchors: by which links found it. id: its name from now on."""

    position: int
    depth: int
    words: str
    named: str
    anchors: tuple[str, ...]
    id: str = ""

    @property
    def line(self) -> str:
        return f"{'#' * self.depth} {self.words} {{#{self.id}}}"


def split_title(lines: list[Line]) -> tuple[str, tuple[str, ...], list[Line], list[Heading]]:
    """The words of the first heading of the first level, its anchors, the lines without it, and
    the other headings.

    From another one of the first level on, all go one level down: the title is above them.
    """
    lines = _one_kind_of_headings(lines)
    headings = _find_headings(lines)
    title = next((each for each in headings if each.depth == 1), None)
    if title:
        headings.remove(title)
        # The line stays, empty, so that the positions of the others are right.
        lines[title.position] = (lines[title.position][0], "")
    firsts = [each.position for each in headings if each.depth == 1]
    for each in headings:
        if firsts and each.position >= firsts[0]:
            each.depth = min(each.depth + 1, _DEEPEST)
    return (title.words if title else "", title.anchors if title else (), lines, headings)


def _one_kind_of_headings(lines: list[Line]) -> list[Line]:
    """Underlined headings become those with #. In a list or quotation, they are words in bold."""
    marked = list(mark_code(lines))
    changed: list[Line] = []
    for position, ((number, text), is_code) in enumerate(marked):
        if is_code:
            changed.append((number, text))
            continue
        inner = _INNER.match(text)
        underline = _UNDERLINE.match(text)
        before = changed[-1][1] if changed else ""
        is_heading = underline and not marked[position - 1][1] and not _NOT_WORDS.match(before)
        if underline and is_heading:
            depth = "#" if underline[1][0] == "=" else "##"
            changed[-1] = (changed[-1][0], f"{depth} {before.strip()}")
        elif inner and len(inner[1].expandtabs(4)) < 40:
            changed.append((number, f"{inner[1]}**{_SETTINGS.sub('', inner[3])}**"))
        else:
            changed.append((number, text))
    return changed


def _find_headings(lines: list[Line]) -> list[Heading]:
    headings: list[Heading] = []
    counts: Counter[str] = Counter()
    for position, ((number, text), is_code) in enumerate(mark_code(lines)):
        found = None if is_code else _ATX.match(text)
        if not found:
            continue
        words, named = _split_settings(found[2] or "")
        if not words:
            lines[position] = (number, "")
            continue
        anchors = _anchors(words, named, counts)
        headings.append(Heading(position, len(found[1]), words, named, anchors))
    return headings


def _split_settings(text: str) -> tuple[str, str]:
    """Words, and the name in the braces behind them."""
    settings = _SETTINGS.search(text)
    if settings is None:
        return text.strip(), ""
    named = _NAME.search(settings[1])
    return text[: settings.start()].strip(), named[1] if named else ""


def _anchors(words: str, named: str, counts: Counter[str]) -> tuple[str, ...]:
    """As MkDocs, Docusaurus and Hugo make them of the words; the second of a kind has a number."""
    if named:
        return (named,)
    plain = re.sub(r"[*`\[\]]|\]?\([^)]*\)", "", words).strip().lower()
    found = []
    for text in (in_plain_letters(plain), plain):
        name = re.sub(r"\s+", "-", re.sub(r"[^\w\s-]", "", text).strip())
        found.append(name)
        found.append(re.sub(r"-{2,}", "-", name))
    found = list(dict.fromkeys(name for name in found if name))
    anchors = []
    for name in found:
        anchors += [f"{name}_{counts[name]}", f"{name}-{counts[name]}"] if counts[name] else [name]
    for name in found:
        counts[name] += 1
    return tuple(anchors)


def name_headings(headings: Sequence[Heading]) -> None:
    """Of a page that is made from no other."""
    taken: set[str] = set()
    for heading in headings:
        heading.id = make_section_id(heading.named, heading.words, taken)
        taken.add(heading.id)


def carry_names(source: Sequence[Heading], headings: Sequence[Heading]) -> bool:
    """Gives the headings of a translation the names of those at their place in the source.

    Whether they fit one by one. Where they do not, only runs of the same levels are paired, unless
    the authors have named all of them.
    """
    depths = [each.depth for each in source], [each.depth for each in headings]
    taken: set[str] = {each.id for each in source}
    by_name = {each.named: each.id for each in source if each.named}
    if all(each.named in by_name for each in headings):
        # The authors gave both the same names, so no place has to be guessed.
        for heading in headings:
            heading.id = by_name[heading.named]
        return depths[0] == depths[1] and [each.id for each in source] == [
            each.id for each in headings
        ]
    matcher = SequenceMatcher(None, *depths, autojunk=False)
    for start, own_start, size in matcher.get_matching_blocks():
        for step in range(size):
            headings[own_start + step].id = source[start + step].id
    for heading in headings:
        if not heading.id:
            heading.id = make_section_id(heading.named, heading.words, taken)
            taken.add(heading.id)
    return depths[0] == depths[1]
