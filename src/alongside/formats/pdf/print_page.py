"""The article of a built page to the page that we print: our template around it, every run of text numbered.

A run is a stretch of text within one element. Each is wrapped in a link to "run:<number>",
because a link's address is the one thing that WeasyPrint carries from its input into the
tag tree of the PDF. retag.py reads it there and takes all these links out again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from lxml import html

from alongside.model import Language, Publication, Strand
from alongside.readback.article import (
    BLOCKS,
    collapse_white_space,
    fold_white_space,
    page_url,
    resolve_link,
)

RUN_SCHEME = "run:"
LABEL_CLASSES = ("marker", "number")
"""Classes of what we put before a list item, and before a paragraph that can be cited."""
_SPACE = " \t\r\n\f"
_ADDRESS = re.compile(r"[!-~]*(?:://|@)[!-~]+")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_TELEPHONE = r"(?<!\S)(?:\+\d{1,3} ?)?\(?0?\d{2,5}\)? \d{2,4}(?: \d{2,4})+(?!\d)"
_LATIN = re.compile(r"#?[0-9A-Za-zÀ-ɏ](?:[0-9A-Za-zÀ-ɏ \u00a0.,:;/&'’@%+()_–-]*[0-9A-Za-zÀ-ɏ%])?")


@dataclass(frozen=True)
class PrintPage:
    """html: what WeasyPrint is given. runs: each run's exact text, by number; of a picture, its alt text."""

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
    """draft: what the page says of being one, or ""."""
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
    root = html.document_fromstring(page)
    place = root.find(".//article")
    place.getparent().replace(place, article)
    for link in root.iterfind(".//a[@href]"):
        link.set("href", resolve_link(link.get("href"), publication, strand, document))
    return number_runs(root, language)


def number_runs(root: html.HtmlElement, language: Language) -> PrintPage:
    """A whole page to print, whose links lead where they shall in the PDF, with every run of text numbered."""
    for link in root.xpath("//a[not(@class='number')]"):
        _replace_link(link, link.get("href", ""))
    for item in root.xpath("//li[not(@data-role)]"):
        _insert_marker(item)
    runs: list[str] = []
    _RunNumberer(runs, mixed=language.script != "Latn", clinging=language.no_line_end_words).walk(
        root.find("body")
    )
    return PrintPage(
        html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>"), tuple(runs)
    )


@lru_cache(maxsize=4)
def template(name: str):
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
        link.set(
            "class",
            "link address" if _ADDRESS.fullmatch(fold_white_space(link.text_content())) else "link",
        )
        link.set("data-link", address)


def _insert_marker(item: html.HtmlElement) -> None:
    """A list's bullet or number as a run, so that it gets its label in the tag tree."""
    marker = html.Element("a")
    marker.set("class", "marker")
    siblings = [child for child in item.getparent() if child.tag == "li"]
    start = item.getparent().get("start", "")
    first = int(start) if start.isdecimal() else 1
    marker.text = f"{first + siblings.index(item)}." if item.getparent().tag == "ol" else "•"
    paragraph = (
        item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
    )
    marker.tail, paragraph.text = paragraph.text, None
    paragraph.insert(0, marker)


def _wrap_all(run: html.HtmlElement, text: str) -> None:
    """A stretch that is told to go from left to right: signs at its ends, too, as in (01582) 511 033."""
    latin = html.Element("span")
    latin.set("class", "latin" if _LETTER.search(text) else "latin whole")
    latin.set("dir", "ltr")
    run.append(latin)
    latin.text = text.rstrip(_SPACE) or text
    _append_text(run, latin, text[len(latin.text) :])


def _wrap_latin(run: html.HtmlElement, text: str) -> None:
    """Latin words as one stretch each: WeasyPrint does not order words of one direction over two elements."""
    end, last = 0, None
    for found in _LATIN.finditer(text):
        latin = html.Element("span")
        latin.set("class", "latin")
        stop = found.end()
        if found[0].count("(") > found[0].count(")") and text[stop : stop + 1] == ")":
            stop += 1
        latin.text = text[found.start() : stop]
        _append_text(run, last, text[end : found.start()])
        run.append(latin)
        end, last = stop, latin
    _append_text(run, last, text[end:])


