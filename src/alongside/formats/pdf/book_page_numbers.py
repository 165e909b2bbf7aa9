"""The page numbers in the contents of a book, which are known only after it has been drawn once."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import html

from alongside.formats.pdf.print_page import PrintPage, run_number
from alongside.model import Language
from alongside.text.numerals import format_page_number

PAGE_NUMBER_PLACEHOLDER = 88
"""Stands for a page number until the book has been drawn once. Few are wider."""


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
        # Latin digits are set apart in an element of their own where other letters surround them.
        holder = link if link.text else link[0]
        page = pages.get(place.get("data-page-of"), PAGE_NUMBER_PLACEHOLDER)
        old_text, new_text = holder.text, format_page_number(page, language)
        holder.text = new_text
        run = run_number(link)
        runs[run] = runs[run].replace(old_text, new_text)
    page_html = html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>")
    return PrintPage(page_html, tuple(runs), printed.head)


def heading_ids_in_contents(printed: PrintPage) -> list[str]:
    """Ids of the headings whose page numbers stand in the contents."""
    root: html.HtmlElement = html.document_fromstring(printed.html)
    return [place.get("data-page-of") for place in root.iterfind(".//*[@data-page-of]")]
