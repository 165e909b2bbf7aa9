"""What the templates of the pages that nobody writes need: credits, accessibility, site map, not found."""

from __future__ import annotations

from alongside.model import Sources, Strand, Variant
from alongside.outputs import NOT_FOUND, SITE_MAP, artifact_path
from alongside.web.frame import entry, frame, label, of_strand, plain, relative, string_key
from alongside.webfonts import stylesheet_of


def generated_context(sources: Sources, slug: str, title: str, description: str) -> dict:
    """The context of a page that is made once, in the language of the source."""
    strand = sources.publication.source
    return frame(sources, strand, artifact_path(strand, slug, "web")) | plain(
        sources.publication, strand, title, description)


def site_map_context(sources: Sources, strand: Strand) -> dict:
    """The context of a strand's site map: its own pages with their sections, then those of the others."""
    publication, here = sources.publication, artifact_path(strand, SITE_MAP, "web")
    title = publication.language_of(strand).strings[string_key(SITE_MAP)]
    others = [other for other in publication.strands if other is not strand and of_strand(sources, other)]
    groups = [page_group(sources, each, here, with_sections=each is strand) for each in (strand, *others)]
    return frame(sources, strand, here) | plain(publication, strand, title, "") | {
        "groups": groups, "stylesheets": [relative(sheet, here) for sheet in _sheets_of_all(sources)]}


def not_found_context(sources: Sources, root: str) -> dict:
    """The context of 404.html, shown at any address. root: the site's absolute path, "/strategy/".

    Nobody knows which language its reader wanted, so it speaks all of them.
    """
    strand, here = sources.publication.source, f"{NOT_FOUND}.html"
    strings = sources.publication.language_of(strand).strings
    context = frame(sources, strand, here) | plain(
        sources.publication, strand, strings["not_found_title"], strings["not_found_text"])
    for link in (*context["nav"], *context["footer"]):
        link["href"] = root + link["href"]
    return context | {"home": root + context["home"], "search": root + context["search"], "canonical": "", "languages": _languages(sources, root),
                      "stylesheets": [root + sheet for sheet in _sheets_of_all(sources)]}


def _languages(sources: Sources, root: str) -> list[dict]:
    """Each language once, with the way to the home page of each of its levels."""
    publication, found = sources.publication, {}
    for strand in publication.strands:
        if ("index", strand.key) in sources.variants:
            language = publication.language_of(strand)
            said = found.setdefault(language.tag, {"language": language.tag, "direction": language.direction,
                                                   "strings": language.strings, "homes": []})
            said["homes"].append({"label": label(publication, strand),
                                  "href": root + artifact_path(strand, "index", "web")})
    return list(found.values())


def page_group(sources: Sources, strand: Strand, here: str, with_sections: bool) -> dict:
    """A strand's pages with their links, and its name in the words of its readers. here: the page that shows them."""
    language = sources.publication.language_of(strand)
    pages = [entry(variant, here) | {"sections": _sections(variant) if with_sections else []}
             for variant in of_strand(sources, strand)]
    return {"label": label(sources.publication, strand), "language": language.tag,
            "direction": language.direction, "id": f"pages-{strand.key}", "pages": pages}


def _sections(variant: Variant) -> list[dict]:
    return [{"id": section.id, "heading": section.heading}
            for section in variant.sections if section.id and section.depth == 2]


def _sheets_of_all(sources: Sources) -> list[str]:
    """A page with words of all languages needs all their fonts. A browser fetches those that it shows."""
    strands = [strand for strand in sources.publication.strands if of_strand(sources, strand)]
    fonts = {stylesheet_of(sources.publication.language_of(strand)): None for strand in strands}
    return ["assets/site.css", *filter(None, fonts)]
