"""What the template of the front door needs. It asks one question: how would you like to read this?"""

from __future__ import annotations

from alongside.assets.pictures import FRONT_DOOR, picture_address
from alongside.model import Publication, Sources, Strand
from alongside.outputs.alternates import link_tag
from alongside.outputs.expected import DOWNLOADS, HOME, artifact_path
from alongside.web.frame import frame_context, relative_link, standalone_context, strand_label


def home_context(sources: Sources) -> dict:
    """levels: the ways to read it in the language of the source. languages: the others, by their own names."""
    publication, strand = sources.publication, sources.publication.source
    strings, here = publication.language_of(strand).strings, artifact_path(strand, HOME, "web")
    first = sources.variants.get(("index", strand.key))
    description = str(first.meta.get("description") or "").strip() if first else ""
    choices = [
        _strand_choice(publication, each, here)
        for each in publication.strands
        if ("index", each.key) in sources.variants
    ]
    return (
        frame_context(sources, strand, here)
        | standalone_context(publication, strand, strings["choose_heading"], description)
        | {
            "trail": [],
            "levels": [choice for choice in choices if choice["language"] == strand.language],
            "downloads": relative_link(artifact_path(strand, DOWNLOADS, "web"), here)
            if publication.pdf_formats
            else "",
            "books": bool(publication.book_formats),
            "files_picture": _picture(publication, "files", here),
            "languages": [choice for choice in choices if choice["language"] != strand.language],
        }
    )


def _strand_choice(publication: Publication, strand: Strand, here: str) -> dict:
    language, strings = (
        publication.language_of(strand),
        publication.language_of(publication.source).strings,
    )
    return {
        "label": strand_label(publication, strand),
        "name": language.name,
        "language": language.tag,
        "direction": language.direction,
        "tag": link_tag(publication, strand),
        "href": relative_link(artifact_path(strand, "index", "web"), here),
        "text": strings["choose_" + strand.level.replace("-", "_")],
        "picture": _picture(publication, strand.key, here),
    }


def _picture(publication: Publication, choice: str, here: str) -> str:
    picture = publication.pictures.get(f"{FRONT_DOOR}{choice}")
    return relative_link(picture_address(picture), here) if picture else ""
