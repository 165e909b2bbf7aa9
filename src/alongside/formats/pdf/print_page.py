"""Makes the page that we print of the article of a built page, with every run of text numbered.

A run is a stretch of text within one element. Each is wrapped in a link to "run:<number>",
because a link's address is the one thing that WeasyPrint carries from its input into the
tag tree of the PDF. retag.py reads it there and takes all these links out again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from lxml import html

from alongside.formats.pdf.form_fields import replace_controls
from alongside.formats.pdf.identity import identity
from alongside.formats.pdf.left_to_right import keep_neighbours_in_order
from alongside.formats.pdf.own_release import OWN_RELEASE, say_own_release
from alongside.formats.pdf.paper_links import add_paper_addresses, replace_link, short_address
from alongside.formats.pdf.run_numbering import RUN_SCHEME, RunNumberer
from alongside.model import Language, Publication, Strand
from alongside.outputs.expected import page_url
from alongside.readback.article import fold_white_space, resolve_link
from alongside.web.contact import contact_ways

_MOST_DIGITS = 4
"""Of a list's number, for which print.css makes room."""

_TALL_CELL = 300
"""Letters of a cell that make its row so tall that it may be divided."""
_LETTERS_OF_LINE = 30
"""Of a line in a cell: an item of a list takes a line, however short it is."""


@dataclass(frozen=True)
class PrintPage:
    """html: for WeasyPrint. runs: each run's text, by its number; of a picture, its alt text.

    head: the lines at the head of a page, which the body of html holds, too. release: the one that
    the page names, or "".
    """

    html: str
    runs: tuple[str, ...]
    head: str = ""
    release: str = ""


def make_print_page(
    article: html.HtmlElement,
    *,
    publication: Publication,
    strand: Strand,
    document: str,
    draft: str,
    release: str = "",
) -> PrintPage:
    """Our template for printing, with the article in it.

    draft: what the page says of being a draft, or "". document: its name in publication.yml.
    release: the one that is named; OWN_RELEASE for an id made of this page; "" for none.
    """
    language = publication.language_of(strand)
    title = fold_white_space(article.xpath("string(.//h1)"))
    page = template("page").render(
        language=language,
        strings=language.strings,
        title=title,
        level=strand.level,
        identity=identity(publication, strand, title, release),
        draft=_notice_on_paper(draft, language),
        contact=publication.contact,
        ways=contact_ways(publication, strand),
        address=page_url(publication, strand, document),
    )
    root: html.HtmlElement = html.document_fromstring(page)
    place = root.find(".//article")
    place.getparent().replace(place, article)
    for link in root.iterfind(".//a[@href]"):
        link.set("href", resolve_link(link.get("href"), publication, strand, document))
    root.find("body").set("data-release", release)
    if release == OWN_RELEASE:
        say_own_release(root)
    return number_runs(root, language)


def _notice_on_paper(draft: str, language: Language) -> str:
    """The notice of a draft in words for paper, which is no page of a website."""
    strings = language.strings
    for on_screen, on_paper in (
        ("draft_notice", "book_draft"),
        ("draft_in_part", "draft_in_part_on_paper"),
    ):
        draft = draft.replace(strings[on_screen], strings[on_paper])
    return draft


def number_runs(root: html.HtmlElement, language: Language) -> PrintPage:
    """A whole page to print, with its runs numbered. Its links lead where they shall in the PDF."""
    # Before the numbering, which puts a link of its own around each run.
    for link in root.xpath("//a[not(@class='number')]"):
        replace_link(link, link.get("href", ""))
    for row in root.iter("tr"):
        _let_tall_rows_break(row)
    for items in root.iter("ol"):
        _make_room_for_numbers(items)
    for item in root.xpath("//li[not(@data-role)]"):
        _insert_marker(item)
    replace_controls(root, language)
    runs: list[str] = []
    # Latin letters and digits are set apart in other scripts, so that they get a font of their own.
    mixed = language.script != "Latn"
    from_right = language.direction == "rtl"
    numberer = RunNumberer(
        runs, mixed=mixed, clinging=language.no_line_end_words, from_right=from_right
    )
    body = root.find("body")
    if from_right:
        keep_neighbours_in_order(body)
    numberer.walk(body)
    # After the numbering: what only paper needs is no text of the page.
    add_paper_addresses(root, language)
    return PrintPage(
        html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>"),
        tuple(runs),
        body.get("data-head", ""),
        body.get("data-release", ""),
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
    siblings = [child for child in items if child.tag == "li"]
    return f"{_first_number(items) + siblings.index(item)}."


def _make_room_for_numbers(items: html.HtmlElement) -> None:
    """Says in a class how many digits the longest number of a list has, if more than one."""
    last = _first_number(items) + len(items.findall("li")) - 1
    digits = min(len(str(last)), _MOST_DIGITS)
    if digits > 1:
        items.set("class", f"{items.get('class', '')} digits-{digits}".strip())


def _let_tall_rows_break(row: html.HtmlElement) -> None:
    """Marks a row that may be taller than a page. Kept whole, it would lose its table's head."""
    for cell in row:
        lines = len(cell.findall(".//li")) + len(cell.findall(".//p")) + len(cell.findall(".//br"))
        if len(cell.text_content()) + lines * _LETTERS_OF_LINE > _TALL_CELL:
            row.set("class", "tall")


def _first_number(items: html.HtmlElement) -> int:
    start = items.get("start", "")
    return int(start) if start.isdecimal() else 1
