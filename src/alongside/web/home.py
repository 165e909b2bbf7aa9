"""What the template of the front door needs. It asks one question: how would you like to read this?"""

from __future__ import annotations

from alongside.alternates import link_tag
from alongside.model import Publication, Sources, Strand
from alongside.outputs import DOWNLOADS, HOME, artifact_path
from alongside.pictures import FRONT_DOOR, PICTURES, read_pictures
from alongside.web.frame import frame, label, plain, relative


def home_context(sources: Sources) -> dict:
    """levels: the ways to read it in the language of the source. languages: the others, by their own names."""
    publication, strand = sources.publication, sources.publication.source
    strings, here = publication.language_of(strand).strings, artifact_path(strand, HOME, "web")
    first = sources.variants.get(("index", strand.key))
    description = str(first.meta.get("description") or "").strip() if first else ""
    known = read_pictures(sources.root)
    choices = [_choice(publication, each, here, known)
               for each in publication.strands if ("index", each.key) in sources.variants]
    return frame(sources, strand, here) | plain(publication, strand, strings["choose_heading"], description) | {
        "trail": [],
        "levels": [choice for choice in choices if choice["language"] == strand.language],
        "downloads": relative(artifact_path(strand, DOWNLOADS, "web"), here) if publication.pdf_formats else "",
        "books": bool(publication.book_formats),
        "files_picture": _picture("files", here, known),
        "languages": [choice for choice in choices if choice["language"] != strand.language],
    }


def _choice(publication: Publication, strand: Strand, here: str, known: dict[str, str]) -> dict:
    language, strings = publication.language_of(strand), publication.language_of(publication.source).strings
    return {
        "label": label(publication, strand), "name": language.name, "language": language.tag,
        "direction": language.direction, "tag": link_tag(publication, strand),
        "href": relative(artifact_path(strand, "index", "web"), here),
        "text": strings["choose_" + strand.level.replace("-", "_")],
        "picture": _picture(strand.key, here, known),
    }


def _picture(choice: str, here: str, known: dict[str, str]) -> str:
    name = f"{FRONT_DOOR}{choice}"
    return relative(f"{PICTURES}/{name}.svg", here) if name in known else ""
