"""Pictures: what is said of them, and what should not be one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from alongside.audit.judged import Judged, judge
from alongside.audit.rendered_page import Element, RenderedPage, own_text
from alongside.audit.words import has_only, listed_words
from alongside.model import Rule
from alongside.rules import rulebook
from alongside.text.scripts import count_letters, words_to_compare

_FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|gif|svg|webp|avif|bmp|tiff?)|(?:img|dsc|dscn|dcim|pic|image|photo|screenshot)"
    r"[ _-]?\d{2,}\S*|[a-z]+(?:[_-][a-z0-9]+){2,}|[0-9a-f]{8,}|https?://\S+",
    re.IGNORECASE,
)
_SPACERS = re.compile(
    r"(?:spacer|blank|trans(?:parent)?|pixel|clear|shim)\.(?:gif|png)", re.IGNORECASE
)
_FACE = re.compile(r"[(（][^()\w\s]{0,3}[ツ°•ᴗ◕◉益][^()]{0,6}[)）]")
"""Faces such as a shrug, which are drawn from the signs of several scripts."""
_FIGURES = re.compile(r"\d+")
_BACKGROUND = re.compile(r"url\(")


def pictures(page: RenderedPage) -> Iterator[Element]:
    """Pictures with words for them, drawn or not yet loaded."""
    for element in page.with_tag("img", "area", "input", "svg"):
        is_button = element.tag != "input" or element.get("type") == "image"
        if is_button and element.is_rendered and words_for(element):
            yield element


def words_for(picture: Element) -> str:
    return (picture.get("aria-label") or picture.get("alt") or picture.name).strip()


def picture_words_say_nothing(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a picture with words. Options: "empty_words" by language."""
    for picture in pictures(page):
        words = words_for(picture)
        says_nothing = (
            has_only(_FIGURES.sub(" ", words), listed_words(rule, "empty_words", picture))
            or bool(_FILE_NAME.fullmatch(words))
            or _is_name_of_file(picture, words)
            or not (count_letters(words) or any(sign.isdigit() for sign in words))
        )
        yield judge(picture, says_nothing, words, words=words)


def _is_name_of_file(picture: Element, words: str) -> bool:
    """Whether the words are the name of its file, with signs or figures that no words have."""
    stem = picture.get("src").split("?")[0].rsplit("/", 1)[-1].rsplit(".", 1)[0]
    has_signs = bool(re.search(r"_|[a-z][A-Z]|\s.*\d|\d.*\s", words))
    return has_signs and words_to_compare(words.replace("_", " ")) == words_to_compare(
        re.sub("[_-]", " ", stem)
    )


def picture_called_picture(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a picture with words. How they begin or end is listed by the sources' rule."""
    listed = rulebook.load()["picture-called-picture"]
    for picture in pictures(page):
        words = words_for(picture).casefold()
        begins = tuple(listed_words(listed, "begins", picture))
        ends = tuple(listed_words(listed, "ends", picture))
        is_called = words.startswith(begins) or bool(ends) and words.endswith(ends)
        yield judge(picture, is_called, words_for(picture), words=words_for(picture))


def picture_words_repeat_text(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a picture with words, beside a text."""
    for picture in pictures(page):
        words = words_to_compare(words_for(picture))
        neighbours = [" ".join(words_to_compare(text)) for text in _texts_beside(picture)]
        yield judge(
            picture, " ".join(words) in neighbours, words_for(picture), words=words_for(picture)
        )


def _texts_beside(picture: Element) -> Iterator[str]:
    figure = picture.closest("figure")
    if figure is not None:
        yield from (caption.text for caption in figure.descendants() if caption.tag == "figcaption")
    link = picture.closest("a", "button")
    if link is not None and link.text:
        yield link.text
    siblings = picture.parent.children if picture.parent else []
    place = siblings.index(picture) if picture in siblings else 0
    yield from (
        node.text for node in siblings[max(place - 2, 0) : place + 3] if node is not picture
    )


def picture_words_too_long(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a picture with words. Limits: "letters"."""
    for picture in pictures(page):
        words = words_for(picture)
        most = rule.limits["letters"]
        yield judge(picture, len(words) > most, words, letters=len(words), most=int(most))


def same_words_for_pictures(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: words that more than one picture has."""
    by_words: dict[str, list[Element]] = defaultdict(list)
    for picture in page.rendered("img", "svg"):
        if words_for(picture):
            by_words[" ".join(words_to_compare(words_for(picture)))].append(picture)
    for alike in by_words.values():
        if len(alike) > 1:
            files = {_drawing(picture) for picture in alike}
            is_fault = len(files) > 1 and not all(picture.closest("a") for picture in alike)
            yield judge(alike[1], is_fault, words_for(alike[1]), words=words_for(alike[1]))


def _drawing(picture: Element) -> str:
    """What tells pictures apart: the address of the file without its query, or the drawing."""
    inside = "".join(element.code for element in picture.descendants())
    return picture.get("src").split("?")[0] + inside


def decoration_with_words(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a picture that is marked as decoration."""
    for picture in page.rendered("img", "svg"):
        is_empty = "alt" in picture.attributes and not picture.get("alt").strip()
        is_hidden = picture.get("aria-hidden") == "true"
        if is_empty or is_hidden or picture.get("role") in ("presentation", "none"):
            said = " ".join(picture.get(name) for name in ("title", "aria-label", "alt")).strip()
            yield judge(picture, bool(said), picture.code, words=said)


def words_for_spacer(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a picture that shows nothing: of one or two pixels, or called a spacer."""
    for picture in page.with_tag("img"):
        is_tiny = picture.box is not None and 0 < picture.box.width <= rule.limits["px"]
        is_flat = picture.box is not None and 0 < picture.box.height <= rule.limits["px"]
        if is_tiny or is_flat or _SPACERS.search(picture.get("src")):
            yield judge(picture, bool(picture.get("alt").strip()), picture.get("alt"))


def picture_in_background(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: an element with nothing in it but a background picture of some size."""
    least = rule.limits["px"]
    for element in page.elements:
        if not element.is_rendered or not _BACKGROUND.search(element.styles["background-image"]):
            continue
        box = element.box
        is_large = box is not None and min(box.width, box.height) >= least
        if is_large and element.tag not in ("html", "body") and not element.text:
            control = element.closest("a", "button")
            is_named = bool(element.name or control is not None and control.name)
            yield judge(element, not is_named, element.code)


def words_from_style(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: an element to which a style sheet adds letters. Limits: "letters"."""
    for element in page.elements:
        added = f"{element.before} {element.after}".strip()
        if added and element.is_rendered:
            least = rule.limits["letters" if added.isascii() else "letters-of-other-scripts"]
            yield judge(element, count_letters(added) >= least, added, words=added)


def drawing_from_signs(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of text. Limits: "signs", "share" of signs that are no letters."""
    for block in page.blocks_of_text():
        if block.closest("code", "kbd", "samp") or any(e.tag == "code" for e in block.elements):
            continue
        text = own_text(block)
        signs = [sign for sign in text if not sign.isspace()]
        others = sum(not sign.isalnum() for sign in signs)
        is_drawing = len(signs) >= rule.limits["signs"] and others > rule.limits["share"] * len(
            signs
        )
        found = _FACE.search(text)
        is_named = block.role in ("img", "image") or block.get("aria-hidden") == "true"
        yield judge(block, bool(is_drawing or found) and not is_named, text[:60])
