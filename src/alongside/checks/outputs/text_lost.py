"""The page's text is the text of its Markdown file: nothing lost on the way, nothing added."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from alongside.checks.outputs.file_outcomes import examine_each
from alongside.model import Outcome, Outputs, Rule
from alongside.readback.pages import BuiltPage, article, pages_of_record
from alongside.rules.options import mapping_option
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.text.as_read import text_as_read

CONTEXT_LETTERS = 60
"""Letters of a difference that are shown: enough to find it by."""


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page of a document."""
    yield from examine_each(pages_of_record(subject), rule, _outcomes)


def _outcomes(page: BuiltPage, rule: Rule) -> Iterator[Outcome]:
    text = article(page)
    if text is None:
        yield cannot_tell(page.place(), "The page has no marked main text.")
        return
    difference = _first_difference(page, _remove_spaces(" ".join(_page_texts(text))))
    if difference is None:
        yield passed(page.place())
        return
    line, trouble, seen = difference
    described = mapping_option(rule, "troubles")[trouble]
    yield failed(page.place(line=line), seen=seen, trouble=described)


def _first_difference(page: BuiltPage, text: str) -> tuple[int, str, str] | None:
    """(line, "lost" or "added", the words). Spaces do not count: engines set them as they like.

    Only the first: after it the two texts are out of step, and more would mislead.
    """
    position = 0
    line = 0
    for line, words in _source_texts(page):
        wanted = _remove_spaces(words)
        start = text.find(wanted, position)
        if start < 0:
            return line, "lost", words[:CONTEXT_LETTERS]
        if start > position:
            return line, "added", text[position:start][:CONTEXT_LETTERS]
        position = start + len(wanted)
    rest = text[position:]
    return (line, "added", rest[:CONTEXT_LETTERS]) if rest else None


def _source_texts(page: BuiltPage) -> Iterator[tuple[int, str]]:
    """(line, words) of each heading and block of the page's Markdown file."""
    for section in page.leaf.sections if page.leaf else ():
        yield section.line, section.heading
        for block in section.blocks:
            if block.text:
                yield block.line, block.text


def _page_texts(element: HtmlElement) -> Iterator[str]:
    """The text of an element in order, without what is not written in the document's file."""
    if not isinstance(element.tag, str) or {"data-furniture", "data-kind"} & set(element.keys()):
        return
    yield element.text or ""
    for child in element:
        yield from _page_texts(child)
        yield child.tail or ""


def _remove_spaces(text: str) -> str:
    return "".join(text_as_read(text).split())
