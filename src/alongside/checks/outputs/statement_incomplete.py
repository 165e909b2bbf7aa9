"""The built accessibility statement says what the law prescribes, and every page leads to it.

A statement that is not there has its own finding (artifact-missing).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from alongside.model import Outcome, Outputs, Rule
from alongside.readback.pages import (
    HEADINGS,
    BuiltPage,
    article,
    built_pages,
    element_text,
    resolve_link,
)
from alongside.rules.fault_texts import fault_texts
from alongside.rules.options import list_option, text_option
from alongside.rules.outcomes import failed, passed
from alongside.web.statement import STATEMENT, describe_exceptions


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page."""
    for page in built_pages(subject):
        if page.path == STATEMENT:
            faults = list(_find_missing_parts(subject, rule, page))
        elif _leads_to_statement(subject, page):
            faults = []
        else:
            faults = [("no-link", page.path)]
        for fault, name in faults:
            yield failed(page.place(), **fault_texts(rule, fault, name=name))
        if not faults:
            yield passed(page.place())


def _leads_to_statement(outputs: Outputs, page: BuiltPage) -> bool:
    # The not-found page, which is shown at any address, links from the top of the website.
    from_top = urlsplit(outputs.sources.publication.url).path + STATEMENT
    targets = {resolve_link(page.path, address)[0] for address in _link_addresses(page.tree)}
    return not targets.isdisjoint((STATEMENT, from_top))


def _find_missing_parts(outputs: Outputs, rule: Rule, page: BuiltPage) -> Iterator[tuple[str, str]]:
    """(fault, what it is about) for each thing that the statement does not say."""
    text = article(page)
    body = page.tree if text is None else text
    headings = {_remove_punctuation(element_text(heading)) for heading in body.iter(*HEADINGS)}
    for heading in list_option(rule, "headings"):
        if _remove_punctuation(heading) not in headings:
            yield "no-heading", heading
    links = set(_link_addresses(body))
    contact = outputs.sources.publication.contact
    for address in (contact["website"], f"mailto:{contact['email']}"):
        if address not in links:
            yield "no-contact", address.removeprefix("mailto:")
    enforcement = text_option(rule, "enforcement")
    if enforcement not in links:
        yield "no-enforcement", enforcement
    yield from _unnamed_exceptions(outputs, element_text(body))


def _unnamed_exceptions(outputs: Outputs, statement: str) -> Iterator[tuple[str, str]]:
    words = _remove_punctuation(statement)
    for exception in describe_exceptions(outputs.sources):
        if not all(_remove_punctuation(text) in words for text in exception.values()):
            yield "no-exception", exception["where"]


def _link_addresses(element: HtmlElement) -> Iterator[str]:
    for link in element.iter("a"):
        if link.get("href"):
            yield link.get("href", "")


def _remove_punctuation(text: str) -> str:
    """Without the signs between the words, as a straight and a curly apostrophe say the same."""
    return " ".join(re.findall(r"\w+", text))
