"""What the pages of a kind of document show beside their text, each kind in a module of its own.

It is HTML of a template in theme/kinds/, put into the text before anything else is done with it: it
is numbered like the text, and goes into PDFs and EPUBs as a part of the text of record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from alongside.model import DocumentKind, Format, Sources, Variant
from alongside.outputs.expected import artifact_path
from alongside.publication.kinds.case_list import NAME as CASE_LIST
from alongside.publication.kinds.consultation import NAME as CONSULTATION
from alongside.publication.kinds.you_said_we_did import NAME as YOU_SAID
from alongside.web.blocks import find_html_blocks
from alongside.web.context import Context
from alongside.web.kinds.case_list import describe_case_list
from alongside.web.kinds.consultation import describe_consultation
from alongside.web.kinds.you_said_we_did import describe_you_said_we_did

__all__ = ["PARTS", "KindParts", "add_kind_parts"]


@dataclass(frozen=True)
class KindParts:
    """describe: to what the templates of a kind are given as "kind". top: the name of the template
    of what stands below the title. end: of what follows the text. "" for none. Where they have an
    h2, its id begins with site-kind-, so that it is on the first page of a document of several."""

    describe: Callable[[Sources, Variant, DocumentKind], Context]
    top: str = ""
    end: str = ""


PARTS: Mapping[str, KindParts] = {
    CONSULTATION: KindParts(describe_consultation, top="consultation"),
    YOU_SAID: KindParts(describe_you_said_we_did, top="you-said-we-did"),
    CASE_LIST: KindParts(describe_case_list, end="case-list"),
}
"""By the names of publication/kinds/."""


def add_kind_parts(
    html: str, sources: Sources, variant: Variant, render: Callable[[str, Context], str]
) -> str:
    """A document's rendered text with what its kind shows. Links are relative to its first page.

    html: without the title. render: makes HTML of a template of the theme, by its name, and of its
    variables. A document whose settings cannot be used shows its text alone; a preview goes on.
    """
    kind = sources.kinds.get(variant.document)
    parts = PARTS.get(kind.name) if kind else None
    if kind is None or parts is None or kind.data is None:
        return html
    language = sources.publication.language_of(variant.strand)
    context: Context = {
        "kind": parts.describe(sources, variant, kind),
        "strings": language.strings,
        "language": language.tag,
        "here": artifact_path(variant.strand, variant.document, Format.WEB),
    }
    top, end = (
        render(f"kinds/{name}.html", context) if name else "" for name in (parts.top, parts.end)
    )
    return f"{_mark(top)}{html}{_mark(end)}"


def _mark(html: str) -> str:
    """Each block with a sign that it was not written on the page: the checks that compare the page
    with its file leave it out."""
    pieces = []
    position = 0
    for block in find_html_blocks(html):
        # Behind "<" and the name of the tag.
        place = block.start + 1 + len(block.tag)
        pieces += [html[position:place], " data-kind"]
        position = place
    return "".join([*pieces, html[position:]])
