"""What stands at the old address of a page that has moved or is gone, and what a server is told."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from alongside.model import MovedPage, Outputs, Publication, Sources, Strand, Variant
from alongside.outputs.expected import (
    artifact_path,
    moved_paths,
    public_url,
    section_address,
    split_into_leaves,
)
from alongside.system.files import write_whole
from alongside.web.context import Context, Link
from alongside.web.frame import frame_context, relative_link, standalone_context

REDIRECTS = "_redirects"
SHOWN_WHERE_NOT_FOUND = 20
"""Of the pages with a new address, those that stand first in moved.yml: the page that is shown at a
wrong address has them in every language."""


def moved_context(sources: Sources, strand: Strand, moved: MovedPage, here: str) -> Context:
    """The context of theme/moved.html. target: the page it leads to; None for one that is gone."""
    publication = sources.publication
    strings = publication.language_of(strand).strings
    title = strings["moved_title" if moved.now else "gone_title"]
    context = frame_context(sources, strand, here) | standalone_context(
        publication, strand, title, ""
    )
    variant = _variant_now(sources, moved, strand)
    target = _target(publication, variant, _address_now(variant, moved), here) if variant else None
    if variant:
        # Searches and bookmarks are to have the new address.
        context["canonical"] = public_url(publication, _address_now(variant, moved).split("#")[0])
    return context | {"target": target, "reason": moved.reasons.get(strand.key, "")}


def moved_links(sources: Sources, strand: Strand, root: str) -> list[Link]:
    """Where some of the pages with a new address are now. root: the address of the site."""
    links: list[Link] = []
    for moved in sources.publication.moved[:SHOWN_WHERE_NOT_FOUND]:
        variant = sources.variants.get((moved.now, strand.key))
        link = (
            {"href": root + _address_now(variant, moved), "title": variant.title} if variant else {}
        )
        if link and link not in links:
            links.append(link)
    return links


def write_redirects(outputs: Outputs) -> None:
    """A file for web servers that read one, such as those of GitLab Pages: they can lead on from
    the address of a PDF, too, where no page can stand."""
    lines = redirect_lines(outputs.sources)
    if lines:
        write_whole(outputs.site_folder / REDIRECTS, "\n".join([*lines, ""]))


def redirect_lines(sources: Sources) -> list[str]:
    """Old address, new address and 301, for each web page and file, as web servers read them."""
    publication = sources.publication
    root = urlsplit(publication.url).path
    lines = []
    for old, (strand, moved) in moved_paths(publication).items():
        variant = _variant_now(sources, moved, strand)
        if variant:
            lines.append(f"{root}{old} {root}{_address_now(variant, moved)} 301")
            lines += _file_lines(publication, variant, moved, strand, root)
    return lines


def _file_lines(
    publication: Publication, variant: Variant, moved: MovedPage, strand: Strand, root: str
) -> Iterator[str]:
    """A file is only exchanged for one in the same strand."""
    if moved.is_address or variant.strand != strand:
        return
    for format_ in publication.document_file_formats:
        old = artifact_path(strand, moved.was, format_)
        yield f"{root}{old} {root}{artifact_path(strand, moved.now, format_)} 301"


def _variant_now(sources: Sources, moved: MovedPage, strand: Strand) -> Variant | None:
    """The page in the strand or, where it has none, in the one that it would be made from."""
    while (moved.now, strand.key) not in sources.variants and strand.made_from:
        strand = sources.publication.strand(strand.made_from)
    return sources.variants.get((moved.now, strand.key))


def _address_now(variant: Variant, moved: MovedPage) -> str:
    if moved.section and variant.section(moved.section):
        return section_address(variant, moved.section)
    return split_into_leaves(variant)[0].path


def _target(publication: Publication, variant: Variant, address: str, here: str) -> Context:
    language = publication.language_of(variant.strand)
    return {
        "title": variant.title,
        "href": relative_link(address, here),
        "language": language.tag,
        "direction": language.direction,
    }
