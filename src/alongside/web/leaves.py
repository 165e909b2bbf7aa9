"""One document's HTML as several pages: its sections apart, their headings one level up, its links to the new pages."""

from __future__ import annotations

import posixpath
import re
from html import escape, unescape

from alongside.model import LEAD, Sources
from alongside.outputs.expected import Leaf, artifact_path, section_address
from alongside.web.frame import relative_link
from alongside.web.page_parts import Part, Piece, split_sections

_HEADING = re.compile(r"(</?h)([2-6])\b")
_FIRST_HEADING = re.compile(r"\s*(<h1\b.*?</h1>)", re.DOTALL)
_LINK = re.compile(r'(<a\b[^>]*?\shref=")([^":]*#[^"]+)(?=")')
"""A link to a place on a page of ours: it has no colon, as https: and mailto: have."""


def split_leaf(html: str, leaf: Leaf) -> tuple[str, list[Part]]:
    """html: all of a Variant, as rendered. The leaf's main heading, and what follows it."""
    parts = split_sections(html)
    if leaf.is_first:
        ids = {"", *(section.id for section in leaf.sections)}
        return f'<h1 id="{LEAD}">{escape(leaf.title)}</h1>', [
            part for part in parts if part.id in ids
        ]
    own = "".join(part.html for part in parts if part.id == leaf.section)
    raised = _HEADING.sub(lambda found: f"{found[1]}{int(found[2]) - 1}", own)
    heading = _FIRST_HEADING.match(raised)
    if heading is None:
        return f'<h1 id="{leaf.section}">{escape(leaf.title)}</h1>', [Part("", (Piece(raised),))]
    return heading[1], [Part("", (Piece(raised[heading.end() :]),))]


def redirect_links_to_leaves(html: str, sources: Sources, whole: str, here: str) -> str:
    """Links to a section of a document that is read page by page lead to the page of the section.

    whole: the path for which the links of the HTML were written. here: the path of the page that gets them.
    """
    split = {
        artifact_path(variant.strand, variant.document, "web"): variant
        for variant in sources.variants.values()
        if variant.strand.page_by_page
    }
    if not split:
        return html

    def led(found: re.Match) -> str:
        path, _, section = unescape(found[2]).partition("#")
        target = (
            posixpath.normpath(posixpath.join(posixpath.dirname(whole), path)) if path else whole
        )
        if target not in split:
            return found[0]
        address = section_address(split[target], section)
        return found[1] + escape(
            "#" + section if address.partition("#")[0] == here else relative_link(address, here)
        )

    return _LINK.sub(led, html)
