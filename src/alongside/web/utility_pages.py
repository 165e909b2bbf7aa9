"""What the templates of the pages that nobody writes need: credits, accessibility, site map, not found."""

from __future__ import annotations

from alongside.assets import web_fonts
from alongside.model import Sources, Strand, Variant
from alongside.outputs.expected import FEEDBACK, NOT_FOUND, SITE_MAP, artifact_path, section_address
from alongside.web.frame import (
    ICON,
    frame_context,
    links_to_other_strands,
    page_link,
    relative_link,
    standalone_context,
    strand_label,
    string_key,
    variants_of_strand,
)


def generated_context(sources: Sources, slug: str, title: str, description: str) -> dict:
    """The context of a page that is made once, in the language of the source."""
    strand = sources.publication.source
    return frame_context(sources, strand, artifact_path(strand, slug, "web")) | standalone_context(
        sources.publication, strand, title, description
    )


def site_map_context(sources: Sources, strand: Strand) -> dict:
    """The context of a strand's site map: its own pages with their sections, then the site maps of the others."""
    publication, here = sources.publication, artifact_path(strand, SITE_MAP, "web")
    title = publication.language_of(strand).strings[string_key(SITE_MAP)]
    pages = pages_with_sections(sources, strand, here)
    return (
        frame_context(sources, strand, here)
        | standalone_context(publication, strand, title, "")
        | {"pages": pages, "elsewhere": links_to_other_strands(sources, strand, SITE_MAP, here)}
    )


def not_found_context(sources: Sources, root: str) -> dict:
    """The context of 404.html, shown at any address. root: the site's absolute path, "/strategy/".

    Nobody knows which language its reader wanted, so it speaks all of them.
    """
    strand, here = sources.publication.source, f"{NOT_FOUND}.html"
    strings = sources.publication.language_of(strand).strings
    context = frame_context(sources, strand, here) | standalone_context(
        sources.publication, strand, strings["not_found_title"], strings["not_found_text"]
    )
    fonts = [f"{root}{web_fonts.NOT_FOUND}"] if len(context["stylesheets"]) > 1 else []
    for link in (*context["nav"], *context["footer"], *context["trail"]):
        link["href"] = root + link["href"]
    return context | {
        "home": root + context["home"],
        "search": root + context["search"],
        "canonical": "",
        "icon": root + ICON,
        "languages": _languages(sources, root),
        "stylesheets": [f"{root}assets/site.css", *fonts],
    }


def feedback_context(sources: Sources, strand: Strand) -> dict:
    """The context of the page on how to tell the publisher what to mend."""
    publication, here = sources.publication, artifact_path(strand, FEEDBACK, "web")
    strings = publication.language_of(strand).strings
    return frame_context(sources, strand, here) | standalone_context(
        publication, strand, strings[FEEDBACK], strings["feedback_text"]
    )


def _languages(sources: Sources, root: str) -> list[dict]:
    """Each language once, with the way to the home page of each of its levels."""
    publication, found = sources.publication, {}
    for strand in publication.strands:
        if ("index", strand.key) in sources.variants:
            language = publication.language_of(strand)
            said = found.setdefault(
                language.tag,
                {
                    "language": language.tag,
                    "direction": language.direction,
                    "strings": language.strings,
                    "homes": [],
                },
            )
            said["homes"].append(
                {
                    "label": strand_label(publication, strand),
                    "href": root + artifact_path(strand, "index", "web"),
                }
            )
    return list(found.values())


def pages_with_sections(sources: Sources, strand: Strand, here: str) -> list[dict]:
    """A strand's pages and their sections, as theme/page-list.html lists them. here: the page that shows them."""
    return [
        page_link(variant, here) | {"sections": _sections(variant, here)}
        for variant in variants_of_strand(sources, strand)
    ]


def _sections(variant: Variant, here: str) -> list[dict]:
    return [
        {
            "href": relative_link(section_address(variant, section.id), here),
            "heading": section.heading,
        }
        for section in variant.sections
        if section.id and section.depth == 2
    ]
