"""Python-Markdown extension: the HTML that our readers need where plain Markdown cannot say it.

- A paragraph that begins with a picture becomes an idea: the picture and its words, side by side.
- The first cell of each table row is the row's header. A wide table can be scrolled with the keyboard.
- A column that is set to the middle or the end says so by a class: a page may have no style of its own.
- Web and e-mail addresses written out read from left to right in every language.
- A link that is alone in its line gets the size of a finger, which one among words has no room for.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from alongside.model import LEAD

_TITLE_ID = LEAD
_HEADINGS = ("h2", "h3", "h4")
_ALIGNMENT_CLASSES = {
    "text-align: left;": "start",
    "text-align: center;": "middle",
    "text-align: right;": "end",
}
"""What Python-Markdown writes for |:--|, |:-:| and |--:|, and the class that says it in either direction."""

_EXTERNAL_SCHEMES = ("http://", "https://", "mailto:", "tel:")


class AccessibleHtml(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        heading = _TITLE_ID
        for parent in list(root.iter()):
            if parent.tag in _HEADINGS:
                heading = parent.get("id", heading)
            for position, child in enumerate(list(parent)):
                if child.tag == "p" and _is_idea(child):
                    parent[position] = _make_idea(child)
                elif child.tag == "table":
                    _set_header_cells(child)
                    parent[position] = _wrap_in_scroll_box(
                        child, _heading_before(parent, position, heading)
                    )
                elif child.tag == "a":
                    _set_direction(child)
                    if parent.tag in ("p", "li") and _is_only_link(parent):
                        child.set("class", "tap")


def _is_idea(paragraph: etree.Element) -> bool:
    if (paragraph.text or "").strip() or not len(paragraph) or paragraph[0].tag != "img":
        return False
    return bool((paragraph[0].tail or "").strip()) or len(paragraph) > 1


def _make_idea(paragraph: etree.Element) -> etree.Element:
    idea = etree.Element("div", {"class": "idea"})
    idea.tail = paragraph.tail
    picture = paragraph[0]
    words = etree.Element("p")
    words.text, picture.tail = (picture.tail or "").lstrip(), None
    words.extend(paragraph[1:])
    etree.SubElement(idea, "div", {"class": "idea-picture"}).append(picture)
    etree.SubElement(idea, "div", {"class": "idea-words"}).append(words)
    return idea


def _set_header_cells(table: etree.Element) -> None:
    for cell in table.iterfind("thead/tr/th"):
        cell.set("scope", "col")
    for cell in table.iterfind(".//tr/*"):
        if place := _ALIGNMENT_CLASSES.get(cell.get("style", "")):
            cell.set("class", place)
            del cell.attrib["style"]
    for row in table.iterfind("tbody/tr"):
        if len(row):
            row[0].tag = "th"
            row[0].set("scope", "row")


def _heading_before(parent: etree.Element, position: int, default: str) -> str:
    headings = (child for child in parent[:position] if child.tag in _HEADINGS)
    return ([child.get("id") for child in headings if child.get("id")] or [default])[-1]


def _wrap_in_scroll_box(table: etree.Element, heading: str) -> etree.Element:
    # A box that scrolls must take the keyboard focus, and what takes focus needs a name.
    box = etree.Element(
        "div", {"class": "table", "role": "group", "tabindex": "0", "aria-labelledby": heading}
    )
    box.tail, table.tail = table.tail, None
    box.append(table)
    return box


def _is_only_link(parent: etree.Element) -> bool:
    """Whether the parent's first and only words are those of a link; lists inside it may follow."""
    link, *others = parent
    return (
        link.tag == "a"
        and all(child.tag in ("ul", "ol") for child in others)
        and not any(
            (text or "").strip() for text in (parent.text, *(child.tail for child in parent))
        )
    )


def _set_direction(link: etree.Element) -> None:
    words = "".join(link.itertext()).strip()
    if (
        link.get("href", "").startswith(_EXTERNAL_SCHEMES)
        and words
        and words.isascii()
        and " " not in words
    ):
        link.set("dir", "ltr")


class AccessibleHtmlExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        self._md = md
        # After inline markup (20) and attribute lists (8), which give headings their ids.
        md.treeprocessors.register(AccessibleHtml(md), "reader_needs", 1)
        md.registerExtension(self)  # so that reset is called

    def reset(self) -> None:
        # HTML has no <img />. Python-Markdown chooses XHTML after all extensions are there, and MkDocs leaves it.
        self._md.set_output_format("html")


def makeExtension(**settings: object) -> AccessibleHtmlExtension:
    return AccessibleHtmlExtension(**settings)
