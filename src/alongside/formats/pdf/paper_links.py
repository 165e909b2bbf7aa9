"""Links on paper: nobody can press them, so each says where it leads.

An address outside of the PDF is written after the link's words, a place inside by its page.
Both are drawn only: a screen reader is told where a link leads by the link itself.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from lxml import html

from alongside.model import Language
from alongside.readback.article import fold_white_space

_ADDRESS = re.compile(r"[!-~]*(?:://|@)[!-~]+")
"""A web or e-mail address, written out."""
_SCHEME = re.compile(r"(?:https?://|mailto:|tel:|sms:)", re.IGNORECASE)
_BREAK_AFTER = re.compile(r"([/?&=#_-]|[.](?=\w))")
"""Where a long address may go on in the next line."""
_BREAK = "\u200b"
"""Zero width space."""
_NOT_TYPED = re.compile(r"[\s\u200b()-]")
CONTENTS = "ancestor::*[@data-role='TOC']"
"""Its entries say their pages already."""


def replace_link(link: html.HtmlElement, address: str) -> None:
    """Makes a link one that WeasyPrint does not know, and marks it for its tag."""
    # Renamed, because the link to the run goes inside it and links must not nest.
    link.tag = "span"
    if link.attrib.pop("href", ""):
        is_address = _ADDRESS.fullmatch(fold_white_space(link.text_content()))
        link.set("class", "link address" if is_address else "link")
        link.set("data-link", address)


def add_paper_addresses(root: html.HtmlElement, language: Language) -> None:
    """After each link the place where it leads, unless its words say so. After the numbering.

    Lists that we make ourselves name a page under each of its places and themes: the first time
    says its address.
    """
    ids, said_in_lists = set(root.xpath("//@id")), set()
    before, after = language.strings["page_reference"].split("{page}")
    for link in root.xpath(f"//*[@data-link][not({CONTENTS})]"):
        address = link.get("data-link")
        place = html.Element("span")
        if address.startswith("#"):
            if address[1:] not in ids:
                continue  # broken-link tells of it
            place.set("class", "paper page-of-link")
            number = html.Element("span")
            number.set("class", "latin")
            count_page_of(number, address)
            place.text, number.tail = f"{_BREAK}({before}", f"{after})"
            place.append(number)
        else:
            typed = typed_address(address)
            is_listed = bool(link.xpath("ancestor::*[@data-kind]"))
            if _says(link.text_content(), typed) or (is_listed and address in said_in_lists):
                continue
            said_in_lists |= {address} if is_listed else set()
            place.set("class", "paper latin")
            place.set("dir", "ltr")
            breakable = _BREAK_AFTER.sub(rf"\1{_BREAK}", typed)
            place.text = f"{_BREAK}({breakable})"
        # Beside the link, whose line below the words would go on below the address.
        place.tail, link.tail = link.tail, None
        link.addnext(place)


def count_page_of(place: html.HtmlElement, address: str) -> None:
    """Lets the engine write there the page of a place in the PDF (see style.py). address: #id.

    As a custom property: where CSS takes it from an attribute, WeasyPrint 70 knows too late what
    it waits for, and a heading that moves afterwards leaves its old number behind.
    """
    place.set("data-to", address)
    place.set("style", f'--to: "{address}"')


def typed_address(address: str) -> str:
    """An address as people type or dial it, in its own letters."""
    return unquote(short_address(_SCHEME.sub("", address, count=1)))


def short_address(address: str) -> str:
    """An address as people type it: without what browsers and servers add by themselves."""
    return address.removeprefix("https://").removesuffix("/")


def _says(words: str, typed: str) -> bool:
    """Whether the words of a link have its address or number in them."""
    return _NOT_TYPED.sub("", typed).casefold() in _NOT_TYPED.sub("", words).casefold()