def _wrap_unbroken(run: html.HtmlElement, text: str, pattern: re.Pattern) -> None:
    """A telephone number, or a clinging word and the next, as one stretch that stays in one line."""
    end, last = 0, None
    for found in pattern.finditer(text):
        number = html.Element("span")
        number.set("class", "whole")
        number.text = found[0]
        _append_text(run, last, text[end : found.start()])
        run.append(number)
        end, last = found.end(), number
    _append_text(run, last, text[end:])


def _append_text(run: html.HtmlElement, last: html.HtmlElement | None, text: str) -> None:
    """A space after the words gets an element of its own.

    WeasyPrint 70 measures it with the last line of the words, and if that is too long, breaks it after one word.
    """
    words = text.rstrip(_SPACE) or text
    if last is None:
        run.text = words
    else:
        last.tail = words
    if words != text:
        space = html.Element("span")
        space.text = text[len(words) :]
        run.append(space)


def _direction(element: html.HtmlElement) -> str | None:
    """As told; of <bdi>, which tells none, by its letters: numbers go from left to right."""
    if element.tag == "bdi" and not element.get("dir"):
        return "rtl" if _RIGHT_TO_LEFT.search(element.text_content()) else "ltr"
    return element.get("dir")


class _RunNumberer:
    """Wraps each run in its numbered link, and folds white space as a browser would.

    mixed: Latin letters and digits are to be set apart, so that they get a font of their own.
    clinging: words that stay in one line with the next word.
    """

    def __init__(self, runs: list[str], mixed: bool, clinging: Sequence[str]):
        self.runs, self.mixed = runs, mixed
        joined = rf"|(?<!\w)(?:(?i:{'|'.join(clinging)})[{_SPACE}]+)+\S+" if clinging else ""
        self.unbroken_pattern = re.compile(_TELEPHONE + joined)
        self.after_space = True
        self.in_block = False
        self.left_to_right = False

    def walk(self, element: html.HtmlElement) -> None:
        if element.tag == "a" and element.get("class") in LABEL_CLASSES:
            element.set("href", self._add_run(element.text))
            self._close_block()
            return
        if element.tag == "img":
            wrapper = html.Element("a", href=self._add_run(element.get("alt", "")))
            wrapper.tail, element.tail = element.tail, None
            element.getparent().replace(element, wrapper)
            wrapper.append(element)
            self.in_block = False
            return
        if element.tag == "br":
            self._end_with_space()
            return
        if element.tag in BLOCKS:
            self._close_block()
        children = list(element)
        outside = self.left_to_right
        self.left_to_right = {"ltr": True, "rtl": False}.get(_direction(element), outside)
        if (run := self._wrap_run(element.text)) is not None:
            element.text = None
            element.insert(0, run)
        for child in children:
            # The tail is taken after the walk, which may put a wrapper in the child's place.
            tail, child.tail = child.tail, None
            self.walk(child)
            last = child.getparent() if child.tag == "img" else child
            if (run := self._wrap_run(tail)) is not None:
                last.addnext(run)
            else:
                last.tail = tail
        self.left_to_right = outside
        if element.tag in BLOCKS:
            self._close_block()

    def _wrap_run(self, text: str | None) -> html.HtmlElement | None:
        words = collapse_white_space(text or "")
        if self.after_space:
            words = words.lstrip(" ")
        if not words.strip(" "):
            if words:
                self._end_with_space()
            return None
        run = html.Element("a", href=self._add_run(words))
        self.after_space, self.in_block = words.endswith(" "), True
        if self.mixed and self.left_to_right:
            _wrap_all(run, text)
        elif self.mixed:
            _wrap_latin(run, text)
        else:
            _wrap_unbroken(run, text, self.unbroken_pattern)
        return run

    def _add_run(self, text: str) -> str:
        self.runs.append(text)
        self.after_space = False
        return f"{RUN_SCHEME}{len(self.runs) - 1}"

    def _end_with_space(self) -> None:
        if self.in_block and not self.after_space:
            self.runs[-1] += " "
        self.after_space = True

    def _close_block(self) -> None:
        if self.in_block:
            self.runs[-1] = self.runs[-1].rstrip(" ")
        self.after_space, self.in_block = True, False
