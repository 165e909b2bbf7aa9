"""Makes the page that we print of the article of a built page, with every run of text numbered.

A run is a stretch of text within one element. Each is wrapped in a link to "run:<number>",
because a link's address is the one thing that WeasyPrint carries from its input into the
tag tree of the PDF. retag.py reads it there and takes all these links out again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from lxml import html

from alongside.formats.pdf.run_numbering import RUN_SCHEME, RunNumberer
from alongside.model import Language, Publication, Strand
from alongside.readback.article import fold_white_space, page_url, resolve_link

_ADDRESS = re.compile(r"[!-~]*(?:://|@)[!-~]+")
"""A web or e-mail address, written out."""


@dataclass(frozen=True)
class PrintPage:
    """html: for WeasyPrint. runs: each run's text, by its number; of a picture, its alt text."""

    html: str
    runs: tuple[str, ...]


def make_print_page(
    article: html.HtmlElement,
    *,
    publication: Publication,
    strand: Strand,
    document: str,
    draft: str,
) -> PrintPage:
    """Our template for printing, with the article in it.

    draft: what the page says of being a draft, or "". document: its name in publication.yml.
    """
    language = publication.language_of(strand)
    title = fold_white_space(article.xpath("string(.//h1)"))
    page = template("page").render(
        language=language,
        strings=language.strings,
        title=title,
        level=strand.level,
        draft=draft,
        contact=publication.contact,
        address=page_url(publication, strand, document),
    )
    root: html.HtmlElement = html.document_fromstring(page)
    place = root.find(".//article")
    place.getparent().replace(place, article)
    for link in root.iterfind(".//a[@href]"):
        link.set("href", resolve_link(link.get("href"), publication, strand, document))
    return number_runs(root, language)


def number_runs(root: html.HtmlElement, language: Language) -> PrintPage:
    """A whole page to print, with its runs numbered. Its links lead where they shall in the PDF."""
    # Before the numbering, which puts a link of its own around each run.
    for link in root.xpath("//a[not(@class='number')]"):
        _replace_link(link, link.get("href", ""))
    for item in root.xpath("//li[not(@data-role)]"):
        _insert_marker(item)
    runs: list[str] = []
    # Latin letters and digits are set apart in other scripts, so that they get a font of their own.
    mixed = language.script != "Latn"
    numberer = RunNumberer(runs, mixed=mixed, clinging=language.no_line_end_words)
    numberer.walk(root.find("body"))
    return PrintPage(
        html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>"), tuple(runs)
    )


@lru_cache(maxsize=4)
def template(name: str) -> Template:
    """One of the pages in print/."""
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    environment.filters["short"] = short_address
    text = files("alongside.formats.pdf").joinpath(f"print/{name}.html").read_text(encoding="utf-8")
    return environment.from_string(text)


def run_number(link: html.HtmlElement) -> int:
    """The number of the run in a link to one, from 0."""
    return int(link.get("href").removeprefix(RUN_SCHEME))


def short_address(address: str) -> str:
    """An address as people type it: without what browsers and servers add by themselves."""
    return address.removeprefix("https://").removesuffix("/")


def _replace_link(link: html.HtmlElement, address: str) -> None:
    # Renamed, because the link to the run goes inside it and links must not nest.
    link.tag = "span"
    if link.attrib.pop("href", ""):
        is_address = _ADDRESS.fullmatch(fold_white_space(link.text_content()))
        link.set("class", "link address" if is_address else "link")
        link.set("data-link", address)


def _insert_marker(item: html.HtmlElement) -> None:
    """A list's bullet or number as a run, so that it gets its label in the tag tree."""
    marker = html.Element("a")
    marker.set("class", "marker")
    marker.text = _marker_text(item)
    begins_with_paragraph = len(item) and item[0].tag == "p" and not (item.text or "").strip()
    place = item[0] if begins_with_paragraph else item
    marker.tail, place.text = place.text, None
    place.insert(0, marker)


def _marker_text(item: html.HtmlElement) -> str:
    items = item.getparent()
    if items.tag != "ol":
        return "•"
    start = items.get("start", "")
    first = int(start) if start.isdecimal() else 1
    siblings = [child for child in items if child.tag == "li"]
    return f"{first + siblings.index(item)}."
