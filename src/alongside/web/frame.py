"""What the template of every page needs: head, header, menu, footer. All links are relative.

No link is ever made to a page that does not exist: every one comes from a Variant that was found.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

from alongside.assets.web_fonts import stylesheet_of
from alongside.model import Format, Language, Publication, Sources, Strand, Variant
from alongside.model.own_pages import CHANGES, HOME, IN_SOURCE_LANGUAGE, SEARCH, SITE_MAP
from alongside.model.strand_names import level_name
from alongside.outputs.expected import artifact_path, public_url, strand_slugs
from alongside.outputs.feeds import ATOM, CHANGES_FEED, feed_path, has_changes_feed
from alongside.system.once import once_for_each
from alongside.web.contact import contact_ways, logo_address
from alongside.web.context import Context, Link
from alongside.web.navigation import (
    NavGroup,
    groups_of_strand,
    section_path,
    variants_of_strand,
)
from alongside.web.site_style import STYLE_SHEET

Item = TypeVar("Item")

MENU_DOCUMENTS = 20
"""As many links as a menu may have in one row. More would hide each of them, and make every page
grow with the publication."""
_MENU_ENTRY: Context = {"document": "", "current": False, "below": []}
ICON = "assets/icon.svg"
"""Path of the site's icon below its root."""


def frame_context(sources: Sources, strand: Strand, here: str) -> Context:
    """What head, header, menu and footer of a page need. here: its path below the site's root."""
    publication = sources.publication
    language, source = publication.language_of(strand), publication.source
    sheets = [STYLE_SHEET]
    if fonts := stylesheet_of(publication, language):
        sheets.append(fonts)
    return {
        "language": language.tag,
        "direction": language.direction,
        "strings": language.strings,
        "in_source_language": strand.language == source.language,
        "source_language": source.language,
        "level": strand.level,
        "home": relative_link(home_path(publication, strand), here),
        "trail": [home_link(publication, strand, here)],
        "search": relative_link(artifact_path(strand, SEARCH, Format.WEB), here),
        "stylesheets": [relative_link(sheet, here) for sheet in sheets],
        "icon": relative_link(ICON, here),
        "fonts": [],
        "canonical": public_url(publication, here),
        "alternates": {},
        "feeds": _feeds(sources, strand, here),
        "contact": publication.contact,
        "logo": _logo(publication, strand, here),
        "contact_ways": contact_ways(publication, strand),
        "tells_contact": False,
        "style": "",
        "style_digest": "",
        "nav": menu(sources, strand, here),
        "footer": _footer(publication, strand, here),
        "accessibility": relative_link("accessibility.html", here),
    }


def _logo(publication: Publication, strand: Strand, here: str) -> Link | None:
    logo = publication.look.logo
    if logo is None:
        return None
    return {"src": relative_link(logo_address(logo), here), "alt": logo.words[strand.key]}


def standalone_context(
    publication: Publication, strand: Strand, title: str, description: str
) -> Context:
    """What else a page without siblings needs: it has no other languages, no neighbours, no files.

    Search engines show the description below the title. A page without one is described by its
    whole title.
    """
    named = page_head_title(publication, strand, title)
    # Templates stop at a variable that is not there, so those of documents are here, empty.
    return {
        "title": title,
        "description": description or named,
        "head_title": named,
        "previous": None,
        "next": None,
        "nav_sections": [],
        "left_out": [],
        "named_first": [],
        "behind_press": [],
        "sections": {},
        "files": [],
        "draft": False,
        "checked": [],
        "lacking": [],
        "reading_time": "",
        "last_change": None,
    }


def home_link(publication: Publication, strand: Strand, here: str) -> Link:
    """The first link of the way to a page."""
    label = publication.language_of(strand).strings["home"]
    return {"label": label, "href": relative_link(home_path(publication, strand), here)}


def home_path(publication: Publication, strand: Strand) -> str:
    """Path of the page where readers of the strand begin.

    That is the front door, or the first page in their language. The front door speaks the language
    of the source; its readers are sent there from every level.
    """
    source = publication.source
    return (
        artifact_path(source, HOME, Format.WEB)
        if strand.language == source.language
        else artifact_path(strand, "index", Format.WEB)
    )


def menu(sources: Sources, strand: Strand, here: str, document: str = "") -> list[Context]:
    """The links of the menu of a page. document: its slug, if it is of a document.

    Sections, and below its own one the documents of it; documents that stand in none by themselves.
    As many of each as a reader can overlook, around the page's own; then, if that is not all, the
    list of all.
    """
    items, places = _menu_items(sources, strand)
    links: list[Context] = []
    listed = 0
    for item in _around(items, places.get(document, 0)):
        shown = [item] if isinstance(item, Variant) else _shown_of_section(item, document)
        listed += len(shown)
        entries = [_menu_link(variant, here) for variant in shown]
        if not isinstance(item, Variant):
            href = relative_link(section_path(strand, item), here)
            entries = [_MENU_ENTRY | {"title": item.title, "href": href, "below": entries}]
        links += entries
    if listed < len(variants_of_strand(sources, strand)):
        is_here = here == artifact_path(strand, SITE_MAP, Format.WEB)
        links.append(_MENU_ENTRY | _link_to_all(sources, strand, here) | {"current": is_here})
    return links


