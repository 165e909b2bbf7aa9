"""The HTML of a page, made from the tokens that everything else reads it by.

Only what is named here gets into the HTML: elements, their attributes and the schemes of
addresses. All else that an author types is shown as it was typed, so that nothing of it acts. The
sources gate refuses it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from markdown_it.token import Token

from alongside.model import ShownDiagram
from alongside.pages.accessible_html import make_accessible
from alongside.pages.diagram_shapes import draw_shape
from alongside.pages.diagrams import SHAPE, put_in_diagrams
from alongside.pages.inline import image_alt
from alongside.pages.markdown import PICTURE_SCHEME, has_only_comments, read_tokens
from alongside.pages.syntax import is_comment, language_mark

ADDRESS_SCHEMES = ("http", "https", "mailto", "tel")
"""Where a link may lead, apart from pages of ours."""

_BLOCKS = frozenset(
    ("div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "hr", "pre")
) | frozenset(("table", "thead", "tbody", "tr", "th", "td"))
_INLINE = frozenset(("strong", "em"))
_ALIGNMENT_CLASSES = {
    "text-align:left": "start",
    "text-align:center": "middle",
    "text-align:right": "end",
}
"""What the parser writes for |:--|, |:-:| and |--:|, and a class that fits both directions. A page
may have no style of its own."""

# Browsers leave these out of an address before they look at its scheme.
_LEFT_OUT = re.compile(r"[\x00-\x20]")
_SCHEME = re.compile(r"([^:/?#]*):")

Resolve = Callable[[str], str]
"""The address of a link or picture as it is typed, to that which the page has."""


@dataclass(frozen=True)
class Heading:
    """A heading of a page. id: its name, or ""."""

    depth: int
    id: str
    text: str


@dataclass(frozen=True)
class RenderedPage:
    """html: of the page's text, without a frame. headings: in order."""

    html: str
    headings: tuple[Heading, ...]


def render_page(
    body: str, resolve: Resolve = str, diagrams: Iterable[ShownDiagram] = ()
) -> RenderedPage:
    """The Markdown of a page, without front matter, as HTML.

    resolve: is asked for every address that may stand in a page. diagrams: as for read_sections.
    """
    root = _Builder(resolve).build(put_in_diagrams(read_tokens(body), diagrams))
    _break_lines(root)
    make_accessible(root)
    headings = tuple(_heading(element) for element in root.iter() if _is_heading(element))
    return RenderedPage("".join(_to_html(child) for child in root).strip(), headings)


def is_safe_address(address: str) -> bool:
    """Whether a link or picture may have this address: one of ours, or one of a known scheme."""
    shortened = _LEFT_OUT.sub("", address).replace("\\", "/")
    scheme = _SCHEME.match(shortened)
    if scheme:
        return scheme[1].lower() in ADDRESS_SCHEMES
    # //council.example has the scheme of the page that it stands on.
    return not shortened.startswith("//")


class _Builder:
    """Makes elements of tokens. Knows which element is open."""

    def __init__(self, resolve: Resolve):
        self._resolve = resolve
        self._open = [Element("div")]

    def build(self, tokens: Iterable[Token]) -> Element:
        for token in tokens:
            if token.type == "inline":
                self._add_inline(token)
            elif token.type in ("fence", "code_block"):
                self._start("pre", {})
                SubElement(self._open[-1], "code").text = token.content
                self._end()
            elif token.type == "hr":
                SubElement(self._open[-1], "hr")
            # The paragraphs of a list without empty lines are hidden: they are none for readers.
            elif token.tag in _BLOCKS and not token.hidden:
                self._change_nesting(token, _block_attributes(token))
        return self._open[0]

    def _add_inline(self, inline: Token) -> None:
        if has_only_comments(inline):
            return
        for token in inline.children or []:
            self._add_child(token)

    def _add_child(self, token: Token) -> None:
        mark = language_mark(token)
        if mark:
            self._change_nesting(token, mark[1], mark[0])
        elif token.tag in _INLINE:
            self._change_nesting(token, {})
        elif token.tag == "a":
            self._change_link(token)
        elif token.type == "image":
            self._add_picture(token)
        elif token.type == SHAPE:
            self._open[-1].append(draw_shape(token.meta[SHAPE]))
        elif token.type == "code_inline":
            SubElement(self._open[-1], "code").text = token.content
        elif token.type == "hardbreak":
            SubElement(self._open[-1], "br").tail = "\n"
        elif token.type == "softbreak":
            self._add_text("\n")
        elif not is_comment(token.content) or token.type != "html_inline":
            self._add_text(token.content)

    def _change_link(self, token: Token) -> None:
        address = str(token.attrs.get("href", ""))
        if token.nesting == 1 and is_safe_address(address):
            self._start("a", {"href": self._resolve(address), **_title(token)})
        elif token.nesting == 1:
            # Words that lead nowhere are better than a link that harms.
            self._start("span", {})
        else:
            self._end()

    def _add_picture(self, token: Token) -> None:
        address = str(token.attrs.get("src", ""))
        # Names of pictures.yml become files before this. Nothing else has such an address.
        if is_safe_address(address.removeprefix(PICTURE_SCHEME)):
            attributes = {"alt": image_alt(token), "src": self._resolve(address)}
            SubElement(self._open[-1], "img", attributes | _title(token))
        else:
            self._add_text(image_alt(token))

    def _change_nesting(self, token: Token, attributes: Mapping[str, str], tag: str = "") -> None:
        if token.nesting == 1:
            self._start(tag or token.tag, attributes)
        elif token.nesting == -1:
            self._end()

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._open.append(SubElement(self._open[-1], tag, dict(attributes)))

    def _end(self) -> None:
        ended = self._open.pop()
        # What held notes of the author's only.
        if ended.tag == "p" and not len(ended) and not ended.text:
            self._open[-1].remove(ended)

    def _add_text(self, text: str) -> None:
        parent = self._open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text


def _block_attributes(token: Token) -> dict[str, str]:
    if token.type == "heading_open" and "id" in token.attrs:
        return {"id": str(token.attrs["id"])}
    if token.type == "ordered_list_open" and "start" in token.attrs:
        return {"start": str(token.attrs["start"])}
    place = _ALIGNMENT_CLASSES.get(str(token.attrs.get("style", "")))
    return {"class": place} if place else {}


def _title(token: Token) -> dict[str, str]:
    return {"title": str(token.attrs["title"])} if token.attrs.get("title") else {}


def _break_lines(element: Element) -> None:
    """Each block of the HTML begins in a line of its own."""
    if element.tag in ("p", "pre") or element.tag not in _BLOCKS:
        return
    if len(element) and element[0].tag in _BLOCKS and not (element.text or "").strip():
        element.text = "\n"
    for child in element:
        _break_lines(child)
        if child.tag in _BLOCKS and not (child.tail or "").strip():
            child.tail = "\n"


def _to_html(element: Element) -> str:
    for inner in element.iter():
        # In one order, whichever was set first.
        inner.attrib = dict(sorted(inner.attrib.items()))
    return tostring(element, encoding="unicode", method="html")


def _is_heading(element: Element) -> bool:
    return element.tag in ("h1", "h2", "h3", "h4", "h5", "h6")


def _heading(element: Element) -> Heading:
    text = " ".join("".join(element.itertext()).split())
    return Heading(int(str(element.tag)[1]), element.get("id", ""), text)
