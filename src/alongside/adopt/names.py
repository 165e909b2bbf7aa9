"""Names of pages, sections and files that can stand in addresses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from alongside.adopt.old_site import INDEX
from alongside.model import LEAD
from alongside.model.own_pages import OWN_PAGES
from alongside.text.latin_words import make_name

_OWN_FOLDERS = ("assets", "languages", "search-index", "pictures", "files")
_ORDER_NUMBER = re.compile(r"^\d+[-_.](?=\D)")


def name_documents(keys: Iterable[str], home: str, languages: Collection[str]) -> dict[str, str]:
    """Key to the name of the document. home: the key of the first page."""
    taken = {INDEX}
    names = {home: INDEX}
    for key in keys:
        if key == home:
            continue
        parts = [make_name(_ORDER_NUMBER.sub("", part)) or "page" for part in key.split("/")]
        if len(parts) > 1 and (parts[0] in _OWN_FOLDERS or parts[0] in languages):
            parts[0] += "-pages"
        name = "/".join(parts)
        if name in OWN_PAGES:
            name += "-page"
        names[key] = make_unique(name, taken)
        taken.add(names[key])
    return names


def make_unique(name: str, taken: Collection[str]) -> str:
    """The name, or with the first number behind it that makes it one of its own."""
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def make_section_id(named: str, heading: str, taken: Collection[str]) -> str:
    """named: the name that the old heading had, or "". That of a page's beginning is taken."""
    base = make_name(named) or make_name(heading) or "section"
    return make_unique(base, {*taken, LEAD})