def _menu_link(variant: Variant, here: str) -> Context:
    return _MENU_ENTRY | page_link(variant, here) | {"document": variant.document}


def _shown_of_section(group: NavGroup, document: str) -> list[Variant]:
    """Nothing of another section than the page's own."""
    documents = [variant.document for variant in group.variants]
    return _around(group.variants, documents.index(document)) if document in documents else []


def _around(items: Sequence[Item], place: int) -> list[Item]:
    """Whole groups in the order of the strand, so that the menu stays from page to page."""
    start = place // MENU_DOCUMENTS * MENU_DOCUMENTS
    return list(items[start : start + MENU_DOCUMENTS])


@once_for_each
def _menu_items(
    sources: Sources, strand: Strand
) -> tuple[list[NavGroup | Variant], dict[str, int]]:
    """What stands at the top of a menu, and for each document the place of what it stands in."""
    items: list[NavGroup | Variant] = []
    places: dict[str, int] = {}
    for group in groups_of_strand(sources, strand):
        if group.id:
            places |= {variant.document: len(items) for variant in group.variants}
            items.append(group)
        else:
            places |= {variant.document: len(items) + n for n, variant in enumerate(group.variants)}
            items += group.variants
    return items, places


def page_link(variant: Variant, here: str) -> Link:
    target = artifact_path(variant.strand, variant.document, Format.WEB)
    return {"title": variant.title, "href": relative_link(target, here)}


def section_links(sources: Sources, strand: Strand, here: str) -> list[Link]:
    """Each section of the publication, with the way to the list of its documents; of very many, as
    many as in a menu, and then the list of all."""
    groups = [group for group in groups_of_strand(sources, strand) if group.id]
    links = [
        {"title": group.title, "href": relative_link(section_path(strand, group), here)}
        for group in groups[:MENU_DOCUMENTS]
    ]
    if len(groups) > MENU_DOCUMENTS:
        links.append(_link_to_all(sources, strand, here))
    return links


def _link_to_all(sources: Sources, strand: Strand, here: str) -> Link:
    title = sources.publication.language_of(strand).strings[string_key(SITE_MAP)]
    path = artifact_path(strand, SITE_MAP, Format.WEB)
    return {"title": title, "href": relative_link(path, here)}


def string_key(slug: str) -> str:
    """The key of a page's title in a language's strings: "all-pages" has "all_pages"."""
    return slug.replace("-", "_")


def page_head_title(publication: Publication, strand: Strand, title: str) -> str:
    """What stands on the tab of a page: with its level, where the same language has another one."""
    language = publication.language_of(strand)
    is_usual = strand == publication.source or strand.key == strand.language
    named = title if is_usual else f"{title} – {level_name(publication, strand)}"
    return head_title(named, language)


def head_title(title: str, language: Language) -> str:
    return f"{title} – {language.strings['publication']}"


def relative_link(target: str, here: str) -> str:
    return _link_from_folder(target, posixpath.dirname(here))


# All pages of a folder link to the same pages of the menu, so each is worked out once a folder.
@lru_cache(maxsize=100_000)
def _link_from_folder(target: str, folder: str) -> str:
    return posixpath.relpath(target, folder or ".")


def _feeds(sources: Sources, strand: Strand, here: str) -> list[Link]:
    """The news of the strand, for programs of readers that look again and again."""
    if not has_changes_feed(sources, strand):
        return []
    language = sources.publication.language_of(strand)
    title = language.strings[string_key(CHANGES)]
    href = relative_link(feed_path(strand, CHANGES_FEED), here)
    return [{"type": ATOM, "title": title, "href": href}]


def _footer(publication: Publication, strand: Strand, here: str) -> list[Context]:
    """Our pages in the page's own language, then those in that of the source."""
    strings, source = publication.language_of(strand).strings, publication.source
    # The search is in the header.
    pages = [(strand, slug) for slug in strand_slugs(publication) if slug != SEARCH]
    pages += [(source, slug) for slug in IN_SOURCE_LANGUAGE]
    entries: list[Context] = []
    for there, slug in pages:
        path = artifact_path(there, slug, Format.WEB)
        entries.append(
            {
                "label": strings[string_key(slug)],
                "language": there.language,
                "href": relative_link(path, here),
                "current": path == here,
            }
        )
    # Of a page elsewhere nobody knows the language.
    entries += [
        {"label": link.titles[strand.key], "language": "", "href": link.href, "current": False}
        for link in publication.look.footer_links
    ]
    return entries
