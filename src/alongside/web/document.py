"""What the template of a document's page is given: siblings, neighbours, sections and so on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from alongside.model import Format, Sources, Strand, Variant
from alongside.model.strand_names import strand_label
from alongside.outputs.alternates import alternate_links
from alongside.outputs.expected import Leaf, artifact_path, split_into_leaves
from alongside.system.once import once_for_each
from alongside.web.changes import last_change
from alongside.web.context import Context, Link
from alongside.web.downloads import document_files
from alongside.web.drafts import sign_off_context
from alongside.web.frame import (
    frame_context,
    home_link,
    home_path,
    menu,
    page_head_title,
    relative_link,
    section_links,
)
from alongside.web.missing_versions import left_out_versions
from alongside.web.navigation import group_of, section_path, variants_of_strand
from alongside.web.reading_time import reading_time
from alongside.web.switcher import document_switcher, versions_of_document


def page_context(sources: Sources, variant: Variant, leaf: Leaf) -> Context:
    """The context of one web page of a document; see theme/main.html for how each entry is used."""
    publication, strand, here = sources.publication, variant.strand, leaf.path
    frame = frame_context(sources, strand, here)
    describe = _document_context if leaf.is_first else _section_page_context
    return (
        frame
        | _turns(sources, strand, here)
        | {
            "trail": _breadcrumbs(sources, variant, leaf, [home_link(publication, strand, here)]),
            "title": leaf.title,
            "nav": _nav(sources, variant, leaf),
            "files": document_files(sources, variant),
            "left_out": left_out_versions(sources, variant),
            "tells_contact": _tells_contact(sources, variant, leaf),
        }
        | document_switcher(sources, variant, leaf)
        | sign_off_context(sources, variant)
        | describe(sources, variant, leaf)
    )


def _turns(sources: Sources, strand: Strand, here: str) -> Context:
    """Where the page stands among all pages of the strand, from 1, and its neighbours."""
    leaves, places = _reading_order(sources, strand)
    place = places[here]
    is_last = place == len(leaves) - 1
    return {
        "place": place + 1,
        "places": len(leaves),
        "previous": _leaf_link(leaves[place - 1], here) if place else None,
        "next": None if is_last else _leaf_link(leaves[place + 1], here),
    }


@once_for_each
def _reading_order(sources: Sources, strand: Strand) -> tuple[list[Leaf], dict[str, int]]:
    """All pages of the strand, and the place of each path among them, from 0."""
    leaves: list[Leaf] = []
    for variant in variants_of_strand(sources, strand):
        leaves += split_into_leaves(variant)
    return leaves, {leaf.path: place for place, leaf in enumerate(leaves)}


def _section_page_context(sources: Sources, variant: Variant, leaf: Leaf) -> Context:
    """What is said on a page of one section, where the first page speaks of the whole document."""
    title = f"{leaf.title} – {variant.title}"
    return {
        "nav_sections": [],
        "description": title,
        "head_title": page_head_title(sources.publication, variant.strand, title),
        "alternates": {},
        "sections": {},
        "reading_time": "",
        "last_change": None,
    }


def _document_context(sources: Sources, variant: Variant, leaf: Leaf) -> Context:
    """What is said of the document as a whole, on its first page."""
    language = sources.publication.language_of(variant.strand)
    here = leaf.path
    return {
        "nav_sections": _nav_sections(sources, variant, here),
        "description": str(variant.meta.get("description") or "").strip(),
        "head_title": page_head_title(sources.publication, variant.strand, variant.title),
        "alternates": alternate_links(sources, variant.document),
        "sections": _sections(sources, variant, here),
        "reading_time": reading_time(variant, language),
        "last_change": last_change(sources, variant),
    }


def _nav(sources: Sources, variant: Variant, leaf: Leaf) -> list[Context]:
    """The menu; below this page's own document, the pages of its sections."""
    entries = menu(sources, variant.strand, leaf.path, variant.document)
    for entry in _menu_documents(entries):
        if entry["document"] == variant.document:
            entry["current"] = leaf.is_first
            entry["below"] = [
                _leaf_link(page, leaf.path)
                | {"current": page.path == leaf.path, "document": "", "below": []}
                for page in split_into_leaves(variant)[1:]
            ]
    return entries


def _menu_documents(entries: list[Context]) -> Iterator[Context]:
    """Those of a menu, whether or not they stand in a section."""
    for entry in entries:
        yield entry
        yield from cast(list[Context], entry["below"])  # menu makes them so


def _nav_sections(sources: Sources, variant: Variant, here: str) -> list[Link]:
    """The sections of the publication, on the first page of a strand only."""
    if variant.document != "index":
        return []
    return section_links(sources, variant.strand, here)


def _leaf_link(leaf: Leaf, here: str) -> Link:
    return {"title": leaf.title, "href": relative_link(leaf.path, here)}


def _breadcrumbs(sources: Sources, variant: Variant, leaf: Leaf, home: list[Link]) -> list[Link]:
    """The way from the home page to this one: over the first page of its level and the section in
    which the document stands, if any."""
    publication, strand = sources.publication, variant.strand
    home_page = home_path(publication, strand)
    level_page = artifact_path(strand, "index", Format.WEB)
    document_page = artifact_path(strand, variant.document, Format.WEB)
    # The home page leads nowhere else.
    trail = [] if document_page == home_page else list(home)
    if trail and variant.document != "index" and level_page != home_page:
        label = strand_label(publication, strand)
        trail.append({"label": label, "href": relative_link(level_page, leaf.path)})
    group = group_of(sources, variant)
    # The first page of a level leads to all sections itself.
    if group and variant.document != "index":
        href = relative_link(section_path(strand, group), leaf.path)
        trail.append({"label": group.title, "href": href})
    if not leaf.is_first:
        trail.append({"label": variant.title, "href": relative_link(document_page, leaf.path)})
    return trail


def _tells_contact(sources: Sources, variant: Variant, leaf: Leaf) -> bool:
    """Whether the page has a heading of its own like that of the contact details on every page."""
    ours = sources.publication.language_of(variant.strand).strings["contact_heading"].casefold()
    return any(heading.casefold() == ours for heading in _headings(leaf))


def _headings(leaf: Leaf) -> list[str]:
    return [leaf.title, *(section.heading for section in leaf.sections)]


def _sections(sources: Sources, variant: Variant, here: str) -> dict[str, Context]:
    """Section id to its heading and links to the same section elsewhere, for each h2."""
    sections: dict[str, Context] = {}
    for section in split_into_leaves(variant)[0].sections:
        if section.id and section.depth == 2:
            entries = versions_of_document(sources, variant, here, section.id)
            links = [entry for entry in entries if not entry["current"]]
            sections[section.id] = {"heading": section.heading, "links": links}
    return sections
