"""Words marked as foreign: few, and with the end of the mark in place.

Other checks do not look at such words, so much text must not be hidden from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from alongside.checks.sources.parsed_page import parse_page, tokens_in_lines
from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.pages.syntax import is_mark, language_mark
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.text.as_read import text_as_read
from alongside.text.sentences import count_words

_TAG = re.compile(r"</?(?:bdi|span)\b", re.IGNORECASE)
_MARKED = re.compile(r"<span\b[^>]*>.*</span>", re.IGNORECASE | re.DOTALL)
_SENTENCE_ENDS = ".?!"
_BREAKS = ("softbreak", "hardbreak")
_WORDS = ("text", "text_special", "code_inline", "image")


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a block or heading with marked words.

    Limits: "words", the most that all marks of one paragraph, item, cell or heading may hold
    together; "sentence", from how many words on a block that is one marked sentence is found.
    """
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(rule, variant))


def _page_outcomes(rule: Rule, variant: Variant) -> Iterator[Outcome]:
    most = int(rule.limits["words"])
    for line, inline in parse_page(variant).inline_tokens():
        children = inline.children or []
        texts = _marked_texts(children)
        count = sum(count_words(text_as_read(text)) for text in texts)
        alone = _first_alone(line, children)
        if alone:
            number, mark = alone
            texts_of_fault = fault_texts(rule, "alone", mark=mark)
            yield failed(place_in(variant, number), seen=mark, **texts_of_fault)
        elif count > most:
            words = fault_texts(rule, "long", count=count, limit=most)
            yield failed(place_in(variant, line), seen=" … ".join(texts), **words)
        elif _is_whole_sentence(rule, texts, inline.content):
            whole = fault_texts(rule, "sentence")
            yield failed(place_in(variant, line), seen=texts[0], **whole)
        # A block without marks is no target.
        elif texts:
            yield passed(place_in(variant, line))


def _is_whole_sentence(rule: Rule, texts: list[str], markdown: str) -> bool:
    """Whether nothing but one sentence is there, all of it marked; a name is none."""
    if len(texts) != 1 or _MARKED.sub("", markdown).strip():
        return False
    words = text_as_read(texts[0]).split()
    small = [word for word in words if word[:1].islower()]
    ends = words[-1][-1:] in _SENTENCE_ENDS if words else False
    return ends and len(words) >= rule.limits["sentence"] and 2 * len(small) > len(words)


def _marked_texts(children: Iterable[Token]) -> list[str]:
    """The words between each pair of marks; of marks in marks those of the outer ones."""
    texts: list[str] = []
    depth = 0
    for token in children:
        if language_mark(token):
            depth += token.nesting
            if depth == 1 and token.nesting == 1:
                texts.append("")
        elif depth and token.type in _BREAKS:
            texts[-1] += " "
        elif depth and token.type in _WORDS:
            texts[-1] += token.content
    return texts


def _first_alone(line: int, children: Iterable[Token]) -> tuple[int, str] | None:
    """(line of the file, the mark) of a mark without its partner.

    Of a tag that is no mark at all, html-in-text speaks, and of its end.
    """
    alone = [
        (number, token.content)
        for number, token in tokens_in_lines(line, children)
        if token.type == "html_inline" and _TAG.match(token.content) and not language_mark(token)
    ]
    if all(is_mark(content) for _, content in alone):
        return alone[0] if alone else None
    return None
