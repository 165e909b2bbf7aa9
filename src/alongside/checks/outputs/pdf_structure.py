"""A PDF has the structure of its page: headings, lists, tables, pictures, links, languages, title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from lxml import html

from alongside.checks.outputs.differences import differing_item
from alongside.checks.outputs.pdf_files import Pair, PdfFile, pdf_files
from alongside.errors import BuildFailed
from alongside.model import Outcome, Outputs, Publication, Rule
from alongside.readback.article import HEADINGS, folded, target, text_blocks
from alongside.readback.pdf_tags import Tag, Tagged
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.web.paragraphs import numbers

_WORDS = "words"
_BOOKMARKED = 3
"""Level of the deepest heading that gets a bookmark."""
_CITED = re.compile(r"\d+\.\d+")
"""The number of a paragraph. Those of list items have no digit after the dot."""
_SCOPES = {"row": "Row", "col": "Column"}
_KINDS = {
    "L": "list", "LI": "list item", "Table": "table", "TR": "row", "TH": "header cell", "TD": "cell",
    "BlockQuote": "quotation", "P": "paragraph", "Figure": "picture",
    "ul": "list", "ol": "list", "dl": "list", "li": "list item", "dt": "list item", "dd": "list item",
    "table": "table", "tr": "row", "th": "header cell", "td": "cell",
    "blockquote": "quotation", "p": "paragraph", "pre": "paragraph", "figcaption": "paragraph", "img": "picture",
    **{name: "heading" for level in HEADINGS for name in (level, level.upper())},
}
"""Structure type or HTML element to its name for people."""


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    for pdf in pdf_files(outputs, rule):
        if (tagged := pdf.tags()) is None:
            continue
        try:
            pair, *chapters = pdf.pairs(tagged)
        except BuildFailed as error:
            yield cannot_tell(pdf.place, f"The web page that the PDF is compared with cannot be read. {error.what}")
            continue
        seen = {
            "language": list(tagged.languages),
            "title": [_clean(tagged.title)],
            "bookmarks": [f"{level} {_clean(title)}" for level, title in tagged.bookmarks],
            "numbers": _numbers_of_pdf(tagged),
            **_parts_of_pdf(pair.said),
        }
        wanted = _parts_of_page(pair.wanted, pdf, outputs.sources.publication)
        wanted["numbers"] = _numbers_of_pages(chapters)
        # After the article's own bookmarks come those of what follows it, such as the contact details.
        wanted["bookmarks"] += _bookmarked(tagged.document)[len(_bookmarked(pair.said)):]
        differences = [(part, *found) for part in wanted if (found := differing_item(seen[part], wanted[part]))]
        if len(differences) > 1:  # a heading that is none, for example, changes the order of kinds, too
            differences = [found for found in differences if found[0] != "order"]
        for part, is_there, is_needed in differences:
            yield failed(pdf.place, seen=is_there, expected=is_needed, part=str(rule.options["parts"][part]))
        if not differences:
            yield passed(pdf.place)


def _parts_of_pdf(body: Tag) -> dict[str, list[str]]:
    def each(say: Callable[[Tag], str], *roles: str) -> list[str]:
        return [say(tag) for tag in body.all(*roles)]

    return {
        "headings": each(lambda tag: f"{tag.role[1]} {_read(tag)}", *(name.upper() for name in HEADINGS)),
        "order": list(_once(_order_of_tags(body))),
        "header-cells": each(lambda tag: f"{tag.scope} {_read(tag)}", "TH"),
        "pictures": each(lambda tag: _clean(tag.alt), "Figure"),
        "links": each(_link, "Link"),
        "languages": [f"{tag.language}: {_read(tag)}" for tag in body.all() if tag.language and _read(tag)],
    }


def _parts_of_page(text: html.HtmlElement, pdf: PdfFile, publication: Publication) -> dict[str, list[str]]:
    """text: a page's article, or the body of a whole book, whose head has the title."""
    strand, document = pdf.artifact.strand, pdf.artifact.document
    headings = [(int(heading.tag[1]), _said(heading)) for heading in text.iter(*HEADINGS)]
    return {
        "language": [strand.language, strand.language],
        "title": [_said(title) for title in text.xpath("/html/head/title")]
                 or [said for level, said in headings if level == 1],
        "headings": [f"{level} {title}" for level, title in headings],
        "bookmarks": [f"{level} {title}" for level, title in headings if level <= _BOOKMARKED],
        "order": list(_once(_order_of_page(text))),
        "header-cells": [f"{_SCOPES.get(cell.get('scope', 'col'))} {_said(cell)}" for cell in text.iter("th")],
        "pictures": [_clean(picture.get("alt")) for picture in text.iter("img") if picture.get("alt", "").strip()],
        "links": [f"{_said(link)} → {target(link.get('href'), publication, strand, document)}"
                  for link in text.iter("a") if link.get("href")],
        "languages": [f"{part.get('lang')}: {_said(part)}" for part in text.iterdescendants()
                      if part.get("lang") and _said(part)],
    }


def _numbers_of_pdf(tagged: Tagged) -> list[str]:
    """The numbers of paragraphs, each with the paragraph that it is in; a list's stands alone before it."""
    return [f"{label.own.strip()} {_read(tag)}" for article in tagged.articles for tag in article.all()
            for label in tag.kids if label.role == "Lbl" and _CITED.fullmatch(label.own.strip())]


def _numbers_of_pages(chapters: list[Pair]) -> list[str]:
    return [f"{number} {_said(element) if element.tag == 'p' else ''}"
            for chapter in chapters for number, element in numbers(chapter.wanted)]


def _order_of_tags(tag: Tag) -> Iterator[str]:
    """The kind of each part as it begins, and where words stand between."""
    if tag.own.strip() and tag.role != "Figure":
        yield _WORDS
    for kid in tag.kids:
        if kid.role in _KINDS:
            yield _KINDS[kid.role]
        if kid.role not in ("Figure", "Lbl"):
            yield from _order_of_tags(kid)


def _order_of_page(element: html.HtmlElement) -> Iterator[str]:
    if (element.text or "").strip():
        yield _WORDS
    for child in element:
        named = child.tag in _KINDS and not child.get("data-role")
        if named and (child.tag != "img" or child.get("alt", "").strip()):
            yield _KINDS[child.tag]
        yield from _order_of_page(child)
        if (child.tail or "").strip():
            yield _WORDS


def _once(parts: Iterator[str]) -> Iterator[str]:
    """Words in bold, for example, are a part of their own in one place and not in the other."""
    last = ""
    for part in parts:
        if part != _WORDS or part != last:
            yield part
        last = part


def _bookmarked(tag: Tag) -> list[str]:
    return [f"{heading.role[1]} {_read(heading)}" for heading in tag.all(*(name.upper() for name in HEADINGS))
            if int(heading.role[1]) <= _BOOKMARKED]


def _link(tag: Tag) -> str:
    """Its words, where it leads, and what it is called if that is something else."""
    words = _read(tag)
    called = [name for name in dict.fromkeys(map(_clean, tag.called)) if name != words]
    return f"{words} → {' '.join(dict.fromkeys(tag.targets))}" + "".join(f" (“{name}”)" for name in called)


def _read(tag: Tag) -> str:
    return _clean(tag.text)


def _said(element: html.HtmlElement) -> str:
    return _clean(" ".join(text_blocks(element)))


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", folded(text))
