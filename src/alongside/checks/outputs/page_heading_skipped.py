"""Headings of a built page go down one level at a time, from one main heading."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Outcome, Outputs, Rule
from alongside.readback.pages import HEADINGS, built_pages, element_text, selector
from alongside.rules.outcomes import failed, passed


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    for page in built_pages(outputs):
        faults, depth, above = [], 0, "the start of the page"
        # Headings before the main text belong to menus and have an order of their own.
        for heading in (h for main in page.tree.iter("main") for h in main.iter(*HEADINGS)):
            level = HEADINGS.index(heading.tag) + 1
            if level > depth + 1:
                faults.append(
                    failed(
                        page.place(selector(heading)),
                        seen=f"level {level}",
                        expected=f"level {depth + 1}",
                        heading=element_text(heading),
                        above=above,
                    )
                )
            depth, above = level, f"“{element_text(heading)}”"
        yield from faults or [passed(page.place())]
