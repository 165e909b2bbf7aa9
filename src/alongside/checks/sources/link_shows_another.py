"""A telephone number, e-mail address or website that a link shows while it leads to another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from babel import Locale

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Link, Outcome, Rule, Sources, Variant
from alongside.pages.link_address import normalise_link
from alongside.pages.page_lines import page_links
from alongside.rules.fault_texts import fault_texts
from alongside.rules.options import list_option
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.text.number_spelling import to_western_digits
from alongside.text.phones import find_phones, is_same_phone
from alongside.text.typography import normalise_typography

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_WHOLE_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"(?:[\w-]+\.)+([a-z]{2,})(?:/\S*)?")


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a link."""
    for variant in readable_variants(subject, rule):
        outcomes = _page_outcomes(rule, variant)
        yield from outcomes_or_inapplicable(place_in(variant), outcomes)


def _page_outcomes(rule: Rule, variant: Variant) -> Iterator[Outcome]:
    endings = {*list_option(rule, "endings"), *_country_endings()}
    endings -= {*list_option(rule, "endings_of_files")}
    for link in page_links(variant):
        place = place_in(variant, link.line)
        fault, shown = _find_fault(link, endings)
        if fault:
            texts = fault_texts(rule, fault, shown=shown, target=link.target)
            yield failed(place, seen=f"[{link.text}]({link.target})", **texts)
        else:
            yield passed(place)


def _country_endings() -> set[str]:
    """.pl and the like: CLDR's two letters of each country."""
    codes = map(str, Locale("en").territories)
    return {code.lower() for code in codes if len(code) == 2 and code.isalpha()}


def _find_fault(link: Link, endings: set[str]) -> tuple[str, str]:
    """(fault, what the link shows), or ("", "")."""
    target = normalise_link(link.target)
    scheme = target.partition(":")[0]
    text = to_western_digits(normalise_typography(link.text))
    if scheme == "mailto":
        return _email_fault(text, target)
    if scheme == "tel":
        return _phone_fault(text, target)
    if scheme in ("http", "https"):
        return _website_fault(text, target, endings)
    return "", ""


def _email_fault(text: str, target: str) -> tuple[str, str]:
    shown = _EMAIL.findall(text)
    # Several people can be written to: mailto:a@example.org,b@example.org
    called = unquote(urlsplit(target).path).split(",")
    wrong = [email for email in shown if email.lower().rstrip(".") not in called]
    return ("email", wrong[0]) if wrong else ("", "")


def _phone_fault(text: str, target: str) -> tuple[str, str]:
    called = urlsplit(target).path.partition(";")[0]
    shown = find_phones(text, called)
    if not shown or any(is_same_phone(phone, called) for phone in shown):
        return "", ""
    return "phone", shown[0]


def _website_fault(text: str, target: str, endings: set[str]) -> tuple[str, str]:
    email = _EMAIL.fullmatch(text.strip())
    if email:
        return "email", email[0]
    for shown in _shown_websites(text, endings):
        if not _is_same_website(shown, target):
            return "website", shown
    return "", ""


def _shown_websites(text: str, endings: set[str]) -> Iterator[str]:
    yield from (found.rstrip(".,;:!?)'") for found in _WHOLE_ADDRESS.findall(text))
    bare = _BARE_ADDRESS.fullmatch(text.strip(" .,;:()'"))
    # Node.js is no website: only known endings count.
    if bare and bare[1] in endings and not text.lower().startswith("www."):
        yield bare[0]


def _is_same_website(shown: str, target: str) -> bool:
    """Whether one is the other or a part of it: nhs.uk for www.nhs.uk."""
    address = shown if "://" in shown else f"https://{shown}"
    own, called = _host(normalise_link(address)), _host(target)
    return own == called or f".{own}".endswith(f".{called}") or f".{called}".endswith(f".{own}")


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
