"""What only several pages together can tell: their titles, menus and where help is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alongside.audit.checks.links import links, words_of
from alongside.audit.rendered_page import RenderedPage


@dataclass(frozen=True)
class PageNotes:
    """What is kept of a page to hold it against others.

    title: of the document. language: of its root. menu: words of the links of its first <nav>.
    """

    path: str
    title: str
    language: str
    menu: tuple[str, ...]


def take_notes(page: RenderedPage) -> PageNotes:
    menu: list[str] = []
    for link in links(page):
        nav = link.closest("nav")
        first = next(iter(page.with_tag("nav")), None)
        if nav is not None and nav is first:
            menu.append(words_of(link))
    return PageNotes(page.path, page.title.strip(), page.root.get("lang"), tuple(menu))


def same_titles(pages: Sequence[PageNotes]) -> Iterator[tuple[PageNotes, PageNotes]]:
    """Each page with the first one that has the same title."""
    by_title: dict[str, PageNotes] = {}
    for page in pages:
        if page.title and page.title in by_title:
            yield page, by_title[page.title]
        by_title.setdefault(page.title, page)


def menus_in_other_order(pages: Sequence[PageNotes]) -> Iterator[tuple[PageNotes, PageNotes]]:
    """Each page whose menu has the links of another one of its language in another order."""
    known: dict[tuple[str, frozenset[str]], list[PageNotes]] = defaultdict(list)
    for page in pages:
        alike = known[page.language, frozenset(page.menu)]
        if len(page.menu) > 1 and alike and alike[0].menu != page.menu:
            yield page, alike[0]
        alike.append(page)
