"""What the template of a document's page needs to know: its siblings, its neighbours, its sections."""

from __future__ import annotations

import re
from dataclasses import dataclass

from alongside.alternates import alternates, link_tag
from alongside.model import Sources, Variant
from alongside.outputs import artifact_path
from alongside.web.changes import last_change
from alongside.web.downloads import files_of
from alongside.web.drafts import is_draft
from alongside.web.frame import entry, frame, head_title, home_of, label, of_strand, relative
from alongside.web.reading_time import reading_time

_SECTION = re.compile(r'(?=<h2\b[^>]*\bid="([^"]+)")')


@dataclass(frozen=True)
class Piece:
    """HTML, and the explanation of hard words that follows it, if any."""

    html: str
    explanation: dict | None = None


@dataclass(frozen=True)
class Part:
    """A piece of a page's HTML: a section from its h2 on, or what precedes the first one (id "")."""

    id: str
    pieces: tuple[Piece, ...]

    @property
    def html(self) -> str:
        return "".join(piece.html for piece in self.pieces)


def page_context(sources: Sources, variant: Variant) -> dict:
    """The context of a document's page; see theme/main.html for how each entry is used."""
    strand, here = variant.strand, artifact_path(variant.strand, variant.document, "web")
    publication = sources.publication
    same_strand = of_strand(sources, strand)
    place = same_strand.index(variant)
    framed = frame(sources, strand, here)
    return framed | {
        "trail": _trail(sources, variant, framed["trail"]),
        "place": place + 1, "places": len(same_strand),
        "title": variant.title,
        "description": str(variant.meta.get("description") or "").strip(),
        "head_title": head_title(variant.title, publication.language_of(strand)),
        "alternates": alternates(sources, variant.document),
        "nav": [entry(v, here) | {"current": v is variant} for v in same_strand],
        "previous": entry(same_strand[place - 1], here) if place else None,
        "next": entry(same_strand[place + 1], here) if place + 1 < len(same_strand) else None,
        "switcher": _switcher(sources, variant, here),
        "sections": _sections(sources, variant, here),
        "files": files_of(publication, strand, variant.document),
        "draft": is_draft(variant),
        "reading_time": reading_time(variant, publication.language_of(strand)),
        "last_change": last_change(sources, variant),
    }


def _trail(sources: Sources, variant: Variant, home: list[dict]) -> list[dict]:
    """The way from the home page to this one: over the first page of its level, where it has levels."""
    publication, strand = sources.publication, variant.strand
    start, here = artifact_path(strand, "index", "web"), artifact_path(strand, variant.document, "web")
    if here == home_of(publication, strand):
        return []
    if variant.document == "index" or start == home_of(publication, strand):
        return home
    return [*home, {"label": label(publication, strand), "href": relative(start, here)}]


def split_sections(html: str) -> list[Part]:
    """A page's rendered text at its h2 headings. Joined again, the parts are the text."""
    start, *rest = _SECTION.split(html)
    sections = [Part(id_, (Piece(text),)) for id_, text in zip(rest[::2], rest[1::2], strict=True)]
    return [Part("", (Piece(start),)), *sections] if start.strip() else sections


def _switcher(sources: Sources, variant: Variant, here: str, section: str = "") -> list[dict]:
    """The same document, or section of it, in every strand that has it, this one included (current)."""
    entries = []
    for strand in sources.publication.strands:
        other = sources.variants.get((variant.document, strand.key))
        if other is None or (section and other.section(section) is None):
            continue
        language = sources.publication.language_of(strand)
        href = relative(artifact_path(strand, variant.document, "web"), here)
        if section:
            href += f"#{section}"
        entries.append({"label": label(sources.publication, strand), "language": language.tag,
                        "tag": link_tag(sources.publication, strand), "direction": language.direction,
                        "href": href, "current": other is variant})
    return entries


def _sections(sources: Sources, variant: Variant, here: str) -> dict[str, dict]:
    """Section id to its heading and links to the same section elsewhere, for each h2."""
    found = {}
    for section in variant.sections:
        if section.id and section.depth == 2:
            links = [e for e in _switcher(sources, variant, here, section.id) if not e["current"]]
            found[section.id] = {"heading": section.heading, "links": links}
    return found
