"""HTML in the text, wherever it is typed: of all tags two may stay, which mark foreign words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml.html import defs
from markdown_it.token import Token

from alongside.checks.sources.parsed_page import parse_page
from alongside.checks.sources.targets import outcomes_of_target, outcomes_or_inapplicable
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.pages.markdown import token_lines
from alongside.pages.page_lines import heading_blocks
from alongside.pages.syntax import is_comment, language_mark
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, place_in, readable_variants

_TAG_IN_WORDS = re.compile(
    r"</?[a-z][\w-]*(?:\s[^<>]*)?/?>"
    rf"|</?(?:{'|'.join(sorted(defs.tags))})(?=[\s/>]|$)"
    r"|<!(?:--|\[?[a-z])|<\?[a-z]",
    re.IGNORECASE,
)
"""A tag that Markdown takes for words, as it is escaped or never ends."""
_MARK = re.compile(r"</?(?:bdi|span)(?:\s+lang=[^<>]*|\s+dir=[^<>]*)?\s*>", re.IGNORECASE)

_Fault = tuple[str, int, str]
"""(a key of the rule's option "faults", line of the file, what is typed)"""


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a block; the title, the description and headings, too."""
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(rule, variant))


def _page_outcomes(rule: Rule, variant: Variant) -> Iterator[Outcome]:
    for line, found in _faults_by_block(variant):
        # The first of each kind is enough: whoever mends a block sees the others.
        first_of_kind = {fault[0]: fault for fault in reversed(found)}
        faults = (
            failed(place_in(variant, number), seen=seen, **fault_texts(rule, fault))
            for fault, number, seen in sorted(first_of_kind.values())
        )
        yield from outcomes_of_target(place_in(variant, line), faults)


def _faults_by_block(variant: Variant) -> Iterator[tuple[int, list[_Fault]]]:
    """(line of the file, the faults) of each block."""
    for block in heading_blocks(variant):
        # Headings are among the tokens.
        if block.kind != "heading":
            yield block.line, list(_faults_in_words(block.text, block.line))
    page = parse_page(variant)
    for token in page.tokens:
        if token.type == "html_block":
            line = page.first_line + token_lines(token)[0]
            yield line, _faults_in_comments(token.content, line)
        elif token.type == "inline":
            line = page.first_line + token_lines(token)[0]
            yield line, list(_inline_faults(token.children or [], line))


def _faults_in_comments(html: str, line: int) -> list[_Fault]:
    """html: one comment or more that have their lines for themselves."""
    comments = re.split(r"(?<=-->)(?=\s*<!--)", html)
    if all(is_comment(comment) for comment in comments):
        return []
    return [("comment", line, " ".join(html.split()))]


def _inline_faults(children: Iterable[Token], line: int) -> Iterator[_Fault]:
    for token in children:
        if token.type == "html_inline":
            fault = _html_fault(token)
            if fault:
                yield fault, line, token.content
            line += token.content.count("\n")
        elif token.type == "image":
            yield from _picture_faults(token, line)
        elif token.type == "text":
            yield from _faults_in_words(token.content, line)
        elif token.type.endswith("break"):
            line += 1


def _html_fault(token: Token) -> str:
    """A key of the rule's option "faults", or ""."""
    if language_mark(token) or is_comment(token.content):
        return ""
    if token.content.startswith("<!--"):
        return "comment"
    return "mark" if _MARK.fullmatch(token.content) else "tag"


def _picture_faults(picture: Token, line: int) -> Iterator[_Fault]:
    """In the words of a picture no tag may stay: they are read out as they are."""
    for token in picture.children or []:
        if token.type == "html_inline":
            yield "tag", line, token.content
        elif token.type == "text":
            yield from _faults_in_words(token.content, line)


def _faults_in_words(words: str, line: int) -> Iterator[_Fault]:
    tag = _TAG_IN_WORDS.search(words)
    if tag:
        yield "tag", line, tag[0]
