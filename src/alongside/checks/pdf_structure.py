"""A PDF has the structure of its page: headings, lists, tables, pictures, links, languages, title, bookmarks."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from itertools import zip_longest

from lxml import html

from alongside.checks.pdf_files import PdfFile, pdf_files
from alongside.formats.article import HEADINGS, folded, target, text_blocks
from alongside.formats.tags import Tag, Tagged
from alongside.model import Outcome, Outputs, Publication, Rule
from alongside.outcomes import cannot_tell, failed, passed

_NOTHING = "(nothing)"
_BOOKMARKED = 3
_SCOPES = {"row": "Row", "col": "Column"}


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    for pdf in pdf_files(outputs, rule):
        tagged, article = pdf.tags(), pdf.article()
        if tagged is None:
            continue
        if article is None:
            yield cannot_tell(pdf.place, "The web page that the PDF is compared with cannot be read.")
            continue
        pairs = _pairs(pdf, tagged, article, outputs.sources.publication)
        differences = [(part, *difference) for part, seen, wanted in pairs if (difference := _first(seen, wanted))]
        for part, seen, wanted in differences:
            yield failed(pdf.place, seen=seen, expected=wanted, part=str(rule.options["parts"][part]))
        if not differences:
            yield passed(pdf.place)


def _pairs(pdf: PdfFile, tagged: Tagged, article: html.HtmlElement, publication: Publication):
    """(part, what the PDF has, what the page has), each a list of words to compare."""
    body, language = tagged.body, pdf.variant.strand.language
    headings = [(int(tag.tag[1]), _said(tag)) for tag in article.iter(*HEADINGS)]
    bookmarks = [(level, title) for level, title in headings if level <= _BOOKMARKED]
    yield "language", [tagged.language], [language]
    yield "title", [_clean(tagged.title)], [title for level, title in headings if level == 1]
    yield "headings", _each(body, lambda tag: f"{tag.role[1]} {_text(tag)}", *(h.upper() for h in HEADINGS)), [
        f"{level} {title}" for level, title in headings]
    # The PDF has a bookmark for the contact details at its end, too.
    yield "bookmarks", [f"{level} {_clean(title)}" for level, title in tagged.bookmarks[:len(bookmarks)]], [
        f"{level} {title}" for level, title in bookmarks]
    yield "lists", _each(body, _label, "L", "LI", "Table", "TR", "TD", "BlockQuote"), [
        _LABELS[tag.tag] for tag in article.iter(*_LABELS)]
    yield "header-cells", _each(body, lambda tag: f"{tag.scope} {_text(tag)}", "TH"), [
        f"{_SCOPES.get(cell.get('scope', 'col'))} {_said(cell)}" for cell in article.iter("th")]
    yield "pictures", _each(body, lambda tag: _clean(tag.alt), "Figure"), [
        _clean(picture.get("alt")) for picture in article.iter("img") if picture.get("alt", "").strip()]
    yield "links", _each(body, lambda tag: f"{_text(tag)} → {' '.join(dict.fromkeys(tag.targets))}", "Link"), [
        f"{_said(link)} → {target(link.get('href'), publication, pdf.variant.strand, pdf.artifact.document)}"
        for link in article.iter("a") if link.get("href")]
    yield "languages", [f"{tag.language}: {_text(tag)}" for tag in body.all() if tag.language and _text(tag)], [
        f"{part.get('lang')}: {_said(part)}" for part in article.iterdescendants()
        if part.get("lang") and _said(part)]


_LABELS = {"ul": "list", "ol": "list", "dl": "list", "li": "item", "dt": "item", "dd": "item", "table": "table",
           "tr": "row", "td": "cell", "blockquote": "quotation"}


def _label(tag: Tag) -> str:
    return {"L": "list", "LI": "item", "Table": "table", "TR": "row", "TD": "cell", "BlockQuote": "quotation"}[tag.role]


def _each(body: Tag, said: Callable[[Tag], str], *roles: str) -> list[str]:
    return [said(tag) for tag in body.all(*roles)]


def _first(seen: list[str], wanted: list[str]) -> tuple[str, str] | None:
    return next(((a or _NOTHING, b or _NOTHING) for a, b in zip_longest(seen, wanted, fillvalue="") if a != b), None)


def _text(tag: Tag) -> str:
    return _clean(tag.text)


def _said(element: html.HtmlElement) -> str:
    return _clean(" ".join(text_blocks(element)))


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", folded(text.replace("\n", " ")))
