"""The page's text is the text of its Markdown file: nothing lost on the way, nothing added."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Outcome, Outputs, Rule
from alongside.readback.pages import BuiltPage, texts_of_record
from alongside.rules.outcomes import cannot_tell, failed, passed

CONTEXT_LETTERS = 60


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    for page, text in texts_of_record(outputs):
        if text is None:
            yield cannot_tell(page.place(), "The page has no marked main text.")
            continue
        difference = _first_difference(page, _remove_spaces(" ".join(_page_texts(text))))
        if difference is None:
            yield passed(page.place())
            continue
        line, trouble, seen = difference
        yield failed(
            page.place(line=line), seen=seen, trouble=str(rule.options["troubles"][trouble])
        )


def _first_difference(page: BuiltPage, text: str) -> tuple[int, str, str] | None:
    """(line, "lost" or "added", the words). Spaces do not count: engines set them as they like.

    Only the first: after it the two texts are out of step, and more would mislead.
    """
    position = line = 0
    for line, words in _source_texts(page):
        wanted = _remove_spaces(words)
        found = text.find(wanted, position)
        if found < 0:
            return line, "lost", words[:CONTEXT_LETTERS]
        if found > position:
            return line, "added", text[position:found][:CONTEXT_LETTERS]
        position = found + len(wanted)
    return (line, "added", text[position:][:CONTEXT_LETTERS]) if text[position:] else None


def _source_texts(page: BuiltPage) -> Iterator[tuple[int, str]]:
    for section in page.leaf.sections:
        yield section.line, section.heading
        for block in section.blocks:
            if block.text:
                yield block.line, block.text


def _page_texts(element) -> Iterator[str]:
    """The text of an element in order, without what is not the document's own."""
    if not isinstance(element.tag, str) or element.get("data-furniture") is not None:
        return
    yield element.text or ""
    for child in element:
        yield from _page_texts(child)
        yield child.tail or ""


def _remove_spaces(text: str) -> str:
    return "".join(text.split())
