"""What the template of a document's page needs to know: its siblings, its neighbours, its sections."""

from __future__ import annotations

from alongside.model import Publication, Sources, Strand, Variant
from alongside.outputs.alternates import alternate_links, link_tag
from alongside.outputs.expected import Leaf, artifact_path, section_address, split_into_leaves
from alongside.web.changes import last_change
from alongside.web.downloads import document_files
from alongside.web.drafts import sign_off_context
from alongside.web.frame import (
    frame_context,
    head_title,
    home_path,
    page_link,
    relative_link,
    strand_label,
    variants_of_strand,
)
from alongside.web.reading_time import reading_time


def page_context(sources: Sources, variant: Variant, leaf: Leaf) -> dict:
    """The context of one web page of a document; see theme/main.html for how each entry is used."""
    publication, strand, here = sources.publication, variant.strand, leaf.path
    turns = [each for v in variants_of_strand(sources, strand) for each in split_into_leaves(v)]
    place = next(index for index, each in enumerate(turns) if each.path == here)
    longer = f"{leaf.title} – {variant.title}"
    framed = frame_context(sources, strand, here)
    return (
        framed
        | {
            "trail": _breadcrumbs(sources, variant, leaf, framed["trail"]),
            "place": place + 1,
            "places": len(turns),
            "title": leaf.title,
            "nav": _nav(sources, variant, leaf),
            "previous": _leaf_link(turns[place - 1], here) if place else None,
            "next": _leaf_link(turns[place + 1], here) if place + 1 < len(turns) else None,
            "switcher": _switcher(sources, variant, here, "" if leaf.is_first else leaf.section),
            "files": document_files(publication, strand, variant.document),
        }
        | sign_off_context(sources, variant)
        | (
            _document_context(sources, variant, here)
            if leaf.is_first
            else {
                "description": longer,
                "head_title": head_title(longer, publication.language_of(strand)),
                "alternates": {},
                "sections": {},
                "reading_time": "",
                "last_change": None,
                "offered": [],
            }
        )
    )


def _document_context(sources: Sources, variant: Variant, here: str) -> dict:
    """What is said of the document as a whole, on its first page."""
    publication, strand = sources.publication, variant.strand
    language = publication.language_of(strand)
    return {
        "description": str(variant.meta.get("description") or "").strip(),
        "head_title": head_title(variant.title, language),
        "alternates": alternate_links(sources, variant.document),
        "sections": _sections(sources, variant, here),
        "reading_time": reading_time(variant, language),
        "last_change": last_change(sources, variant),
        "offered": document_files(publication, strand, variant.document),
    }


def _nav(sources: Sources, variant: Variant, leaf: Leaf) -> list[dict]:
    """The documents of the strand; below this page's own, the pages of its sections."""
    found = []
    for each in variants_of_strand(sources, variant.strand):
        below = split_into_leaves(each)[1:] if each is variant else ()
        found.append(
            page_link(each, leaf.path)
            | {
                "current": each is variant and leaf.is_first,
                "below": [
                    _leaf_link(other, leaf.path) | {"current": other.path == leaf.path}
                    for other in below
                ],
            }
        )
    return found


def _leaf_link(leaf: Leaf, here: str) -> dict:
    return {"title": leaf.title, "href": relative_link(leaf.path, here)}


def _breadcrumbs(sources: Sources, variant: Variant, leaf: Leaf, home: list[dict]) -> list[dict]:
    """The way from the home page to this one: over the first page of its level, where it has levels."""
    publication, strand = sources.publication, variant.strand
    start, whole = (
        artifact_path(strand, "index", "web"),
        artifact_path(strand, variant.document, "web"),
    )
    trail = [] if whole == home_path(publication, strand) else home
    if trail and variant.document != "index" and start != home_path(publication, strand):
        trail = [
            *trail,
            {"label": strand_label(publication, strand), "href": relative_link(start, leaf.path)},
        ]
    return (
        trail
        if leaf.is_first
        else [*trail, {"label": variant.title, "href": relative_link(whole, leaf.path)}]
    )


def _switcher(sources: Sources, variant: Variant, here: str, section: str = "") -> list[dict]:
    """The same document, or section of it, in every strand that has it, this one included (current)."""
    publication, entries = sources.publication, []
    for strand in publication.strands:
        other = sources.variants.get((variant.document, strand.key))
        if other is None or (section and other.section(section) is None):
            continue
        entries.append(
            _strand_link(
                publication,
                strand,
                here,
                section_address(other, section)
                if section
                else artifact_path(strand, variant.document, "web"),
            )
            | {"current": other is variant}
        )
    return entries


def _strand_link(publication: Publication, strand: Strand, here: str, target: str) -> dict:
    language = publication.language_of(strand)
    return {
        "label": strand_label(publication, strand),
        "language": language.tag,
        "tag": link_tag(publication, strand),
        "direction": language.direction,
        "href": relative_link(target, here),
    }


def _sections(sources: Sources, variant: Variant, here: str) -> dict[str, dict]:
    """Section id to its heading and links to the same section elsewhere, for each h2."""
    found = {}
    for section in split_into_leaves(variant)[0].sections:
        if section.id and section.depth == 2:
            links = [e for e in _switcher(sources, variant, here, section.id) if not e["current"]]
            found[section.id] = {"heading": section.heading, "links": links}
    return found
