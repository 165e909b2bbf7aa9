"""What the templates of the pages that nobody writes need: credits, accessibility, site map, not found."""

from __future__ import annotations

from alongside import webfonts
from alongside.alternates import link_tag
from alongside.model import Publication, Sources, Strand, Variant
from alongside.outputs import FEEDBACK, NOT_FOUND, SITE_MAP, artifact_path
from alongside.web.frame import ICON, entry, frame, label, of_strand, plain, relative, string_key


def generated_context(sources: Sources, slug: str, title: str, description: str) -> dict:
    """The context of a page that is made once, in the language of the source."""
    strand = sources.publication.source
    return frame(sources, strand, artifact_path(strand, slug, "web")) | plain(
        sources.publication, strand, title, description)


def site_map_context(sources: Sources, strand: Strand) -> dict:
    """The context of a strand's site map: its own pages with their sections, then the site maps of the others."""
    publication, here = sources.publication, artifact_path(strand, SITE_MAP, "web")
    title = publication.language_of(strand).strings[string_key(SITE_MAP)]
    others = [other for other in publication.strands if other is not strand and of_strand(sources, other)]
    pages = [entry(variant, here) | {"sections": _sections(variant)} for variant in of_strand(sources, strand)]
    return frame(sources, strand, here) | plain(publication, strand, title, "") | {
        "pages": pages, "others": [_other(publication, each, here) for each in others]}


def not_found_context(sources: Sources, root: str) -> dict:
    """The context of 404.html, shown at any address. root: the site's absolute path, "/strategy/".

    Nobody knows which language its reader wanted, so it speaks all of them.
    """
    strand, here = sources.publication.source, f"{NOT_FOUND}.html"
    strings = sources.publication.language_of(strand).strings
    context = frame(sources, strand, here) | plain(
        sources.publication, strand, strings["not_found_title"], strings["not_found_text"])
    fonts = [f"{root}{webfonts.NOT_FOUND}"] if len(context["stylesheets"]) > 1 else []
    for link in (*context["nav"], *context["footer"], *context["trail"]):
        link["href"] = root + link["href"]
    return context | {"home": root + context["home"], "canonical": "", "languages": _languages(sources, root),
                      "icon": root + ICON, "stylesheets": [f"{root}assets/site.css", *fonts]}


def feedback_context(sources: Sources, strand: Strand) -> dict:
    """The context of the page on how to tell the publisher what to mend."""
    publication, here = sources.publication, artifact_path(strand, FEEDBACK, "web")
    strings = publication.language_of(strand).strings
    return frame(sources, strand, here) | plain(
        publication, strand, strings[FEEDBACK], strings["feedback_text"])


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


def _other(publication: Publication, strand: Strand, here: str) -> dict:
    """A link to another strand's site map, by its own name: its titles would need its fonts, 100 kB of them."""
    language = publication.language_of(strand)
    return {"label": label(publication, strand), "language": language.tag, "direction": language.direction,
            "tag": link_tag(publication, strand), "href": relative(artifact_path(strand, SITE_MAP, "web"), here)}


def _sections(variant: Variant) -> list[dict]:
    return [{"id": section.id, "heading": section.heading}
            for section in variant.sections if section.id and section.depth == 2]
