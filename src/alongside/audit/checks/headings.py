"""Headings and titles: what looks like a heading and is none, and headings that say nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from alongside.audit.judged import Judged, judge
from alongside.audit.rendered_page import (
    HEADINGS,
    Element,
    RenderedPage,
    TextNode,
    has_content,
    is_break,
    own_text,
    own_text_nodes,
)
from alongside.audit.words import find_pattern, has_only, listed_words
from alongside.model import Rule
from alongside.text.scripts import words_to_compare

_BOLD = 600
_NO_TEXT_OF_A_PAGE = (
    "table", "li", "figcaption", "label", "legend", "nav", "dt", "footer", "button", "summary",
    "caption", "form", "blockquote", "a", "header",
)  # fmt: skip
_END_OF_SENTENCE = tuple(".;,!…。۔।:?")


def line_looks_like_heading(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of one line of bold or large letters. Limits: "words", "times"."""
    usual = _usual_size(page)
    for block in page.blocks_of_text():
        text = own_text(block)
        if _may_be_heading(block, text) and len(words_to_compare(text)) <= rule.limits["words"]:
            is_large = block.style_px("font-size") >= rule.limits["times"] * usual
            stands_out = is_large or _is_all_bold(block) or _is_shouted(text)
            is_fault = stands_out and _is_followed_by_text(block)
            yield judge(block, is_fault, text, text=text)
        first = _bold_first_line(block)
        if first and len(words_to_compare(first)) <= rule.limits["words"]:
            yield judge(block, _may_be_heading(block, first), first, text=first)


def _is_shouted(text: str) -> bool:
    return text.isupper() and len(words_to_compare(text)) > 1


def _bold_first_line(block: Element) -> str:
    """The words in bold letters that stand before a break at the beginning of a text."""
    nodes = [node for node in block.children if isinstance(node, Element) or node.text.strip()]
    if len(nodes) < 3 or not isinstance(nodes[0], Element) or not is_break(nodes[1]):
        return ""
    is_bold = _weight(nodes[0]) >= _BOLD and nodes[0].styles.get("display") == "inline"
    return nodes[0].text if is_bold else ""


def _usual_size(page: RenderedPage) -> float:
    """The size of most letters, CSS px."""
    sizes: Counter[float] = Counter()
    for block in page.blocks_of_text():
        sizes[block.style_px("font-size")] += len(own_text(block))
    return sizes.most_common(1)[0][0] if sizes else 16.0


def _may_be_heading(block: Element, text: str) -> bool:
    outer = {block.tag, *(above.tag for above in block.ancestors())}
    links = [element for element in block.descendants() if element.tag == "a"]
    if any(link.text == text for link in links):
        return False
    is_marked = outer & {*HEADINGS, *_NO_TEXT_OF_A_PAGE} or block.get("role") == "heading"
    return bool(words_to_compare(text)) and not is_marked and not text.endswith(_END_OF_SENTENCE)


def _is_all_bold(block: Element) -> bool:
    nodes = [node for node in own_text_nodes(block) if node.lines]
    return bool(nodes) and all(_weight(node.parent) >= _BOLD for node in nodes)


def _weight(element: Element) -> float:
    weight = element.styles.get("font-weight", "400")
    return float(weight) if weight.isdigit() else 400.0


def _is_followed_by_text(block: Element) -> bool:
    """Whether the next block is a text in usual letters, or a list."""
    siblings = list(block.parent.elements) if block.parent else []
    following = [element for element in siblings[siblings.index(block) + 1 :] if element.text]
    if not following:
        return False
    after = following[0]
    return after.tag in ("p", "ul", "ol", "div", "table") and not _is_all_bold(after)


def headings(page: RenderedPage) -> Iterator[Element]:
    for element in page.elements:
        is_heading = element.tag in HEADINGS or element.get("role") == "heading"
        if is_heading and element.is_rendered:
            yield element


def heading_says_nothing(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a heading with words. Options: "empty_words" by language."""
    for heading in headings(page):
        if heading.text:
            empty = listed_words(rule, "empty_words", heading)
            is_number = bool(find_pattern(rule, "patterns", heading, heading.text))
            is_empty = has_only(heading.text, empty) or not words_to_compare(heading.text)
            yield judge(heading, is_empty or is_number, heading.text, text=heading.text)


def heading_too_long(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a heading. Limits: "words"."""
    for heading in headings(page):
        count = len(words_to_compare(heading.text))
        yield judge(heading, count > rule.limits["words"], heading.text, count=count)


def heading_without_text_below(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a heading, with what stands in its element up to one of its level or a higher one."""
    for heading in page.rendered(*HEADINGS):
        if heading.parent is None or heading.parent.tag in ("header", "hgroup", "a", "summary"):
            continue
        siblings = heading.parent.children
        after = siblings[siblings.index(heading) + 1 :]
        below = _up_to_end_of_part(after, heading)
        has_end = len(below) < len(after) or heading.parent.tag in _PARTS
        is_empty = not any(has_content(node) for node in below)
        yield judge(heading, has_end and is_empty, heading.text)


_PARTS = ("main", "article", "section", "body")


def _up_to_end_of_part(
    nodes: list[Element | TextNode], heading: Element
) -> list[Element | TextNode]:
    ends = (number for number, node in enumerate(nodes) if _ends_part(node, heading))
    return nodes[: next(ends, len(nodes))]


def _ends_part(node: Element | TextNode, heading: Element) -> bool:
    is_heading = isinstance(node, Element) and node.tag in HEADINGS and node.tag <= heading.tag
    return is_heading or isinstance(node, Element) and node.tag == "footer"


def title_says_nothing(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: the title of the document. Options: "empty_words", "patterns"."""
    root = page.root
    words = has_only(page.title, listed_words(rule, "empty_words", root))
    is_file = bool(find_pattern(rule, "patterns", root, page.title))
    title = next(iter(page.with_tag("title")), root)
    yield judge(title, words or is_file or not page.title.strip(), page.title, text=page.title)
