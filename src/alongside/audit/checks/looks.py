"""Looks: how text is set and whether it is cut off, from computed styles and boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alongside.audit.judged import Judged, judge, shorten
from alongside.audit.rendered_page import Element, RenderedPage, own_text, own_text_nodes
from alongside.model import Rule
from alongside.text.scripts import count_letters, words_to_compare

_LETTERS_OF_WORD = 4
_MOVED_BY_SCRIPT = re.compile(
    r"setInterval\s*\(.{0,300}?(?:visibility|display|opacity|color|margin|scroll|transform|appendChild|prepend|innerHTML|textContent|\.(?:left|top)\b)"
    r".{0,300}?,\s*\d{1,4}\s*\)",
    re.DOTALL,
)
"""Something that changes its looks again and again within ten seconds."""
_CUTTING = ("hidden", "clip")


def _lines(block: Element) -> int:
    """How many lines a block of text has."""
    tops = {round(line.y) for node in own_text_nodes(block) for line in node.lines}
    return len(tops)


def _blocks(page: RenderedPage, least: float) -> Iterator[Element]:
    """Blocks of text with at least so many lines."""
    return (block for block in page.blocks_of_text() if _lines(block) >= least)


def text_justified(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of text. Limits: "lines"."""
    for block in _blocks(page, rule.limits["lines"]):
        yield judge(block, block.styles["text-align"] == "justify", own_text(block)[:60])


