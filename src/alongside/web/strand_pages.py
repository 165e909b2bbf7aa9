"""The pages that we make for each strand: slug to what gives the context of its template."""

from __future__ import annotations

from collections.abc import Callable

from alongside.model import Sources, Strand
from alongside.model.own_pages import CHANGES, DOWNLOADS, FEEDBACK, GLOSSARY, SEARCH, SITE_MAP
from alongside.web.changes import changes_context
from alongside.web.context import Context
from alongside.web.downloads import downloads_context
from alongside.web.glossary import glossary_context
from alongside.web.search import search_context
from alongside.web.utility_pages import feedback_context, site_map_context

CONTEXTS: dict[str, Callable[[Sources, Strand], Context]] = {
    SITE_MAP: site_map_context,
    GLOSSARY: glossary_context,
    CHANGES: changes_context,
    DOWNLOADS: downloads_context,
    FEEDBACK: feedback_context,
    SEARCH: search_context,
}
"""The same slugs as PER_STRAND in outputs/expected.py."""
