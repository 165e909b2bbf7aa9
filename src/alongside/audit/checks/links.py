"""Links: what they say, where they lead, and what stands beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote, urljoin, urlsplit

from alongside.audit.judged import Judged, judge
from alongside.audit.rendered_page import Element, RenderedPage
from alongside.audit.words import find_pattern, has_only
from alongside.model import Rule
from alongside.rules import rulebook
from alongside.rules.options import list_option, lists_option, mapping_option
from alongside.text.scripts import count_letters, words_to_compare

_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+\w{2,}/\S+|/\S+/\S*", re.IGNORECASE)
_WINDOW = re.compile(r"window\.open\s*\(")
_SAME_WINDOW = ("", "_self", "_parent", "_top")
_FILE_ENDING = re.compile(r"\.([a-z0-9]{2,5})$")


def links(page: RenderedPage) -> Iterator[Element]:
    """Links that can be followed and are drawn."""
    return (link for link in page.rendered("a", "area") if "href" in link.attributes)


def words_of(link: Element) -> str:
    """What a screen reader says of a link, else what is to be seen."""
    return link.name or link.text


def link_says_nothing(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a link with words. The words that say nothing are those of the sources' rule."""
    listed = mapping_option(rulebook.load()["link-text-empty-of-meaning"], "empty_words")
    by_language = {language: words.split() for language, words in listed.items()}
    names = list_option(rule, "names")
    for link in links(page):
        text = words_of(link)
        if not text:
            continue  # an engine finds a link without any words
        language = link.language.split("-")[0]
        empty = {*by_language["en"], *by_language.get(language, ())}
        is_name = " ".join(words_to_compare(text)) in names
        says_nothing = has_only(text, empty) or find_pattern(rule, "patterns", link, text)
        yield judge(link, bool(says_nothing) and not is_name, text, text=text)


def link_is_address(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a link. The bare name of a website, such as nhs.uk, may stand as it is."""
    for link in links(page):
        text = words_of(link)
        yield judge(link, bool(_ADDRESS.fullmatch(text)), text, text=text)


def link_file_unsaid(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a link to a file that no browser shows as a page."""
    listed = rulebook.load()["link-file-unsaid"]
    endings = lists_option(listed, "endings")
    for link in links(page):
        file = link.get("download") or link.get("href")
        kind = _file_kind(file, endings)
        if not kind:
            continue
        said = f"{words_of(link)} {_text_after(link)}".casefold()
        signs = {*endings[kind], *lists_option(listed, "words")[kind]}
        shown = mapping_option(listed, "example")[kind]
        text = words_of(link)
        yield judge(link, not any(sign in said for sign in signs), text, text=text, kind=shown)


def _file_kind(address: str, endings: dict[str, tuple[str, ...]]) -> str:
    found = _FILE_ENDING.search(urlsplit(address).path.casefold())
    ending = found.group(1) if found else ""
    return next((kind for kind, listed in endings.items() if ending in listed), "")


def _text_after(link: Element) -> str:
    """Up to the end of what stands in the same element: "(PDF, 2 MB)" is often there."""
    siblings = link.parent.children if link.parent else [link]
    after = siblings[siblings.index(link) + 1 :][:2]
    return " ".join(node.text for node in after)


def new_window_unsaid(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a link that opens a new window."""
    frames = {frame.get("name").casefold() for frame in page.with_tag("iframe")}
    for link in links(page):
        target = link.get("target").casefold()
        has_target = target not in _SAME_WINDOW and target not in frames
        if not has_target and not _WINDOW.search(link.get("onclick")):
            continue
        said = f"{words_of(link)} {link.get('title')} {link.after}"
        pictures = " ".join(child.get("alt") for child in link.descendants())
        is_said = find_pattern(rule, "patterns", link, f"{said} {pictures}")
        yield judge(link, not is_said, words_of(link), text=words_of(link))


def title_repeats_text(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a link or a button with a title."""
    for element in page.rendered("a", "button", "img", "input", "select", "textarea"):
        title = element.get("title")
        if title.strip():
            text = element.get("alt") or element.text or element.name
            repeats = words_to_compare(title) == words_to_compare(text)
            yield judge(element, repeats and bool(text), title, text=title)


def same_link_twice(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a link after another one of the page."""
    for previous, link in pairwise(links(page)):
        is_same = previous.get("href") == link.get("href") not in ("", "#")
        is_same = is_same and _part(previous) is _part(link)
        yield judge(link, is_same, words_of(link), text=words_of(link))


def _part(link: Element) -> Element | None:
    return link.closest("header", "nav", "main", "footer", "aside", "table")


def _is_right_behind(first: Element, second: Element) -> bool:
    """Whether nothing but spaces stands between two links of one element, or of two neighbours."""
    return _between(first, second) == ""


def _between(first: Element, second: Element) -> str | None:
    """The text between two links that share a parent or a grandparent; None for others."""
    shared = first.parent
    if shared is None or shared not in list(second.ancestors())[:2]:
        return None
    branch = second if second.parent is shared else second.parent
    children = shared.children
    between = children[children.index(first) + 1 : children.index(branch)]  # type: ignore[arg-type]
    return "".join(node.text.strip() for node in between)


def links_without_gap(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a link in a line right behind another one that leads elsewhere."""
    for previous, link in pairwise(links(page)):
        if _is_right_behind(previous, link):
            is_in_line = link.styles.get("display") == previous.styles.get("display") == "inline"
            is_apart = _distance(previous, link) >= rule.limits["px"]
            is_fault = is_in_line and not is_apart and previous.get("href") != link.get("href")
            yield judge(link, is_fault, f"{previous.text} {link.text}", text=link.text)


def _distance(first: Element, second: Element) -> float:
    """CSS px between two boxes of one line; a large number if they are on two lines."""
    if first.box is None or second.box is None or abs(first.box.y - second.box.y) > 2:
        return 1000.0
    left, right = sorted((first.box, second.box), key=lambda box: box.x)
    return right.x - left.right


def one_text_two_places(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: words of links. Links to other languages and levels bear the names of these."""
    by_text: dict[str, list[Element]] = defaultdict(list)
    for link in links(page):
        if not link.get("hreflang"):
            by_text[" ".join(words_to_compare(words_of(link)))].append(link)
    for text, alike in by_text.items():
        if text and len(alike) > 1:
            is_fault = len({_place(page, link) for link in alike}) > 1
            yield judge(alike[1], is_fault, words_of(alike[1]), text=words_of(alike[1]))


def _place(page: RenderedPage, link: Element) -> str:
    return urljoin(page.path, link.get("href")).removesuffix("/").removesuffix("index.html")


def link_within_page_broken(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a link to a part of the same page."""
    named = {element.get("id") for element in page.elements}
    named |= {element.get("name") for element in page.with_tag("a")}
    for link in links(page):
        href = link.get("href")
        target = unquote(href[1:]).partition(":~:")[0]
        if href.startswith("#") and target and "!" not in href and target != "top":
            yield judge(link, target not in named, words_of(link), text=words_of(link), href=href)


def mark_alone_as_link(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a link whose text has no letter or figure, such as » or a single star."""
    for link in links(page):
        text = words_of(link)
        if text:
            has_words = count_letters(text) or any(sign.isdigit() for sign in text)
            yield judge(link, not has_words, text, text=text)
