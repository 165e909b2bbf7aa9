"""Each page says its own language, direction, title and main heading."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from alongside.checks.outputs.file_outcomes import examine_each
from alongside.model import Language, Outcome, Outputs, Publication, Rule
from alongside.readback.pages import BuiltPage, built_pages, element_text, find_elements
from alongside.rules.outcomes import failed, passed
from alongside.web.frame import page_head_title


class _Fault(NamedTuple):
    """selector: where. thing: what is wrong, in words."""

    selector: str
    thing: str
    seen: str
    expected: str


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page."""
    examine = partial(_outcomes, subject.sources.publication)
    yield from examine_each(built_pages(subject), rule, examine)


def _outcomes(publication: Publication, page: BuiltPage, _rule: Rule) -> Iterator[Outcome]:
    language = publication.language_of(page.strand)
    faults = [*_language_faults(page, language), *_title_faults(page, publication)]
    if not faults:
        yield passed(page.place())
    for fault in faults:
        yield failed(
            page.place(fault.selector),
            seen=fault.seen or "nothing",
            expected=fault.expected,
            thing=fault.thing,
        )


def _language_faults(page: BuiltPage, language: Language) -> Iterator[_Fault]:
    tag = page.tree.get("lang", "")
    if tag != language.tag:
        yield _Fault("html", "language", tag, f"{language.tag} ({language.name})")
    direction = page.tree.get("dir", "")
    if direction != language.direction:
        yield _Fault("html", "direction of writing", direction, language.direction)


def _title_faults(page: BuiltPage, publication: Publication) -> Iterator[_Fault]:
    headings = [element_text(heading) for heading in page.tree.iter("h1")]
    heading = _expected_heading(page, headings)
    if headings != [heading] or not heading:
        yield _Fault("h1", "main heading", " / ".join(headings), heading or "one main heading")
    expected = page_head_title(publication, page.strand, _title_of_page(page, heading))
    titles = [element_text(title) for title in find_elements(page.tree, "/html/head/title")]
    if titles != [expected]:
        yield _Fault("title", "title", " / ".join(titles), expected)


def _expected_heading(page: BuiltPage, headings: list[str]) -> str:
    """A generated page is asked for one main heading, whatever it says."""
    if page.leaf:
        return page.leaf.title
    return headings[0] if headings else ""


def _title_of_page(page: BuiltPage, heading: str) -> str:
    """The page of a section names its document as well."""
    if page.variant is None or page.leaf is None or page.leaf.is_first:
        return heading
    return f"{heading} – {page.variant.title}"
