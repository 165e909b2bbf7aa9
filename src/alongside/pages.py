"""What a page's template needs to know: languages, links, labels. All links are relative.

No link is ever made to a page that does not exist: every one comes from a Variant that was found.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from alongside.generated import GENERATED
from alongside.model import Language, Publication, Sources, Strand, Variant
from alongside.outputs import artifact_path
from alongside.webfonts import stylesheet_of

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
    same_strand = [sources.variants[slug, strand.key] for slug in publication.documents
                   if (slug, strand.key) in sources.variants]
    place = same_strand.index(variant)
    return _frame(publication, strand, here) | {
        "title": variant.title,
        "description": str(variant.meta.get("description") or "").strip(),
        "head_title": _head_title(variant.title, publication.language_of(strand)),
        "level": strand.level,
        "nav": [_entry(v, here) | {"current": v is variant} for v in same_strand],
        "previous": _entry(same_strand[place - 1], here) if place else None,
        "next": _entry(same_strand[place + 1], here) if place + 1 < len(same_strand) else None,
        "switcher": _switcher(sources, variant, here),
        "sections": _sections(sources, variant, here),
        "pdf": f"{variant.document}.pdf" if "pdf" in publication.formats else "",
        "draft": is_draft(variant),
    }


def generated_context(sources: Sources, slug: str, title: str, description: str) -> dict:
    """The context of a generated page, in the language of the source."""
    strand = sources.publication.source
    here = artifact_path(strand, slug, "web")
    return _frame(sources.publication, strand, here) | _plain(sources, strand, here, title, description)


def not_found_context(sources: Sources, root: str) -> dict:
    """The context of 404.html, shown at any address. root: the site's absolute path, "/strategy/"."""
    strand = sources.publication.source
    strings = sources.publication.language_of(strand).strings
    context = _frame(sources.publication, strand, "404.html")
    context |= _plain(sources, strand, "404.html", strings["not_found_title"], strings["not_found_text"])
    for entry in (*context["nav"], *context["footer"]):
        entry["href"] = root + entry["href"]
    return context | {"root": root, "home": root + context["home"], "canonical": "",
                      "stylesheets": [root + sheet for sheet in context["stylesheets"]]}


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


def _frame(publication: Publication, strand: Strand, here: str) -> dict:
    """What the header, footer and head of every page need."""
    language = publication.language_of(strand)
    source = publication.source
    sheets = ["assets/site.css", *filter(None, [stylesheet_of(language)])]
    return {
        "language": language.tag,
        "direction": language.direction,
        "strings": language.strings,
        "in_source_language": strand.language == source.language,
        "source_language": source.language,
        "home": _relative(artifact_path(strand, "index", "web"), here),
        "stylesheets": [_relative(sheet, here) for sheet in sheets],
        "canonical": publication.url + ("" if here == "index.html" else here),
        "contact": publication.contact,
        "footer": [{"label": language.strings[slug], "href": _relative(f"{slug}.html", here)}
                   for slug in GENERATED],
        "accessibility": _relative("accessibility.html", here),
    }


def _plain(sources: Sources, strand: Strand, here: str, title: str, description: str) -> dict:
    """A page without siblings: no other languages, no neighbours, no PDF."""
    home = [_entry(sources.variants[slug, strand.key], here) | {"current": False}
            for slug in sources.publication.documents if (slug, strand.key) in sources.variants]
    return {"title": title, "description": description,
            "head_title": _head_title(title, sources.publication.language_of(strand)), "level": strand.level,
            "nav": home, "previous": None, "next": None, "switcher": [], "sections": {}, "pdf": "",
            "draft": False}


def _head_title(title: str, language: Language) -> str:
    return f"{title} – {language.strings['publication']}"


def _entry(variant: Variant, here: str) -> dict:
    target = artifact_path(variant.strand, variant.document, "web")
    return {"title": variant.title, "href": _relative(target, here)}


def _switcher(sources: Sources, variant: Variant, here: str, section: str = "") -> list[dict]:
    """The same document, or section of it, in every strand that has it, this one included (current)."""
    entries = []
    for strand in sources.publication.strands:
        other = sources.variants.get((variant.document, strand.key))
        if other is None or (section and other.section(section) is None):
            continue
        language = sources.publication.language_of(strand)
        href = _relative(artifact_path(strand, variant.document, "web"), here)
        if section:
            href += f"#{section}"
        entries.append({"label": _label(sources.publication, strand), "language": language.tag,
                        "direction": language.direction, "href": href, "current": other is variant})
    return entries


def _sections(sources: Sources, variant: Variant, here: str) -> dict[str, dict]:
    """Section id to its heading and links to the same section elsewhere, for each h2."""
    found = {}
    for section in variant.sections:
        if section.id and section.depth == 2:
            links = [e for e in _switcher(sources, variant, here, section.id) if not e["current"]]
            found[section.id] = {"heading": section.heading, "links": links}
    return found


def _label(publication: Publication, strand: Strand) -> str:
    """A level by its name, another language by its own name for itself: each in the words of its readers."""
    language = publication.language_of(strand)
    if strand.language != publication.source.language:
        return language.autonym
    return language.strings["level_" + strand.level.replace("-", "_")]


def _relative(target: str, here: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(here) or ".")
