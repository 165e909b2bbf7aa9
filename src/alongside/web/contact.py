"""How readers can reach the publisher besides its website and by e-mail, as templates show it."""

from __future__ import annotations

from alongside.model import Publication, Strand
from alongside.web.context import Context

_LABELS = {
    "telephone": "answer_by_phone",
    "textphone": "contact_textphone",
    "address": "contact_address",
    "open": "contact_open",
}
"""Kind of a way to the string that names it."""


def contact_ways(publication: Publication, strand: Strand) -> list[Context]:
    """label and text of each, and the href of a number."""
    strings = publication.language_of(strand).strings
    return [
        {"label": strings[_LABELS[way.kind]], "text": way.words[strand.key], "href": way.href}
        for way in publication.more_contact
    ]
