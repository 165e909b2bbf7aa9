"""Numbers for citing a paragraph: 4.12 is the 12th paragraph of the 4th document.

On the web page the number is an anchor only (#para-4.12). The book prints the same numbers, read
from these anchors, so the two agree by construction. Easy read has none: they would distract.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html as lxml_html

from alongside.model import EASY_READ, Publication, Variant
from alongside.web.blocks import find_html_blocks

ANCHOR_PREFIX = "para-"
_ID = re.compile(rf"{ANCHOR_PREFIX}(\d+\.\d+)")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PARAGRAPH_TAGS = frozenset(("p", "div", "blockquote"))
_INTRODUCED_TAGS = frozenset(("ul", "ol", "dl", "table", "pre", "figure"))
"""What a paragraph introduces. It has the paragraph's number; after a heading, one of its own."""
_TABLE_BOX = "table"
"""Class of the box in which a table scrolls (pages/accessible_html.py)."""


def number_paragraphs(html: str, publication: Publication, variant: Variant) -> str:
    """A document's rendered text with an id on every paragraph that a reader may cite."""
    if variant.strand.level == EASY_READ:
        return html
    # By its place in publication.yml: all strands have the same number for a document.
    document = publication.documents.index(variant.document) + 1
    pieces: list[str] = []
    position = 0
    for count, (place, inside) in enumerate(_anchor_positions(html), 1):
        anchor = f' id="{ANCHOR_PREFIX}{document}.{count}"'
        pieces.append(html[position:place])
        pieces.append(f"<span{anchor}></span>" if inside else anchor)
        position = place
    return "".join([*pieces, html[position:]])


def paragraph_numbers(article: lxml_html.HtmlElement) -> list[tuple[str, lxml_html.HtmlElement]]:
    """The numbers of a built page in order, each with the element that it stands for."""
    numbers = []
    for element in article.iter():
        if (number := _ID.fullmatch(element.get("id") or "")) is not None:
            numbered = element.getparent() if element.tag == "span" else element
            numbers.append((number[1], numbered))
    return numbers


def _anchor_positions(html: str) -> Iterator[tuple[int, bool]]:
    """Where to put an id, and whether in an element of its own, as the block has an id already."""
    introduced = False
    for block in find_html_blocks(html):
        classes = (block.attributes.get("class") or "").split()
        kind = _TABLE_BOX if _TABLE_BOX in classes else block.tag
        if kind in _HEADINGS:
            introduced = False
            continue
        is_paragraph = kind in _PARAGRAPH_TAGS and not block.is_empty
        needs_own_number = kind in _INTRODUCED_TAGS and not introduced
        if is_paragraph or needs_own_number:
            introduced = True
            if "id" in block.attributes:
                yield block.content_start, True
            else:
                # Behind "<" and the name of the tag.
                yield block.start + 1 + len(block.tag), False
