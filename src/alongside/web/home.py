"""What the template of the front door is given. It asks: how would you like to read this?"""

from __future__ import annotations

from alongside.assets.pictures import FRONT_DOOR, picture_address
from alongside.model import PLAIN, Format, Publication, Sources, Strand
from alongside.model.own_pages import DOWNLOADS, HOME
from alongside.model.strand_names import is_level_of_language, level_key
from alongside.outputs.alternates import link_tag
from alongside.outputs.expected import artifact_path
from alongside.text.language_names import name_in
from alongside.web.context import Context
from alongside.web.frame import (
    frame_context,
    relative_link,
    section_links,
    standalone_context,
)
from alongside.web.version_names import version_name


def home_context(sources: Sources) -> Context:
    """The context of theme/home.html.

    levels: the ways to read it in the language of the source. languages: the others, by their own
    names. nav_sections: what the publication is about, in the words of the source.
    """
    publication, strand = sources.publication, sources.publication.source
    strings, here = publication.language_of(strand).strings, artifact_path(strand, HOME, Format.WEB)
    first = sources.variants.get(("index", strand.key))
    description = str(first.meta.get("description") or "").strip() if first else ""
    levels: list[Context] = []
    languages: list[Context] = []
    for other in publication.strands:
        if ("index", other.key) in sources.variants:
            choices = levels if other.language == strand.language else languages
            choices.append(_strand_choice(publication, other, here))
    downloads = ""
    if publication.pdf_formats:
        downloads = relative_link(artifact_path(strand, DOWNLOADS, Format.WEB), here)
    return (
        frame_context(sources, strand, here)
        | standalone_context(publication, strand, strings["choose_heading"], description)
        | {
            "trail": [],
            "about": description,
            "levels": levels,
            "downloads": downloads,
            "books": bool(publication.book_formats),
            "files_picture": _picture(publication, "files", here),
            "languages": languages,
            "nav_sections": section_links(sources, strand, here),
        }
    )


def _strand_choice(publication: Publication, strand: Strand, here: str) -> Context:
    """name: its language, in the words of the source. text: what its readers find there."""
    strings = publication.language_of(publication.source).strings
    return {
        **version_name(publication, strand, publication.source),
        "name": _name_in_source(publication, strand),
        "tag": link_tag(publication, strand),
        "href": relative_link(artifact_path(strand, "index", Format.WEB), here),
        "text": strings["choose_" + strand.level.replace("-", "_")],
        "picture": _picture(publication, strand.key, here),
    }


def _name_in_source(publication: Publication, strand: Strand) -> str:
    """The language, and its level where it has several, in the words of the source."""
    reader = publication.language_of(publication.source)
    name = name_in(reader, publication.language_of(strand))
    if not is_level_of_language(publication, strand):
        return name
    # The words of the source for the plain level name its own language.
    level = "" if strand.level == PLAIN else reader.strings[level_key(strand)]
    return f"{name} – {level}" if level else name


def _picture(publication: Publication, choice: str, here: str) -> str:
    """The address of a choice's picture; "" when pictures.yml has none."""
    picture = publication.pictures.get(f"{FRONT_DOOR}{choice}")
    return relative_link(picture_address(picture), here) if picture else ""
