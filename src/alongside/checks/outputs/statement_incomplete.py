"""The built accessibility statement says what the law prescribes, and every page leads to it.

A statement that is not there has its own finding (artifact-missing).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from alongside.model import Outcome, Outputs, Place, Rule
from alongside.readback.pages import (
    HEADINGS,
    BuiltPage,
    article,
    built_pages,
    element_text,
    resolve_link,
)
from alongside.rules.outcomes import failed, passed
from alongside.web.statement import STATEMENT, describe_exceptions


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    at_root = (
        urlsplit(outputs.sources.publication.url).path + STATEMENT
    )  # as the not-found page links to it
    for page in built_pages(outputs):
        if page.path == STATEMENT:
            faults = list(_find_missing_parts(outputs, rule, page))
        elif any(
            resolve_link(page.path, href)[0] in (STATEMENT, at_root) for href in _addresses(page)
        ):
            faults = []
        else:
            faults = [("no-link", page.path)]
        for fault, name in faults:
            yield _failed_outcome(rule, page.place(), fault, name)
        if not faults:
            yield passed(page.place())


def _find_missing_parts(outputs: Outputs, rule: Rule, page: BuiltPage) -> Iterator[tuple[str, str]]:
    """(fault, what it is about) for each thing that the statement does not say."""
    body, publication = article(page), outputs.sources.publication
    if body is None:
        body = page.tree
    headings = {_remove_punctuation(element_text(heading)) for heading in body.iter(*HEADINGS)}
    for wanted in rule.options["headings"]:
        if _remove_punctuation(wanted) not in headings:
            yield "no-heading", wanted
    links = {link.get("href") for link in body.iter("a")}
    for contact in (publication.contact["website"], f"mailto:{publication.contact['email']}"):
        if contact not in links:
            yield "no-contact", contact.removeprefix("mailto:")
    if rule.options["enforcement"] not in links:
        yield "no-enforcement", rule.options["enforcement"]
    said = _remove_punctuation(element_text(body))
    for exception in describe_exceptions(outputs.sources):
        if not all(_remove_punctuation(text) in said for text in exception.values()):
            yield "no-exception", exception["where"]


def _addresses(page: BuiltPage) -> Iterator[str]:
    return (link.get("href") for link in page.tree.iter("a") if link.get("href"))


def _remove_punctuation(text: str) -> str:
    """Without the signs between the words, as a straight and a curly apostrophe say the same."""
    return " ".join(re.findall(r"\w+", text))


def _failed_outcome(rule: Rule, place: Place, fault: str, name: str) -> Outcome:
    texts = rule.options["faults"][fault]
    return failed(
        place, problem=texts["problem"].format(name=name), fix=texts["fix"].format(name=name)
    )
