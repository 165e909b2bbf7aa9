"""The HTML that our readers need where plain Markdown cannot say it.

- A paragraph that begins with a picture becomes an idea: the picture and its words, side by side.
- The first cell of each table row is the row's header. A table that may have to be scrolled on a
  small phone can be scrolled with the keyboard.
- Web and e-mail addresses written out read from left to right in every language.
- A link that is alone in its line gets the size of a finger, which one among words has no room for.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from alongside.model import LEAD
from alongside.pages.table_width import may_scroll

_HEADINGS = ("h2", "h3", "h4")
_EXTERNAL_SCHEMES = ("http://", "https://", "mailto:", "tel:")


def make_accessible(root: Element) -> None:
    """Changes the elements of a page in place."""
    heading = LEAD
    for parent in list(root.iter()):
        if parent.tag in _HEADINGS:
            heading = parent.get("id", heading)
        for position, child in enumerate(list(parent)):
            if child.tag == "p" and _is_idea(child):
                parent[position] = _make_idea(child)
            elif child.tag == "table":
                _set_header_cells(child)
                name = _heading_before(parent, position, heading)
                parent[position] = _wrap_in_scroll_box(child, name)
            elif child.tag == "a":
                _set_direction(child)
                if parent.tag in ("p", "li") and _is_only_link(parent):
                    child.set("class", "tap")


def _is_idea(paragraph: Element) -> bool:
    if (paragraph.text or "").strip() or not len(paragraph) or paragraph[0].tag != "img":
        return False
    return bool((paragraph[0].tail or "").strip()) or len(paragraph) > 1


def _make_idea(paragraph: Element) -> Element:
    idea = Element("div", {"class": "idea"})
    idea.tail = paragraph.tail
    picture = paragraph[0]
    words = Element("p")
    words.text, picture.tail = (picture.tail or "").lstrip(), None
    words.extend(paragraph[1:])
    SubElement(idea, "div", {"class": "idea-picture"}).append(picture)
    SubElement(idea, "div", {"class": "idea-words"}).append(words)
    return idea


def _set_header_cells(table: Element) -> None:
    for cell in table.iterfind("thead/tr/th"):
        cell.set("scope", "col")
    for row in table.iterfind("tbody/tr"):
        if len(row):
            row[0].tag = "th"
            row[0].set("scope", "row")


def _heading_before(parent: Element, position: int, default: str) -> str:
    """The id of the last heading that stands in parent before this position."""
    id_ = default
    for child in parent[:position]:
        if child.tag in _HEADINGS:
            id_ = child.get("id") or id_
    return id_


def _wrap_in_scroll_box(table: Element, heading: str) -> Element:
    box = Element("div", {"class": "table"})
    if may_scroll(table):
        # A box that scrolls must take the keyboard focus, and what takes focus needs a name.
        box.attrib |= {"role": "group", "tabindex": "0", "aria-labelledby": heading}
    box.tail, table.tail = table.tail, None
    box.append(table)
    return box


def _is_only_link(parent: Element) -> bool:
    """Whether the parent's first and only words are those of a link; lists inside it may follow."""
    link, *others = parent
    if link.tag != "a" or any(child.tag not in ("ul", "ol") for child in others):
        return False
    texts = [parent.text, *(child.tail for child in parent)]
    return not any((text or "").strip() for text in texts)


def _set_direction(link: Element) -> None:
    """An address written out goes from left to right, in a text from right to left, too."""
    words = "".join(link.itertext()).strip()
    is_address = bool(words) and words.isascii() and " " not in words
    if is_address and link.get("href", "").startswith(_EXTERNAL_SCHEMES):
        link.set("dir", "ltr")
