"""Markup that a page should do without; each rule names the pattern it forbids."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import regex

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Block, Outcome, Rule, Section, Sources, Variant
from alongside.rules.options import text_option
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_CODE = re.compile(r"`[^`]*`")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LINK_TARGET = re.compile(r"(?<=\])\([^)\s]*\)|<[a-z]+:[^>]*>")
_TAG = re.compile(r"</?([A-Za-z][\w-]*)((?:\s[^<>]*)?)/?>")
_LANGUAGE_ATTRIBUTES = re.compile(r'(\s+(lang|dir)="[\w-]+")*\s*')
_ITALIC = re.compile(
    r"(?<![\w*\\])\*(?![\s*])[^*\n]+(?<![\s*\\])\*(?!\*)"
    r"|(?<![\w_\\])_(?![\s_])[^_\n]+(?<![\s_\\])_(?![\w_])"
)
_CAPITALS = regex.compile(r"\b\p{Lu}{2,}(?:[\s'’-]+\p{Lu}{2,})+\b|\b\p{Lu}{7,}\b")
"""Two words or more in capitals, or a word too long to be an abbreviation."""


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a block; for capitals a heading, too.

    The rule's option "fault" is "html", "italic" or "capitals".
    """
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(rule, variant))


def _page_outcomes(rule: Rule, variant: Variant) -> Iterator[Outcome]:
    fault = text_option(rule, "fault")
    find = _FINDERS[fault]
    for section in variant.sections:
        for block in section.blocks:
            # Code is shown as it is typed; code-in-text has its own say on it.
            markup = find(block) if block.kind != "code" else ""
            place = place_in(variant, _line_of_markup(block, markup))
            yield failed(place, seen=markup) if markup else passed(place)
        if fault == "capitals":
            yield _heading_outcome(variant, section)


def _heading_outcome(variant: Variant, section: Section) -> Outcome:
    place = place_in(variant, section.line)
    capitals = _CAPITALS.search(section.heading)
    return failed(place, seen=capitals.group()) if capitals else passed(place)


def _find_foreign_tag(block: Block) -> str:
    """The first HTML tag other than <bdi>, <span lang="…"> and their ends."""
    text = _COMMENT.sub(" ", _CODE.sub(" ", block.markdown))
    for match in _TAG.finditer(text):
        if not _is_language_mark(match):
            return match.group()
    return ""


def _is_language_mark(tag: re.Match[str]) -> bool:
    """Whether a tag marks words as foreign and does nothing else."""
    name = tag[1].lower()
    attributes = tag[2]
    if name not in ("bdi", "span") or not _LANGUAGE_ATTRIBUTES.fullmatch(attributes):
        return False
    is_end = tag.group().startswith("</")
    return name == "bdi" or is_end or "lang=" in attributes


def _find_italic(block: Block) -> str:
    text = _LINK_TARGET.sub(" ", _CODE.sub(" ", block.markdown))
    match = _ITALIC.search(text.replace("**", ""))
    return match.group() if match else ""


def _find_capitals(block: Block) -> str:
    match = _CAPITALS.search(block.text)
    return match.group() if match else ""


_FINDERS: dict[str, Callable[[Block], str]] = {
    "html": _find_foreign_tag,
    "italic": _find_italic,
    "capitals": _find_capitals,
}
"""By the rule's option "fault": the first markup of a kind in a block, or ""."""


def _line_of_markup(block: Block, markup: str) -> int:
    """The line on which the block has the markup; its first one when there is none."""
    if not markup:
        return block.line
    before, _, _ = block.markdown.partition(markup)
    return block.line + before.count("\n")
