"""The structure of pages: which are alike, and what an answer about a place depends on.

Structure is told as for the walk with the keyboard (decision 42): kinds of control and markup,
without words and addresses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from lxml import html
from selenium.webdriver import Chrome

from alongside.audit.rendered_page import HEADINGS, Element, TextNode
from alongside.checks.browser.keyboard_pages import describe_markup, kinds_of_controls
from alongside.model import QUESTIONS_SECTION
from alongside.system.file_cache import cache_key
from alongside.text.as_read import text_as_read

_CHANGES_EACH_TIME = ("nonce",)
"""Attributes that a server makes anew for each reader."""
_LETTERS_AROUND = 200
"""Of a place: who judges a link or a picture reads this much around it."""
_SOURCES = ("script", "style")


def kinds_of_open_page(driver: Chrome) -> frozenset[str]:
    """Of the page as scripts have made it."""
    parser = html.HTMLParser(encoding="utf-8")
    return kinds_of_code(html.document_fromstring(driver.page_source.encode(), parser=parser))


def kinds_of_code(tree: html.HtmlElement) -> frozenset[str]:
    """Changes the tree."""
    for element in tree.iter("html", "body"):
        element.attrib.pop("class", None)  # some systems write the number of the page there
    for name in _CHANGES_EACH_TIME:
        for element in tree.iter("*"):
            element.attrib.pop(name, None)
    return frozenset(kinds_of_controls(tree))


class PageCode:
    """A page as code, made from what the browser made of it."""

    def __init__(self, root: Element):
        self._made: dict[int, html.HtmlElement] = {}
        """By the number of the element."""
        for element in (root, *root.descendants()):
            parent = self._made[element.parent.number] if element.parent is not None else None
            self._made[element.number] = _make(element, parent)
        self._tree = self._made[root.number]

    def fingerprint_place(self, element: Element) -> str:
        """Of an element: its markup and that of all it stands in, how it looks, what it is called,
        and the text around it."""
        chain = (element, *element.ancestors())
        markup = [describe_markup(self._made[each.number], self._tree) for each in chain]
        looks = [f"{name}: {value}" for name, value in sorted(element.styles.items())]
        words = (element.role, element.name, element.get("alt"), element.get("title"))
        return cache_key(*markup, *looks, *map(text_as_read, words), text_around(element))


class PlaceFingerprints:
    """Of places on many pages. A page is made into code once, however many places it has."""

    def __init__(self) -> None:
        self._codes: dict[int, PageCode] = {}

    def of(self, element: Element) -> str:
        root = next(iter(reversed([element, *element.ancestors()])))
        # By identity: the findings keep their elements.
        if id(root) not in self._codes:
            self._codes[id(root)] = PageCode(root)
        return self._codes[id(root)].fingerprint_place(element)


def _make(element: Element, parent: html.HtmlElement | None) -> html.HtmlElement:
    try:
        made = html.html_parser.makeelement(element.tag)
    except ValueError:  # a name that no HTML has
        made = html.html_parser.makeelement("unknown")
    for name, value in element.attributes.items():
        if name not in _CHANGES_EACH_TIME:
            _set(made, name, value)
    if element.tag in _SOURCES:
        made.text = _without_controls(element.source)
    if parent is not None:
        parent.append(made)
    return made


def _set(made: html.HtmlElement, name: str, value: str) -> None:
    try:
        made.set(name, _without_controls(value))
    except ValueError:  # such as @click, which frameworks leave in pages
        made.set("data-other", "")


def _without_controls(text: str) -> str:
    """What XML cannot hold says nothing to anybody."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n\r")


def text_around(element: Element) -> str:
    """What is to be read in the nearest element around it that has some sentences."""
    text = _words(element)
    for above in element.ancestors():
        if len(text) >= _LETTERS_AROUND:
            break
        text = _words(above)
    return text


def _words(element: Element) -> str:
    parts = (node.text for node in _text_nodes(element) if node.lines)
    return " ".join(text_as_read(" ".join(parts)).split())


def _text_nodes(element: Element) -> Iterator[TextNode]:
    """Without what an accessibility statement says of these very answers."""
    is_of_answers = False
    for child in _in_order(element):
        if isinstance(child, TextNode):
            if not is_of_answers:
                yield child
        elif child.tag in HEADINGS:
            is_of_answers = child.get("id") == QUESTIONS_SECTION


def _in_order(element: Element) -> Iterator[Element | TextNode]:
    for child in element.children:
        yield child
        if isinstance(child, Element):
            yield from _in_order(child)


def group_pages(
    kinds_of: Mapping[str, frozenset[str]], known: Iterable[str], alike: float
) -> dict[str, list[str]]:
    """The first page of each structure to all pages that have it.

    kinds_of: by page, in the order of the site. known: pages by which structures were named before;
    they stay the first ones. alike: the share of kinds that two pages must have in common.
    """
    groups: dict[str, list[str]] = {}
    first = [page for page in dict.fromkeys(known) if page in kinds_of]
    for page in dict.fromkeys((*first, *kinds_of)):
        shares = {name: _share(kinds_of[page], kinds_of[name]) for name in groups}
        nearest = max(shares, key=lambda name: shares[name], default="")
        if nearest and shares[nearest] >= alike:
            groups[nearest].append(page)
        else:
            groups[page] = [page]
    return groups


def _share(ours: frozenset[str], theirs: frozenset[str]) -> float:
    together = ours | theirs
    return len(ours & theirs) / len(together) if together else 1.0


def fingerprint_structure(kinds: Iterable[frozenset[str]]) -> str:
    """Of what most of these pages have: one more page of a structure does not change it."""
    listed = list(kinds)
    counts = Counter(kind for each in listed for kind in each)
    return cache_key(*sorted(kind for kind, count in counts.items() if 2 * count > len(listed)))
