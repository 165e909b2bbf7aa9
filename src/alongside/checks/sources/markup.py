"""Markup that a page should do without; each rule names the pattern it forbids."""

import re
from collections.abc import Iterator

from alongside.model import Block, Outcome, Rule, Sources
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_CODE = re.compile(r"`[^`]*`")
_LINK_TARGET = re.compile(r"(?<=\])\([^)\s]*\)|<[a-z]+:[^>]*>")
_TAG = re.compile(r"</?([A-Za-z][\w-]*)((?:\s[^<>]*)?)/?>")
_ITALIC = re.compile(
    r"(?<![\w*\\])\*(?![\s*])[^*\n]+(?<![\s*\\])\*(?!\*)"
    r"|(?<![\w_\\])_(?![\s_])[^_\n]+(?<![\s_\\])_(?![\w_])"
)
_CAPITALS = re.compile(r"\b[A-Z]{2,}(?:[\s'’-]+[A-Z]{2,})+\b|\b[A-Z]{7,}\b")


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """The rule's option "fault" is "html", "italic" or "capitals"."""
    look = {"html": _find_foreign_tag, "italic": _find_italic, "capitals": _find_capitals}[
        rule.options["fault"]
    ]
    for variant in readable_variants(sources, rule):
        for section in variant.sections:
            for block in section.blocks:
                found = look(block) if block.kind != "code" else ""
                place = place_in(variant, _line(block, found))
                yield failed(place, seen=found) if found else passed(place)
            capitals = _CAPITALS.search(section.heading) if look is _find_capitals else None
            if capitals:
                yield failed(place_in(variant, section.line), seen=capitals.group())
        yield passed(place_in(variant))


def _find_foreign_tag(block: Block) -> str:
    """The first HTML tag other than <bdi>, <span lang="…"> and their ends."""
    text = _CODE.sub(" ", block.markdown)
    for match in _TAG.finditer(re.sub(r"<!--.*?-->", " ", text, flags=re.DOTALL)):
        name, attributes = match[1].lower(), match[2]
        closing = match.group().startswith("</")
        only_language = re.fullmatch(r'(\s+(lang|dir)="[\w-]+")*\s*', attributes)
        says_language = name == "bdi" or closing or "lang=" in attributes
        if name not in ("bdi", "span") or not only_language or not says_language:
            return match.group()
    return ""


def _find_italic(block: Block) -> str:
    found = _ITALIC.search(_LINK_TARGET.sub(" ", _CODE.sub(" ", block.markdown)).replace("**", ""))
    return found.group() if found else ""


def _find_capitals(block: Block) -> str:
    found = _CAPITALS.search(block.text)
    return found.group() if found else ""


def _line(block: Block, found: str) -> int:
    before, _, _ = block.markdown.partition(found) if found else ("", "", "")
    return block.line + before.count("\n")
