"""What the template of a document's page needs to know: its siblings, its neighbours, its sections."""

from __future__ import annotations

from alongside.model import Publication, Sources, Strand, Variant
from alongside.outputs.alternates import alternates, link_tag
from alongside.outputs.owed import Leaf, artifact_path, leaves, section_address
from alongside.web.changes import last_change
from alongside.web.downloads import files_of
from alongside.web.drafts import checks_context
from alongside.web.frame import entry, frame, head_title, home_of, label, of_strand, relative
from alongside.web.reading_time import reading_time


def page_context(sources: Sources, variant: Variant, leaf: Leaf) -> dict:
    """The context of one web page of a document; see theme/main.html for how each entry is used."""
    publication, strand, here = sources.publication, variant.strand, leaf.path
    turns = [each for v in of_strand(sources, strand) for each in leaves(v)]
    place = next(index for index, each in enumerate(turns) if each.path == here)
    longer = f"{leaf.title} – {variant.title}"
    framed = frame(sources, strand, here)
    return framed | {
        "trail": _trail(sources, variant, leaf, framed["trail"]),
        "place": place + 1, "places": len(turns),
        "title": leaf.title,
        "nav": _nav(sources, variant, leaf),
        "previous": _turn(turns[place - 1], here) if place else None,
        "next": _turn(turns[place + 1], here) if place + 1 < len(turns) else None,
        "switcher": _switcher(sources, variant, here, "" if leaf.is_first else leaf.section),
        "files": files_of(publication, strand, variant.document),
    } | checks_context(sources, variant) | (_of_whole(sources, variant, here) if leaf.is_first else {
        "description": longer, "head_title": head_title(longer, publication.language_of(strand)),
        "alternates": {}, "sections": {}, "reading_time": "", "last_change": None, "offered": [],
    })


def _of_whole(sources: Sources, variant: Variant, here: str) -> dict:
    """What is said of the document as a whole, on its first page."""
    publication, strand = sources.publication, variant.strand
    language = publication.language_of(strand)
    return {
        "description": str(variant.meta.get("description") or "").strip(),
        "head_title": head_title(variant.title, language),
        "alternates": alternates(sources, variant.document),
        "sections": _sections(sources, variant, here),
        "reading_time": reading_time(variant, language),
        "last_change": last_change(sources, variant),
        "offered": files_of(publication, strand, variant.document),
    }


def _nav(sources: Sources, variant: Variant, leaf: Leaf) -> list[dict]:
    """The documents of the strand; below this page's own, the pages of its sections."""
    found = []
    for each in of_strand(sources, variant.strand):
        below = leaves(each)[1:] if each is variant else ()
        found.append(entry(each, leaf.path) | {"current": each is variant and leaf.is_first, "below": [
            _turn(other, leaf.path) | {"current": other.path == leaf.path} for other in below]})
    return found


def _turn(leaf: Leaf, here: str) -> dict:
    return {"title": leaf.title, "href": relative(leaf.path, here)}


def _trail(sources: Sources, variant: Variant, leaf: Leaf, home: list[dict]) -> list[dict]:
    """The way from the home page to this one: over the first page of its level, where it has levels."""
    publication, strand = sources.publication, variant.strand
    start, whole = artifact_path(strand, "index", "web"), artifact_path(strand, variant.document, "web")
    trail = [] if whole == home_of(publication, strand) else home
    if trail and variant.document != "index" and start != home_of(publication, strand):
        trail = [*trail, {"label": label(publication, strand), "href": relative(start, leaf.path)}]
    return trail if leaf.is_first else [*trail, {"label": variant.title, "href": relative(whole, leaf.path)}]


def _switcher(sources: Sources, variant: Variant, here: str, section: str = "") -> list[dict]:
    """The same document, or section of it, in every strand that has it, this one included (current)."""
    publication, entries = sources.publication, []
    for strand in publication.strands:
        other = sources.variants.get((variant.document, strand.key))
        if other is None or (section and other.section(section) is None):
            continue
        entries.append(_way(publication, strand, here, section_address(other, section) if section else
                            artifact_path(strand, variant.document, "web")) | {"current": other is variant})
    return entries


def _way(publication: Publication, strand: Strand, here: str, target: str) -> dict:
    language = publication.language_of(strand)
    return {"label": label(publication, strand), "language": language.tag, "tag": link_tag(publication, strand),
            "direction": language.direction, "href": relative(target, here)}


def _sections(sources: Sources, variant: Variant, here: str) -> dict[str, dict]:
    """Section id to its heading and links to the same section elsewhere, for each h2."""
    found = {}
    for section in leaves(variant)[0].sections:
        if section.id and section.depth == 2:
            links = [e for e in _switcher(sources, variant, here, section.id) if not e["current"]]
            found[section.id] = {"heading": section.heading, "links": links}
    return found
