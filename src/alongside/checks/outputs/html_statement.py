"""The built accessibility statement says what the law prescribes, and every page leads to it.

A statement that is not there has its own finding (artifact-missing).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from alongside.model import Outcome, Outputs, Place, Rule
from alongside.readback.pages import HEADINGS, BuiltPage, article, built_pages, resolve, words
from alongside.rules.outcomes import failed, passed
from alongside.web.statement import STATEMENT, exceptions_in_words


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    at_root = urlsplit(outputs.sources.publication.url).path + STATEMENT  # as the not-found page links to it
    for page in built_pages(outputs):
        if page.path == STATEMENT:
            faults = list(_lacks(outputs, rule, page))
        elif any(resolve(page.path, href)[0] in (STATEMENT, at_root) for href in _addresses(page)):
            faults = []
        else:
            faults = [("no-link", page.path)]
        for fault, name in faults:
            yield _failed(rule, page.place(), fault, name)
        if not faults:
            yield passed(page.place())


def _lacks(outputs: Outputs, rule: Rule, page: BuiltPage) -> Iterator[tuple[str, str]]:
    """(fault, what it is about) for each thing that the statement does not say."""
    body, publication = article(page), outputs.sources.publication
    if body is None:
        body = page.tree
    headings = {_letters(words(heading)) for heading in body.iter(*HEADINGS)}
    for wanted in rule.options["headings"]:
        if _letters(wanted) not in headings:
            yield "no-heading", wanted
    links = {link.get("href") for link in body.iter("a")}
    for contact in (publication.contact["website"], f"mailto:{publication.contact['email']}"):
        if contact not in links:
            yield "no-contact", contact.removeprefix("mailto:")
    if rule.options["enforcement"] not in links:
        yield "no-enforcement", rule.options["enforcement"]
    said = _letters(words(body))
    for told in exceptions_in_words(outputs.sources):
        if not all(_letters(text) in said for text in told.values()):
            yield "no-exception", told["where"]


def _addresses(page: BuiltPage) -> Iterator[str]:
    return (link.get("href") for link in page.tree.iter("a") if link.get("href"))


def _letters(text: str) -> str:
    """Without the signs between the words, as a straight and a curly apostrophe say the same."""
    return " ".join(re.findall(r"\w+", text))


def _failed(rule: Rule, place: Place, fault: str, name: str) -> Outcome:
    texts = rule.options["faults"][fault]
    return failed(place, problem=texts["problem"].format(name=name), fix=texts["fix"].format(name=name))