def text_centred(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of text. Limits: "lines"."""
    for block in _blocks(page, rule.limits["lines"]):
        is_centred = block.styles["text-align"] in ("center", "-webkit-center")
        yield judge(block, is_centred, own_text(block)[:60])


def text_italic(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of text. Limits: "words" in italics that follow each other."""
    for block in page.blocks_of_text():
        longest = ""
        for node in own_text_nodes(block):
            is_italic = node.parent.styles.get("font-style", "normal") != "normal"
            if is_italic and node.lines and len(node.text) > len(longest):
                longest = node.text
        # Some scripts set no spaces between words.
        count = max(len(words_to_compare(longest)), count_letters(longest) // _LETTERS_OF_WORD)
        yield judge(block, count >= rule.limits["words"], longest[:60], count=count)


def letters_too_small(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of text. Limits: "px"."""
    for block in page.blocks_of_text():
        drawn = [
            node for node in own_text_nodes(block) if node.lines and words_to_compare(node.text)
        ]
        sizes = [(node.parent.style_px("font-size"), node.text) for node in drawn]
        size, text = min(sizes, default=(rule.limits["px"], ""))
        is_small = size < rule.limits["px"] and block.is_to_be_seen
        is_small = is_small and not block.closest("sup", "sub")
        yield judge(block, is_small, text.strip()[:60], px=round(size, 1))


def line_too_long(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of text of several lines. Limits: "letters" of a line, "lines"."""
    for block in _blocks(page, rule.limits["lines"]):
        if any(_has_columns(each) for each in (block, *block.ancestors())):
            continue  # a line of the browser's then goes through all of them
        longest = max(_letters_of_lines(block))
        is_long = longest > rule.limits["letters"]
        yield judge(block, is_long, own_text(block)[:60], letters=longest)


def _has_columns(element: Element) -> bool:
    return any(
        element.styles.get(f"column-{name}", "auto") != "auto" for name in ("count", "width")
    )


def _letters_of_lines(block: Element) -> Iterator[int]:
    """Of each line, whose parts stand beside each other; a gap parts columns."""
    parts = [line for node in own_text_nodes(block) for line in node.lines]
    letters, before = 0, None
    for part in sorted(parts, key=lambda line: (round(line.y), line.x)):
        is_same = before is not None and round(before.y) == round(part.y)
        if before is None or not is_same or part.x - before.right > part.height / 2:
            yield letters
            letters = 0
        letters += part.letters
        before = part
    yield letters


def lines_too_tight(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of text of several lines. Limits: "times", "lines"."""
    for block in _blocks(page, rule.limits["lines"]):
        size, height = block.style_px("font-size"), block.style_px("line-height")
        is_tight = 0 < height < rule.limits["times"] * size
        yield judge(block, is_tight, own_text(block)[:60], times=round(height / size, 2))


def text_cut_off(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: an element that cuts off what does not fit, with text in it. Limits: "px"."""
    for element in page.elements:
        if not element.is_rendered or element.box is None or not _cuts(element):
            continue
        is_for_hearing = min(element.box.width, element.box.height) <= 2
        if not is_for_hearing and element.text and element.styles.get("opacity") != "0":
            cut = _cut_text(element, rule.limits["px"])
            yield judge(element, bool(cut), cut[:60])


def _cuts(element: Element) -> bool:
    styles = element.styles
    return styles["overflow-x"] in _CUTTING or styles["overflow-y"] in _CUTTING


def _cut_text(element: Element, slack: float) -> str:
    """The first text a line of which reaches out of the box, so that it is not to be read whole."""
    box = element.box
    assert box is not None
    cuts_across, cuts_down = (
        element.styles[side] in _CUTTING for side in ("overflow-x", "overflow-y")
    )
    for node in element.text_nodes():
        for line in node.lines:
            is_out = cuts_across and (line.right > box.right + slack or line.x < box.x - slack)
            is_below = cuts_down and line.bottom > box.bottom + max(slack, line.height / 2)
            if (is_out or is_below) and node.text.strip():
                return node.text.strip()
    return ""


def text_that_moves(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: an element with text that moves or blinks by itself."""
    for element in page.elements:
        if element.tag in ("marquee", "blink") and element.text:
            yield judge(element, True, element.text[:60])
        elif element.styles and any(node.text.strip() for node in element.text_nodes()):
            is_endless = "infinite" in element.styles.get("animation-iteration-count", "")
            is_endless = is_endless and "paused" not in element.styles["animation-play-state"]
            is_animated = element.styles.get("animation-name", "none") != "none"
            if is_animated:
                yield judge(element, is_endless, element.text[:60] or element.code)
    for script in page.with_tag("script"):
        found = _MOVED_BY_SCRIPT.search(script.source)
        if found:
            yield judge(script, True, shorten(found))


_CLEAR = "rgba(0, 0, 0, 0)"
_BLACK = "rgb(0, 0, 0)"


def half_of_colours_set(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: the body. A browser that is told nothing shows black letters."""
    body = page.body
    if body.styles and not page.is_dark:
        is_clear = body.styles["background-color"] == page.root.styles["background-color"] == _CLEAR
        has_picture = (
            "url(" in f"{body.styles['background-image']}{page.root.styles['background-image']}"
        )
        is_set = body.styles["color"] != _BLACK
        yield judge(body, is_set and is_clear and not has_picture, body.code)


def control_cut_off(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a field, or a button with words."""
    for control in page.rendered("input", "select", "textarea", "button"):
        kind = control.get("type", "text")
        has_letters = kind not in ("checkbox", "radio", "range", "color", "file", "image")
        if has_letters and control.box and control.is_to_be_seen:
            height, size = control.box.height, control.style_px("font-size")
            yield judge(control, height < _LEAST_TIMES * size, control.code, px=round(height))


_LEAST_TIMES = 1.2
"""What letters need with those that reach below the line, times their size."""


def link_like_text(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a link within a sentence of the text."""
    for link in page.rendered("a"):
        block = link.closest("p", "dd", "td", "li")
        if "href" not in link.attributes or block is None or not link.text:
            continue
        around = [n for n in own_text_nodes(block) if link not in (n.parent, *n.parent.ancestors())]
        if any(len(words_to_compare(node.text)) > 1 for node in around):
            yield judge(link, _looks_like(link, block), link.text[:60])


def _looks_like(link: Element, block: Element) -> bool:
    """Whether neither line, weight, colour nor ground tells a link from the text."""
    inside = (link, *link.descendants())
    is_underlined = any(
        "underline" in each.styles.get("text-decoration-line", "") for each in inside
    )
    names = ("color", "font-weight", "background-color", "border-bottom-width")
    same = all(link.styles[name] == _ground(block, name) for name in names)
    return same and not is_underlined


def _ground(block: Element, name: str) -> str:
    """What the style of a link is when nothing is set for it."""
    if name == "background-color":
        return _CLEAR
    return "0px" if name == "border-bottom-width" else block.styles[name]
