"""What is there on a wide screen and not on a narrow one, or with large letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from alongside.audit.judged import Judged
from alongside.audit.rendered_page import Element, RenderedPage, own_text
from alongside.model import Rule, Status
from alongside.text.scripts import words_to_compare

_FIELDS = ("input", "select", "textarea", "button")
_OPENERS = ("button", "summary", "a", "input", "label")


def field_lost(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a field or button of the wide page."""
    there = {_field_key(each) for each in page.rendered(*_FIELDS) if each.is_to_be_seen}
    yield from _lost(page, page.with_tag(*_FIELDS), lambda wide: _field_key(wide) in there)


def _field_key(field: Element) -> tuple[str, str, str]:
    return field.tag, field.get("type"), field.name.casefold().strip()


def text_lost(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of text of the wide page, or a link. Limits: "words" of a text that count."""
    shown = "".join(
        _without_spaces(node.text)
        for node in page.body.text_nodes()
        if node.lines and node.parent.is_to_be_seen
    )
    texts = (each for each in page.elements if each.tag not in _FIELDS)

    def is_kept(wide: Element) -> bool:
        text = wide.text if wide.tag == "a" else own_text(wide)
        is_of_matter = wide.tag == "a" or len(words_to_compare(text)) >= rule.limits["words"]
        return not text or not is_of_matter or _without_spaces(text) in shown

    yield from _lost(page, texts, is_kept)


def _without_spaces(text: str) -> str:
    return "".join(text.split()).casefold()


def _lost(
    page: RenderedPage, elements: Iterator[Element], is_kept: Callable[[Element], bool]
) -> Iterator[Judged]:
    """What is hidden at once is one fault. is_kept: whether the narrow page has the same elsewhere.

    A control that only the narrow page has may bring it back: then a person has to try it.
    """
    if page.wider is None or page.wider.width <= page.width:
        return
    status = Status.CANNOT_TELL if _has_opener(page, page.wider) else Status.FAILED
    known: set[int] = set()
    for element in elements:
        wide = None if element.is_to_be_seen else _same(page.wider, element)
        if wide is None or not wide.is_to_be_seen or is_kept(wide):
            continue
        outer = _outermost_hidden(element)
        if outer.number not in known:
            known.add(outer.number)
            yield Judged(outer, status, wide.text[:80] or wide.name or wide.code)


def _same(page: RenderedPage, element: Element) -> Element | None:
    """The same element of a page in another state, if scripts have changed nothing before it."""
    if element.number >= len(page.elements):
        return None
    other = page.elements[element.number]
    is_same = other.tag == element.tag and other.source == element.source
    return other if is_same and other.get("id") == element.get("id") else None


def _has_opener(page: RenderedPage, wider: RenderedPage) -> bool:
    for control in page.rendered(*_OPENERS):
        wide = _same(wider, control)
        if control.is_to_be_seen and (wide is None or not wide.is_to_be_seen):
            return True
    return False


def _outermost_hidden(element: Element) -> Element:
    hidden = element
    for above in element.ancestors():
        if above.is_to_be_seen or above.tag in ("body", "html"):
            break
        hidden = above
    return hidden
