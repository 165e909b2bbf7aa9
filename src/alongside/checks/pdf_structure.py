"""A PDF has the structure of its page: headings, lists, tables, pictures, links, languages, title."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from itertools import zip_longest

from lxml import html

from alongside.checks.pdf_files import PdfFile, pdf_files
from alongside.formats.article import HEADINGS, folded, target, text_blocks
from alongside.formats.tags import Tag
from alongside.model import Outcome, Outputs, Publication, Rule
from alongside.outcomes import cannot_tell, failed, passed

_NOTHING, _WORDS = "(nothing)", "words"
_BOOKMARKED = 3
"""Level of the deepest heading that gets a bookmark."""
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
        tagged, article = pdf.tags(), pdf.article()
        if tagged is None:
            continue
        if article is None:
            yield cannot_tell(pdf.place, "The web page that the PDF is compared with cannot be read.")
            continue
        seen = {
            "language": list(tagged.languages),
            "title": [_clean(tagged.title)],
            "bookmarks": [f"{level} {_clean(title)}" for level, title in tagged.bookmarks],
            **_parts_of_pdf(tagged.body),
        }
        wanted = _parts_of_page(article, pdf, outputs.sources.publication)
        # After the article's own bookmarks come those of what follows it, such as the contact details.
        wanted["bookmarks"] += _bookmarked(tagged.document)[len(_bookmarked(tagged.body)):]
        differences = [(part, *found) for part in wanted if (found := _first(seen[part], wanted[part]))]
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


def _parts_of_page(article: html.HtmlElement, pdf: PdfFile, publication: Publication) -> dict[str, list[str]]:
    strand, document = pdf.variant.strand, pdf.artifact.document
    headings = [(int(heading.tag[1]), _said(heading)) for heading in article.iter(*HEADINGS)]
    return {
        "language": [strand.language, strand.language],
        "title": [title for level, title in headings if level == 1],
        "headings": [f"{level} {title}" for level, title in headings],
        "bookmarks": [f"{level} {title}" for level, title in headings if level <= _BOOKMARKED],
        "order": list(_once(_order_of_page(article))),
        "header-cells": [f"{_SCOPES.get(cell.get('scope', 'col'))} {_said(cell)}" for cell in article.iter("th")],
        "pictures": [_clean(picture.get("alt")) for picture in article.iter("img") if picture.get("alt", "").strip()],
        "links": [f"{_said(link)} → {target(link.get('href'), publication, strand, document)}"
                  for link in article.iter("a") if link.get("href")],
        "languages": [f"{part.get('lang')}: {_said(part)}" for part in article.iterdescendants()
                      if part.get("lang") and _said(part)],
    }


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
        if child.tag in _KINDS and (child.tag != "img" or child.get("alt", "").strip()):
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


def _first(seen: list[str], wanted: list[str]) -> tuple[str, str] | None:
    pairs = zip_longest(seen, wanted, fillvalue="")
    return next(((is_there or _NOTHING, is_needed or _NOTHING) for is_there, is_needed in pairs
                 if is_there != is_needed), None)


def _read(tag: Tag) -> str:
    return _clean(tag.text)


def _said(element: html.HtmlElement) -> str:
    return _clean(" ".join(text_blocks(element)))


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", folded(text))
