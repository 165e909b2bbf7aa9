"""One document's HTML as several pages.

Each section has a page of its own, with headings one level up, and links lead to the new pages.
"""

from __future__ import annotations

import posixpath
import re
from html import escape, unescape

from alongside.model import LEAD, Format, Sources, Variant
from alongside.outputs.expected import Leaf, artifact_path, section_address
from alongside.system.once import once_for_each
from alongside.web.frame import relative_link
from alongside.web.page_parts import Part, Piece, split_sections

_OF_KIND = "site-kind-"
"""How the ids of headings begin that a kind of document adds to the text (web/kinds/)."""
_HEADING = re.compile(r"(</?h)([2-6])\b")
_FIRST_HEADING = re.compile(r"\s*(<h1\b.*?</h1>)", re.DOTALL)
_LINK = re.compile(r'(<a\b[^>]*?\shref=")([^":]*#[^"]+)(?=")')
"""A link to a place on a page of ours: it has no colon, as https: and mailto: have."""


def split_leaf(html: str, leaf: Leaf) -> tuple[str, list[Part]]:
    """The leaf's main heading, and what follows it. html: all of a Variant, as rendered."""
    parts = split_sections(html)
    if leaf.is_first:
        ids = {"", *(section.id for section in leaf.sections)}
        own_parts = [part for part in parts if part.id in ids or part.id.startswith(_OF_KIND)]
        return f'<h1 id="{LEAD}">{escape(leaf.title)}</h1>', own_parts
    # The section's heading is the main one of its page, so all headings go up by one.
    section = "".join(part.html for part in parts if part.id == leaf.section)
    raised = _HEADING.sub(lambda tag: f"{tag[1]}{int(tag[2]) - 1}", section)
    heading = _FIRST_HEADING.match(raised)
    if heading is None:
        return f'<h1 id="{leaf.section}">{escape(leaf.title)}</h1>', [Part("", (Piece(raised),))]
    return heading[1], [Part("", (Piece(raised[heading.end() :]),))]


@once_for_each
def _split_documents(sources: Sources) -> dict[str, Variant]:
    """Path of the first page to each Variant that is read page by page."""
    return {
        artifact_path(variant.strand, variant.document, Format.WEB): variant
        for variant in sources.variants.values()
        if variant.strand.page_by_page
    }


def redirect_links_to_leaves(html: str, sources: Sources, document_path: str, here: str) -> str:
    """Links to a section of a document that is read page by page lead to the page of the section.

    document_path: the page for which the links of the HTML were written. here: the page that gets
    them. Both are paths below the site's root.
    """
    split_documents = _split_documents(sources)
    if not split_documents:
        return html
    folder = posixpath.dirname(document_path)

    def redirect(link: re.Match[str]) -> str:
        path, _, section = unescape(link[2]).partition("#")
        target = posixpath.normpath(posixpath.join(folder, path)) if path else document_path
        if target not in split_documents:
            return str(link[0])
        address = section_address(split_documents[target], section)
        is_here = address.partition("#")[0] == here
        href = f"#{section}" if is_here else relative_link(address, here)
        return f"{link[1]}{escape(href)}"

    return _LINK.sub(redirect, html)
