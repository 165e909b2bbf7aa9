"""What only several pages together can tell: their titles, their menus, and names of one place.

Only the frame is compared, which is what stands in a header, a footer or a <nav> outside the main
text: in running text one place may well be called otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from alongside.audit.checks.links import links, words_of
from alongside.audit.rendered_page import Element, RenderedPage
from alongside.text.scripts import words_to_compare

_FRAME = ("header", "footer", "nav")
_MAIN = ("main", "article")


@dataclass(frozen=True)
class FrameLink:
    """part: of the frame, by its outermost element. address: from the root of the site."""

    part: str
    address: str
    words: str


@dataclass(frozen=True)
class PageNotes:
    """What is kept of a page to hold it against others.

    title: of the document. language: of its root. frame: links, in document order. forms: the words
    of the button that sends a form, by the form's address.
    """

    path: str
    title: str
    language: str
    frame: tuple[FrameLink, ...] = ()
    forms: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Unlike:
    """A page that differs from an earlier one. values: for words of the finding."""

    page: PageNotes
    first: PageNotes
    values: Mapping[str, str]


def take_notes(page: RenderedPage) -> PageNotes:
    frame = (
        FrameLink(part, _address(page, link.get("href")), words_of(link).strip())
        for link in links(page)
        if (part := _part_of_frame(link))
    )
    return PageNotes(
        page.path, page.title.strip(), page.root.get("lang"), tuple(frame), tuple(_forms(page))
    )


def _address(page: RenderedPage, target: str) -> str:
    return urldefrag(urljoin(f"/{page.path}", target))[0]


def _part_of_frame(link: Element) -> str:
    """With its name where it has one, as a page may have several menus; "" in the main text."""
    outer = [element for element in link.ancestors() if element.tag in _FRAME]
    if not outer or link.closest(*_MAIN):
        return ""
    return f"{outer[-1].tag} {outer[-1].get('aria-label')}".strip()


def _forms(page: RenderedPage) -> Iterator[tuple[str, str]]:
    for form in page.rendered("form"):
        inside = form.descendants()
        buttons = [each for each in inside if each.tag == "button" or each.get("type") == "submit"]
        if len(buttons) == 1 and form.get("action"):
            yield _address(page, form.get("action")), buttons[0].name.strip()


def same_titles(pages: Sequence[PageNotes]) -> Iterator[Unlike]:
    """Each page with the first one that has the same title."""
    by_title: dict[str, PageNotes] = {}
    for page in pages:
        if page.title and page.title in by_title:
            yield Unlike(page, by_title[page.title], {"seen": page.title})
        by_title.setdefault(page.title, page)


Difference = Callable[[PageNotes, PageNotes], str]


def unlike_the_first(pages: Sequence[PageNotes], difference: Difference) -> Iterator[Unlike]:
    """Each page that differs from the first of its language and folder.

    A part of a site in another folder, such as easy read, has words of its own. difference: what is
    seen, or "".
    """
    first_of: dict[tuple[str, str], PageNotes] = {}
    for page in pages:
        first = first_of.setdefault((page.language, page.path.rpartition("/")[0]), page)
        seen = difference(page, first) if page is not first else ""
        if seen:
            yield Unlike(page, first, {"seen": seen})


def other_order(page: PageNotes, first: PageNotes) -> str:
    """The links that both have once in the same part of the frame, if their order differs."""
    ours, theirs = _once_in_part(page), _once_in_part(first)
    for part in ours.keys() & theirs.keys():
        common = ours[part].keys() & theirs[part].keys()
        order = [address for address in ours[part] if address in common]
        if order != [address for address in theirs[part] if address in common]:
            return ", ".join(ours[part][address] for address in order)
    return ""


def _once_in_part(page: PageNotes) -> dict[str, dict[str, str]]:
    """Words by address by part, in document order."""
    parts: dict[str, dict[str, str]] = defaultdict(dict)
    places = [(link.part, link.address) for link in page.frame]
    for link in page.frame:
        if places.count((link.part, link.address)) == 1:
            parts[link.part][link.address] = link.words
    return parts


def other_names(page: PageNotes, first: PageNotes) -> str:
    """A place in the frame, or a form, that the two pages name otherwise."""
    ours, theirs = _names(page), _names(first)
    for address, names in ours.items():
        if address in theirs and not names & theirs[address]:
            return f"{min(names)} / {min(theirs[address])}"
    return ""


def _names(page: PageNotes) -> dict[str, set[str]]:
    names: dict[str, set[str]] = defaultdict(set)
    for link in page.frame:
        names[link.address].add(link.words)
    for address, words in page.forms:
        names[f"form {address}"].add(words)
    return names


def help_elsewhere(help_words: Sequence[str]) -> Difference:
    """A link to help or contact that stands in different parts of the frame. help_words: of any
    language, in small letters."""

    def compare(page: PageNotes, first: PageNotes) -> str:
        ours, theirs = _parts_of_help(page, help_words), _parts_of_help(first, help_words)
        for address, parts in ours.items():
            if address in theirs and not parts & theirs[address]:
                return f"{min(parts)} / {min(theirs[address])}"
        return ""

    return compare


def _parts_of_help(page: PageNotes, help_words: Sequence[str]) -> dict[str, set[str]]:
    parts: dict[str, set[str]] = defaultdict(set)
    for link in page.frame:
        if set(words_to_compare(link.words.casefold())) & set(help_words):
            parts[link.address].add(link.part.split(" ")[0])
    return parts
