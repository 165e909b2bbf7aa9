"""Who publishes, and how readers can reach them: the logo, and ways besides website and e-mail."""

from __future__ import annotations

from alongside.assets.published_pictures import PICTURES
from alongside.model import Logo, Publication, Strand
from alongside.publication.catalogue import DOCS
from alongside.web.context import Context

_LABELS = {
    "telephone": "answer_by_phone",
    "textphone": "contact_textphone",
    "address": "contact_address",
    "open": "contact_open",
}
"""Kind of a way to the string that names it."""


def logo_address(logo: Logo) -> str:
    """Where it is, below the site's root."""
    return f"{PICTURES}/{logo.path.relative_to(DOCS).as_posix()}"


def contact_ways(publication: Publication, strand: Strand) -> list[Context]:
    """label and text of each, and the href of a number."""
    strings = publication.language_of(strand).strings
    return [
        {"label": strings[_LABELS[way.kind]], "text": way.words[strand.key], "href": way.href}
        for way in publication.more_contact
    ]
