"""What the template of the front door needs. It asks one question: how would you like to read this?"""

from __future__ import annotations

from alongside.assets.pictures import FRONT_DOOR, address_of
from alongside.model import Publication, Sources, Strand
from alongside.outputs.alternates import link_tag
from alongside.outputs.owed import DOWNLOADS, HOME, artifact_path
from alongside.web.frame import frame, label, plain, relative


def home_context(sources: Sources) -> dict:
    """levels: the ways to read it in the language of the source. languages: the others, by their own names."""
    publication, strand = sources.publication, sources.publication.source
    strings, here = publication.language_of(strand).strings, artifact_path(strand, HOME, "web")
    first = sources.variants.get(("index", strand.key))
    description = str(first.meta.get("description") or "").strip() if first else ""
    choices = [_choice(publication, each, here)
               for each in publication.strands if ("index", each.key) in sources.variants]
    return frame(sources, strand, here) | plain(publication, strand, strings["choose_heading"], description) | {
        "trail": [],
        "levels": [choice for choice in choices if choice["language"] == strand.language],
        "downloads": relative(artifact_path(strand, DOWNLOADS, "web"), here) if publication.pdf_formats else "",
        "books": bool(publication.book_formats),
        "files_picture": _picture(publication, "files", here),
        "languages": [choice for choice in choices if choice["language"] != strand.language],
    }


def _choice(publication: Publication, strand: Strand, here: str) -> dict:
    language, strings = publication.language_of(strand), publication.language_of(publication.source).strings
    return {
        "label": label(publication, strand), "name": language.name, "language": language.tag,
        "direction": language.direction, "tag": link_tag(publication, strand),
        "href": relative(artifact_path(strand, "index", "web"), here),
        "text": strings["choose_" + strand.level.replace("-", "_")],
        "picture": _picture(publication, strand.key, here),
    }


def _picture(publication: Publication, choice: str, here: str) -> str:
    picture = publication.pictures.get(f"{FRONT_DOOR}{choice}")
    return relative(address_of(picture), here) if picture else ""
