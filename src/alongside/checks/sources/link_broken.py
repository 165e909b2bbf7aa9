"""Every link leads somewhere: to a page and section of this publication, or to a whole address
that every reader can reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import SplitResult, unquote, urlsplit

from alongside.checks.sources.link_hosts import find_host_fault, is_on_own_computer
from alongside.checks.sources.listed_links import listed_links
from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Link, Outcome, Rule, Sources, Variant
from alongside.pages.link_address import PageAddress, normalise_link
from alongside.pages.page_lines import page_links
from alongside.publication.attachments import find_attachment, is_attachment_path
from alongside.rules.fault_texts import fault_texts, suggestion
from alongside.rules.options import list_option
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(\.[\w-]+)+")
_PHONE = re.compile(r"\+?\d{3,}(?:;[\w=;.-]*)?", re.ASCII)
_TOLD_BY_ANOTHER_RULE = "told by another rule"
"""Of a page that is not written in this version yet: variant-missing tells of it, once."""


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a link of a page; the address of a website in publication.yml or a data file."""
    for variant in readable_variants(subject, rule):
        outcomes = _page_outcomes(subject, rule, variant)
        yield from outcomes_or_inapplicable(place_in(variant), outcomes)
    for place, address in listed_links(subject):
        fault = find_host_fault(address, rule)
        if fault:
            texts = fault_texts(rule, fault, target=address, text=address)
            yield failed(place, seen=address, **texts)
        else:
            yield passed(place)


def _page_outcomes(sources: Sources, rule: Rule, variant: Variant) -> Iterator[Outcome]:
    for link in page_links(variant):
        place = place_in(variant, link.line)
        fault, hint = _fault(sources, rule, variant, link)
        if fault == _TOLD_BY_ANOTHER_RULE:
            continue
        if fault:
            texts = fault_texts(rule, fault, target=link.target, text=link.text, hint=hint)
            yield failed(place, seen=f"[{link.text}]({link.target})", **texts)
        else:
            yield passed(place)


def _fault(sources: Sources, rule: Rule, variant: Variant, link: Link) -> tuple[str, str]:
    """Which fault the link has ("" for none), and a hint at what was meant."""
    if link.target.strip() in ("", "#"):
        return "empty", ""
    page = PageAddress(sources.publication.url, variant.strand.url, f"{variant.document}.md")
    # A browser takes %20 and the like for the signs that they stand for.
    target = unquote(normalise_link(link.target, page))
    try:
        parts = urlsplit(target)
    except ValueError:
        return "address", ""
    if is_on_own_computer(parts, target):
        return "own-computer", ""
    if parts.scheme or parts.netloc:
        return _address_fault(rule, parts, link.target), ""
    # Where the root of the site is, only the engine knows.
    if target.startswith("/"):
        return "site-path", ""
    if find_attachment(sources.publication, variant.strand, parts.path):
        return "", ""
    if fault := _file_fault(rule, parts.path):
        return fault, ""
    return _page_fault(sources, variant, parts.path, parts.fragment)


def _address_fault(rule: Rule, parts: SplitResult, target: str) -> str:
    """Of an address outside this publication."""
    # Without https: a page that is opened from a disk looks for it there.
    if parts.scheme in ("http", "https"):
        return find_host_fault(target, rule)
    # By form only: whether a mailbox is there cannot be known without the network.
    if parts.scheme == "mailto":
        return "" if _EMAIL.fullmatch(parts.path) else "email"
    if parts.scheme == "tel":
        return "" if _PHONE.fullmatch(parts.path) else "address"
    return "address"


def _file_fault(rule: Rule, path: str) -> str:
    """Of a link to a file that is no page. "" for any other."""
    if is_attachment_path(path):
        return "no-file"
    ending = PurePosixPath(path).suffix.lower().removeprefix(".")
    return "file-kind" if ending in list_option(rule, "unchecked_files") else ""


def _page_fault(sources: Sources, variant: Variant, path: str, section: str) -> tuple[str, str]:
    """Of a link to a page, "page.md#section" or "#section" on the same page."""
    pages = {f"{slug}.md": slug for slug in sources.publication.documents}
    if not path:
        return _section_fault(variant, section)
    if path not in pages:
        return "no-page", suggestion(path, pages, f"The pages are: {', '.join(pages)}.")
    # A link stays in its strand: readers of Urdu are led to the Urdu page.
    page = sources.variants.get((pages[path], variant.strand.key))
    if page is None:
        return _TOLD_BY_ANOTHER_RULE, ""
    return _section_fault(page, section)


def _section_fault(page: Variant, section: str) -> tuple[str, str]:
    # Of a page that cannot be read the sections are not known; unreadable-file says so.
    if not section or page.problem:
        return "", ""
    ids = [known.id for known in page.sections if known.id]
    if section in ids:
        return "", ""
    return "no-section", suggestion(section, ids, f"Its sections are: {', '.join(ids)}.")
