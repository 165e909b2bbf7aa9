"""Each page forbids browsers to fetch or run what is not ours, and contains nothing so forbidden.

Scripts, and files from elsewhere, are named by the rule third-party-request.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from lxml.html import HtmlElement

from alongside.checks.outputs.file_outcomes import examine_each
from alongside.model import Outcome, Outputs, Publication, Rule
from alongside.model.own_pages import NOT_FOUND
from alongside.outputs.expected import page_script
from alongside.readback.attribute_addresses import attributes_of
from alongside.readback.pages import BuiltPage, built_pages, find_elements, selector
from alongside.rules.options import mapping_option, text_option
from alongside.rules.outcomes import failed, passed

_FETCHED = ("src", "srcset", "data", "poster", "{http://www.w3.org/1999/xlink}href", "xlink:href")
_SNIPPET_LETTERS = 60
_LOADS_SOMETHING = "preceding-sibling::link | preceding-sibling::style | preceding-sibling::script"


class _Fault(NamedTuple):
    """selector: where. trouble: a key of options.troubles."""

    selector: str
    trouble: str
    seen: str = ""
    expected: str = ""


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page."""
    examine = partial(_outcomes, subject.sources.publication)
    yield from examine_each(built_pages(subject), rule, examine)


def _outcomes(publication: Publication, page: BuiltPage, rule: Rule) -> Iterator[Outcome]:
    troubles = mapping_option(rule, "troubles")
    runs_script = bool(page_script(publication, page.path))
    policy = text_option(rule, "policy_with_script" if runs_script else "policy")
    own_style = _own_style(page)
    if own_style is not None:
        digest = base64.b64encode(hashlib.sha256(own_style.text.encode()).digest()).decode()
        policy = text_option(rule, "policy_with_style").format(digest=digest)
    faults = [
        *_policy_faults(page, policy),
        *_referrer_faults(page, text_option(rule, "referrer")),
        *_body_faults(page, own_style),
    ]
    for fault in faults:
        yield failed(
            page.place(fault.selector),
            seen=fault.seen or "nothing",
            expected=fault.expected,
            trouble=troubles[fault.trouble],
        )
    if not faults:
        yield passed(page.place())


def _own_style(page: BuiltPage) -> HtmlElement | None:
    """The style in the head of the page that is shown at any address: it can link to none."""
    styles = find_elements(page.tree, "/html/head/style[text()]")
    return styles[0] if page.path == f"{NOT_FOUND}.html" and styles else None


def _policy_faults(page: BuiltPage, policy: str) -> Iterator[_Fault]:
    metas = [
        meta
        for meta in find_elements(page.tree, "/html/head/meta")
        if meta.get("http-equiv", "").lower() == "content-security-policy"
    ]
    contents = [meta.get("content", "") for meta in metas]
    if contents != [policy]:
        yield _Fault("meta", "policy", " / ".join(contents), policy)
    elif find_elements(metas[0], _LOADS_SOMETHING):
        # What comes before the policy is fetched without it.
        yield _Fault("meta", "late")


def _referrer_faults(page: BuiltPage, referrer: str) -> Iterator[_Fault]:
    contents = [
        meta.get("content", "")
        for meta in find_elements(page.tree, "/html/head/meta")
        if meta.get("name", "").lower() == "referrer"
    ]
    if contents != [referrer]:
        yield _Fault("meta", "referrer", " / ".join(contents), referrer)


def _body_faults(page: BuiltPage, own_style: HtmlElement | None) -> Iterator[_Fault]:
    """own_style: the one that the page's policy allows, if any."""
    for element in page.tree.iter():
        if isinstance(element.tag, str) and element is not own_style:  # and not a comment
            yield from _element_faults(element)


def _element_faults(element: HtmlElement) -> Iterator[_Fault]:
    if element.tag == "style":
        yield _Fault("style", "style", (element.text or "").strip()[:_SNIPPET_LETTERS])
    for name, value in attributes_of(element):
        if name == "style":
            seen = f'style="{value}"'[:_SNIPPET_LETTERS]
            yield _Fault(selector(element), "style", seen)
        elif name in _FETCHED and value.strip().lower().startswith("data:"):
            yield _Fault(selector(element), "data", value[:_SNIPPET_LETTERS])
