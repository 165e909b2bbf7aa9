"""Built pages as trees: each is parsed once for all who read it.

Whoever changes a tree copies it first.
"""

from __future__ import annotations

from functools import lru_cache

from lxml import etree, html

_PARSED = 512
"""Pages whose trees are kept: a tree takes some 300 kB."""


@lru_cache(maxsize=_PARSED)
def parse_page(content: bytes) -> html.HtmlElement | None:
    """None for what cannot be read as a page."""
    try:
        return html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return None
