"""Each page forbids browsers to fetch or run what is not ours, and contains nothing so forbidden.

Scripts, and files from elsewhere, are named by the rule third-party-request.
"""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Outcome, Outputs, Rule
from alongside.outputs.expected import page_script
from alongside.readback.pages import BuiltPage, built_pages, selector
from alongside.rules.outcomes import failed, passed

_FETCHED = ("src", "srcset", "data", "poster", "{http://www.w3.org/1999/xlink}href", "xlink:href")


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    for page in built_pages(outputs):
        policy = (
            "policy_with_script"
            if page_script(outputs.sources.publication, page.path)
            else "policy"
        )
        faults = [
            *_head_faults(page, str(rule.options[policy]), str(rule.options["referrer"])),
            *_body_faults(page),
        ]
        for where, trouble, seen, expected in faults:
            said = str(rule.options["troubles"][trouble])
            yield failed(page.place(where), seen=seen or "nothing", expected=expected, trouble=said)
        if not faults:
            yield passed(page.place())


def _head_faults(
    page: BuiltPage, policy: str, referrer: str
) -> Iterator[tuple[str, str, str, str]]:
    """(selector, a key of options.troubles, seen, expected)"""
    metas = page.tree.xpath("/html/head/meta")
    policies = [
        meta for meta in metas if meta.get("http-equiv", "").lower() == "content-security-policy"
    ]
    if [meta.get("content") for meta in policies] != [policy]:
        yield "meta", "policy", " / ".join(meta.get("content", "") for meta in policies), policy
    elif policies[0].xpath(
        "preceding-sibling::link | preceding-sibling::style | preceding-sibling::script"
    ):
        yield "meta", "late", "", ""
    referrers = [
        meta.get("content", "") for meta in metas if meta.get("name", "").lower() == "referrer"
    ]
    if referrers != [referrer]:
        yield "meta", "referrer", " / ".join(referrers), referrer


def _body_faults(page: BuiltPage) -> Iterator[tuple[str, str, str, str]]:
    for element in page.tree.iter():
        if not isinstance(element.tag, str):
            continue  # a comment
        if element.tag == "style":
            yield "style", "style", (element.text or "").strip()[:60], ""
        if "style" in element.attrib:
            yield selector(element), "style", f'style="{element.get("style")}"'[:60], ""
        for name in _FETCHED:
            if element.get(name, "").strip().lower().startswith("data:"):
                yield selector(element), "data", element.get(name)[:60], ""
