"""The page numbers in the contents of a book.

The engine writes them as it lays out the pages, so that a book is drawn once. What they are is read
from the drawn book, for its tags, and compared with what was written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lxml import html
from pikepdf import Pdf

from alongside.formats.pdf.paper_links import count_page_of
from alongside.formats.pdf.print_page import PrintPage, run_number
from alongside.formats.pdf.retag import find_drawn_runs
from alongside.model import Language
from alongside.readback.pdf_marked_text import DrawnText
from alongside.text.numerals import format_page_number

PAGE_NUMBER_PLACEHOLDER = 88
"""Stands for a page number until the book has been drawn."""


def count_pages(printed: PrintPage) -> PrintPage:
    """What is printed, with a counter of CSS in the place of each page number (see style.py)."""
    root: html.HtmlElement = html.document_fromstring(printed.html)
    for place in root.iterfind(".//*[@data-page-of]"):
        link = place.find("a")
        # Latin digits are set apart in an element of their own where other letters surround them.
        holder = html.Element("span") if link.text else link[0]
        if link.text:
            link.text = None
            link.append(holder)
        holder.text = None
        count_page_of(holder, f"#{place.get('data-page-of')}")
    return replace(printed, html=_to_text(root))


def fill_page_numbers(
    printed: PrintPage, pages: Mapping[str, int], language: Language
) -> PrintPage:
    """What is printed, with the right page numbers in its contents.

    pages: id of each heading to its page in the book, from 1. A missing one keeps its placeholder.
    """
    root: html.HtmlElement = html.document_fromstring(printed.html)
    runs = list(printed.runs)
    for place in root.iterfind(".//*[@data-page-of]"):
        link = place.find("a")
        holder = link if link.text else link[0]
        page = pages.get(place.get("data-page-of"), PAGE_NUMBER_PLACEHOLDER)
        old_text, new_text = holder.text, format_page_number(page, language)
        holder.text = new_text
        run = run_number(link)
        runs[run] = runs[run].replace(old_text, new_text)
    return replace(printed, html=_to_text(root), runs=tuple(runs))


def has_page_numbers(printed: PrintPage) -> bool:
    return "data-page-of=" in printed.html


def are_numbers_drawn(pdf: Pdf, printed: PrintPage) -> bool:
    """Whether each page number in the contents is drawn as it is in printed.

    pdf: as it was drawn.
    """
    root: html.HtmlElement = html.document_fromstring(printed.html)
    links = [place.find("a") for place in root.iterfind(".//*[@data-page-of]")]
    runs, texts = find_drawn_runs(pdf, len(printed.runs)), DrawnText(pdf)
    pages = [page.obj for page in pdf.pages]
    for run in map(run_number, links):
        drawn = (texts.text_of(pages[each.page], each.mcid) for each in runs[run].content)
        if "".join(drawn).strip() != printed.runs[run].strip():
            return False
    return True


def _to_text(root: html.HtmlElement) -> str:
    return str(html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>"))
