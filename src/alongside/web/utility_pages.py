"""What the templates of pages that nobody writes are given: credits, site map, not found …"""

from __future__ import annotations

import base64
import hashlib
import posixpath
from typing import cast
from urllib.parse import urljoin, urlsplit

from alongside.assets.pictures import CONTACT, picture_address
from alongside.assets.web_fonts import NOT_FOUND as NOT_FOUND_FONTS
from alongside.model import EASY_READ, Format, Publication, Sources, Strand, Variant
from alongside.model.own_pages import FEEDBACK, NOT_FOUND, SITE_MAP
from alongside.model.strand_names import strand_label
from alongside.outputs.expected import artifact_path, section_address
from alongside.web.context import Context, Link
from alongside.web.frame import (
    MENU_DOCUMENTS,
    frame_context,
    page_link,
    relative_link,
    standalone_context,
    string_key,
)
from alongside.web.missing_versions import left_out_of_strand
from alongside.web.moved import moved_links
from alongside.web.navigation import list_by_section, variants_of_strand
from alongside.web.switcher import links_to_other_strands, made_page_switcher


def generated_context(sources: Sources, slug: str, title: str, description: str) -> Context:
    """The context of a page that is made once, in the language of the source."""
    strand = sources.publication.source
    return frame_context(
        sources, strand, artifact_path(strand, slug, Format.WEB)
    ) | standalone_context(sources.publication, strand, title, description)


def site_map_context(sources: Sources, strand: Strand) -> Context:
    """The context of a strand's site map: its pages with their sections, and other site maps."""
    publication, here = sources.publication, artifact_path(strand, SITE_MAP, Format.WEB)
    title = publication.language_of(strand).strings[string_key(SITE_MAP)]
    groups = pages_with_sections(sources, strand, here)
    return (
        frame_context(sources, strand, here)
        | standalone_context(publication, strand, title, "")
        | {
            "groups": groups,
            "nav_sections": _sections_here(groups),
            "left_out": left_out_of_strand(sources, strand, here),
            "elsewhere": links_to_other_strands(sources, strand, SITE_MAP, here),
        }
    )


def _sections_here(groups: list[Context]) -> list[Link]:
    """The way to each group of the same page."""
    return [
        {"title": str(group["title"]), "href": f"#{group['id']}"}
        for group in groups
        if group["title"]
    ]


def not_found_context(sources: Sources, site_url: str, style: str, fonts: str) -> Context:
    """The context of 404.html, shown at any address, and in copies of the site elsewhere.

    So its style is in it, and its links have the whole address of the site, site_url. style: the
    style sheet of every page. fonts: that of the fonts for this page, or "". Nobody knows which
    language its reader wanted, so it speaks all of them.
    """
    publication, here = sources.publication, f"{NOT_FOUND}.html"
    strand = publication.source
    language = publication.language_of(strand)
    title, text = language.strings["not_found_title"], language.strings["not_found_text"]
    context = frame_context(sources, strand, here) | standalone_context(
        publication, strand, title, text
    )
    for part in ("nav", "footer", "trail"):
        for link in cast(list[Link], context[part]):  # frame_context makes them links
            # Those to websites elsewhere are whole already.
            link["href"] = urljoin(site_url, link["href"])
    # Where the site is served from another place, readers have their own fonts.
    font_folder = posixpath.join(urlsplit(site_url).path, posixpath.dirname(NOT_FOUND_FONTS))
    whole_style = style + fonts.replace('url("', f'url("{font_folder}/')
    digest = hashlib.sha256(whole_style.encode()).digest()
    return context | {
        "home": f"{site_url}{context['home']}",
        "search": f"{site_url}{context['search']}",
        "canonical": "",
        "icon": "",
        "logo": None,
        "feeds": [],
        "languages": _languages(sources, site_url),
        "stylesheets": [],
        "style": whole_style,
        "style_digest": base64.b64encode(digest).decode(),
    }


def feedback_context(sources: Sources, strand: Strand) -> Context:
    """The context of the page on how to tell the publisher what to mend."""
    publication, here = sources.publication, artifact_path(strand, FEEDBACK, Format.WEB)
    strings = publication.language_of(strand).strings
    return (
        frame_context(sources, strand, here)
        | standalone_context(publication, strand, strings[FEEDBACK], strings["feedback_text"])
        | made_page_switcher(sources, strand, FEEDBACK, here)
        | {"contact_pictures": _contact_pictures(publication, strand, here)}
    )


def _contact_pictures(publication: Publication, strand: Strand, here: str) -> Link:
    """Address of the picture beside each way to contact the publisher, in easy read only."""
    pictures = publication.pictures if strand.level == EASY_READ else {}
    return {
        name: relative_link(picture_address(pictures[name]), here)
        for name in CONTACT
        if name in pictures
    }


def _languages(sources: Sources, root: str) -> list[Context]:
    """Each language once, with the way to the home page of each of its levels."""
    publication = sources.publication
    homes: dict[str, list[Link]] = {}
    moved: dict[str, list[Link]] = {}
    for strand in publication.strands:
        if ("index", strand.key) in sources.variants:
            href = root + artifact_path(strand, "index", Format.WEB)
            link = {"label": strand_label(publication, strand), "href": href}
            homes.setdefault(publication.language_of(strand).tag, []).append(link)
            moved.setdefault(strand.language, moved_links(sources, strand, root))
    languages: list[Context] = []
    for tag, links in homes.items():
        language = publication.languages[tag]
        languages.append(
            {
                "language": tag,
                "direction": language.direction,
                "strings": language.strings,
                "homes": links,
                "moved": moved[tag],
            }
        )
    return languages


def pages_with_sections(sources: Sources, strand: Strand, here: str) -> list[Context]:
    """A strand's pages and their sections, as theme/page-list.html lists them: in groups, as
    list_by_section makes them. Of very many pages, the pages alone: nobody finds one among hundreds
    of sections.

    here: the path of the page that shows them.
    """
    are_many = len(variants_of_strand(sources, strand)) > MENU_DOCUMENTS

    def describe(variant: Variant) -> Context:
        return page_link(variant, here) | {"sections": [] if are_many else _sections(variant, here)}

    return list_by_section(sources, strand, describe)


def _sections(variant: Variant, here: str) -> list[Link]:
    return [
        {
            "href": relative_link(section_address(variant, section.id), here),
            "heading": section.heading,
        }
        for section in variant.sections
        if section.id and section.depth == 2
    ]
