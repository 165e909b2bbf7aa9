"""What the template of a document's page needs to know: its siblings, its neighbours, its sections."""

from __future__ import annotations

import re
from dataclasses import dataclass

from alongside.alternates import alternates, link_tag
from alongside.model import Sources, Variant
from alongside.outputs import artifact_path
from alongside.web.downloads import files_of
from alongside.web.frame import entry, frame, head_title, label, of_strand, relative

_SECTION = re.compile(r'(?=<h2\b[^>]*\bid="([^"]+)")')


@dataclass(frozen=True)
class Part:
    """A piece of a page's HTML: a section from its h2 on, or what precedes the first one (id "")."""

    id: str
    html: str


def page_context(sources: Sources, variant: Variant) -> dict:
    """The context of a document's page; see theme/main.html for how each entry is used."""
    strand, here = variant.strand, artifact_path(variant.strand, variant.document, "web")
    publication = sources.publication
    same_strand = of_strand(sources, strand)
    place = same_strand.index(variant)
    return frame(sources, strand, here) | {
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
    }


def is_draft(variant: Variant) -> bool:
    """Whether a check by a person that the strand needs is missing, or was of another text."""
    entries = variant.meta.get("signed_off") or []
    given = {str(entry.get("for")) for entry in entries
             if isinstance(entry, dict) and str(entry.get("text")) == variant.fingerprint}
    return not given.issuperset(variant.strand.sign_offs)


def split_sections(html: str) -> list[Part]:
    """A page's rendered text at its h2 headings. Joined again, the parts are the text."""
    start, *rest = _SECTION.split(html)
    sections = [Part(id_, text) for id_, text in zip(rest[::2], rest[1::2], strict=True)]
    return [Part("", start), *sections] if start.strip() else sections


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
