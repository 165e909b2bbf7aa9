"""Headings of a built page go down one level at a time, from one main heading."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from alongside.checks.outputs.file_outcomes import examine_each
from alongside.model import Outcome, Outputs, Rule
from alongside.readback.pages import HEADINGS, BuiltPage, built_pages, element_text, selector
from alongside.rules.outcomes import failed, inapplicable, passed


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a heading of the main text."""
    yield from examine_each(built_pages(subject), rule, _outcomes)


def _outcomes(page: BuiltPage, _rule: Rule) -> list[Outcome]:
    return list(_heading_outcomes(page)) or [inapplicable(page.place())]


def _heading_outcomes(page: BuiltPage) -> Iterator[Outcome]:
    level_above = 0
    above = "the start of the page"
    for heading in _main_headings(page):
        level = HEADINGS.index(heading.tag) + 1
        place = page.place(selector(heading))
        if level > level_above + 1:
            yield failed(
                place,
                seen=f"level {level}",
                expected=f"level {level_above + 1}",
                heading=element_text(heading),
                above=above,
            )
        else:
            yield passed(place)
        level_above = level
        above = f"“{element_text(heading)}”"


def _main_headings(page: BuiltPage) -> Iterator[HtmlElement]:
    # Headings before the main text belong to menus and have an order of their own.
    for main in page.tree.iter("main"):
        yield from main.iter(*HEADINGS)
