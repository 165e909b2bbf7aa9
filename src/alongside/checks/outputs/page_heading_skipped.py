"""Headings of a built page go down one level at a time, from one main heading."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from alongside.model import Outcome, Outputs, Rule
from alongside.readback.pages import HEADINGS, BuiltPage, built_pages, element_text, selector
from alongside.rules.outcomes import failed, passed


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    for page in built_pages(outputs):
        faults = list(_faults(page))
        yield from faults or [passed(page.place())]


def _faults(page: BuiltPage) -> Iterator[Outcome]:
    level_above = 0
    above = "the start of the page"
    for heading in _main_headings(page):
        level = HEADINGS.index(heading.tag) + 1
        if level > level_above + 1:
            yield failed(
                page.place(selector(heading)),
                seen=f"level {level}",
                expected=f"level {level_above + 1}",
                heading=element_text(heading),
                above=above,
            )
        level_above = level
        above = f"“{element_text(heading)}”"


def _main_headings(page: BuiltPage) -> Iterator[HtmlElement]:
    # Headings before the main text belong to menus and have an order of their own.
    for main in page.tree.iter("main"):
        yield from main.iter(*HEADINGS)
