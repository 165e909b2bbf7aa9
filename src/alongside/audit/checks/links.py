"""Links: what they say, where they lead, and what stands beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from alongside.audit.judged import Judged, judge
from alongside.audit.rendered_page import Element, RenderedPage
from alongside.audit.words import find_pattern, has_only, letters_in, words_in
from alongside.model import Rule
from alongside.rules import rulebook
from alongside.rules.options import list_option, lists_option, mapping_option

_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
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
    names = list_option(rule, "names")
    for link in links(page):
        text = words_of(link)
        if not text:
            continue  # an engine finds a link without any words
        by_language = {language: words.split() for language, words in listed.items()}
        language = link.language.split("-")[0]
        empty = {*by_language["en"], *by_language.get(language, ())}
        is_name = " ".join(words_in(text)) in names
        says_nothing = has_only(text, empty) or find_pattern(rule, "patterns", link, text)
        yield judge(link, bool(says_nothing) and not is_name, text, text=text)


def link_is_address(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a link. A short address of a website, such as nhs.uk, may stand as it is."""
    most = rule.limits["letters"]
    for link in links(page):
        text = words_of(link)
        is_address = bool(_ADDRESS.fullmatch(text)) and len(text) > most
        yield judge(link, is_address, text, text=text)


def link_file_unsaid(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a link to a file that no browser shows as a page."""
    listed = rulebook.load()["link-file-unsaid"]
    endings = lists_option(listed, "endings")
    for link in links(page):
        kind = _file_kind(link.get("href"), endings)
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
    for link in links(page):
        if link.get("target").casefold() != "_blank":
            continue
        said = f"{words_of(link)} {link.get('title')} {link.after}"
        pictures = " ".join(child.get("alt") for child in link.descendants())
        is_said = find_pattern(rule, "patterns", link, f"{said} {pictures}")
        yield judge(link, not is_said, words_of(link), text=words_of(link))


def title_repeats_text(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a link or a button with a title."""
    for element in page.rendered("a", "button", "img"):
        title = element.get("title")
        if title.strip():
            text = element.get("alt") if element.tag == "img" else element.text
            repeats = words_in(title) == words_in(text)
            yield judge(element, repeats and bool(text), title, text=title)


def same_link_twice(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a link right behind another one."""
    previous: Element | None = None
    for link in links(page):
        if previous is not None and _is_right_behind(previous, link):
            is_same = previous.get("href") == link.get("href") != ""
            yield judge(link, is_same, words_of(link), text=words_of(link))
        previous = link


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
    previous: Element | None = None
    for link in links(page):
        if previous is not None and _is_right_behind(previous, link):
            is_in_line = link.styles.get("display") == previous.styles.get("display") == "inline"
            is_apart = _distance(previous, link) >= rule.limits["px"]
            is_fault = is_in_line and not is_apart and previous.get("href") != link.get("href")
            yield judge(link, is_fault, f"{previous.text} {link.text}", text=link.text)
        previous = link


def _distance(first: Element, second: Element) -> float:
    """CSS px between two boxes of one line; a large number if they are on two lines."""
    if first.box is None or second.box is None or abs(first.box.y - second.box.y) > 2:
        return 1000.0
    left, right = sorted((first.box, second.box), key=lambda box: box.x)
    return right.x - left.right


def one_text_two_places(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a link of the main text whose words another one under the same heading has, too."""
    by_text: dict[tuple[int, str], list[Element]] = defaultdict(list)
    for link in links(page):
        is_frame = any(above.tag in ("nav", "header", "footer") for above in link.ancestors())
        if not is_frame and not link.get("hreflang"):
            by_text[_heading_before(page, link), " ".join(words_in(words_of(link)))].append(link)
    for (_, text), alike in by_text.items():
        if text and len(alike) > 1:
            places = {_place(page, link) for link in alike}
            is_told = len({_context(link) for link in alike}) == len(alike)
            is_fault = len(places) > 1 and not is_told
            yield judge(alike[1], is_fault, words_of(alike[1]), text=words_of(alike[1]))


def _heading_before(page: RenderedPage, link: Element) -> int:
    before = (element for element in page.rendered("h1", "h2", "h3", "h4", "h5", "h6"))
    return max((e.number for e in before if e.number < link.number), default=-1)


def _context(link: Element) -> str:
    """The sentence, list item or row that it stands in, if that says more than the link."""
    block = link.closest("p", "li", "tr", "dd", "figure")
    return block.text if block is not None and block.text != link.text else ""


def _place(page: RenderedPage, link: Element) -> str:
    return urljoin(page.path, link.get("href")).removesuffix("/").removesuffix("index.html")


def link_within_page_broken(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a link to a part of the same page."""
    named = {element.get("id") for element in page.elements}
    named |= {element.get("name") for element in page.with_tag("a")}
    for link in links(page):
        href = link.get("href")
        if href.startswith("#") and len(href) > 1 and "!" not in href and href != "#top":
            yield judge(link, href[1:] not in named, words_of(link), text=words_of(link), href=href)


def mark_alone_as_link(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a link whose text has no letter or figure, such as » or a single star."""
    for link in links(page):
        text = words_of(link)
        if text:
            has_words = letters_in(text) or any(sign.isdigit() for sign in text)
            yield judge(link, not has_words, text, text=text)
