"""What the publication owes: every Artifact and page, whether or not it has been built."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from alongside.model import (
    BOOK,
    BOOK_FORMATS,
    EPUB,
    LARGE_PRINT,
    LEAD,
    PACK,
    WHAT_CHANGED,
    Artifact,
    Outputs,
    Publication,
    Section,
    Sources,
    Strand,
    Variant,
)
from alongside.outputs.release_id import release_id

NOT_FOUND = "404"
HOME = "home"
"""The website's front door, at index.html. It asks how the reader would like to read."""
INTRODUCTION = "introduction"
"""Where the document "index" of the source goes, as the front door has its address. Elsewhere it is index.html."""
SITE_MAP = "all-pages"
GLOSSARY = "glossary"
CHANGES = "changes"
DOWNLOADS = "downloads"
FEEDBACK = "feedback"
SEARCH = "search"
PER_STRAND = (SITE_MAP, GLOSSARY, CHANGES, DOWNLOADS, FEEDBACK, SEARCH)
"""Slugs of the pages that we make for each strand, in its language. Each is a template in theme/ and a string."""
IN_SOURCE_LANGUAGE = ("accessibility", "credits")
"""Slugs of the pages that we make once, in the language of the source."""
TERMS_ON_A_PAGE = 6
"""Of a glossary that is read page by page: as many pictures as an easy read page of the strategy has."""
SCRIPTS = {SEARCH: "assets/search.js"}
"""Slug of a page of ours to the one script that it runs, below the site's root. No other page runs any."""

_SUFFIX = {
    "web": "html",
    "pdf": "pdf",
    LARGE_PRINT: "large-print.pdf",
    BOOK: "pdf",
    EPUB: "epub",
    WHAT_CHANGED: "pdf",
    PACK: "zip",
}
# No document's name has a dot in it, so none can be mistaken for another one's large print or section.


@dataclass(frozen=True)
class Leaf:
    """One web page of a Variant: all of it or, in a strand that is read page by page, a stretch of it.

    path: below the site's root. section: the id that it begins with. title: its main heading.
    """

    path: str
    section: str
    title: str
    sections: tuple[Section, ...]

    @property
    def is_first(self) -> bool:
        return self.section == LEAD


def artifact_path(strand: Strand, document: str, format_: str) -> str:
    """Path below the site's root, posix, e.g. "ur/our-area.pdf"."""
    if not strand.url:
        document = {"index": INTRODUCTION, HOME: "index"}.get(document, document)
    name = f"{document}.{_SUFFIX[format_]}"
    return f"{strand.url}/{name}" if strand.url else name


def split_into_leaves(variant: Variant) -> tuple[Leaf, ...]:
    """The web pages of a Variant in their order. The first has the address of the whole."""
    whole = artifact_path(variant.strand, variant.document, "web")
    starts = [
        index
        for index, section in enumerate(variant.sections)
        if section.depth == 2 and section.id and variant.strand.page_by_page
    ]
    found = []
    for start, end in zip([0, *starts], [*starts, len(variant.sections)], strict=True):
        section, title = LEAD, variant.title
        if start:
            section, title = variant.sections[start].id, variant.sections[start].heading
        path = f"{whole.removesuffix('html')}{section}.html" if start else whole
        found.append(Leaf(path, section, title, variant.sections[start:end]))
    return tuple(found)


def section_address(variant: Variant, section_id: str) -> str:
    """Where readers find a section: "ur/our-area.html#places", or the page that is all its own."""
    for leaf in split_into_leaves(variant):
        if section_id == leaf.section and not leaf.is_first:
            return leaf.path
        if any(section.id == section_id for section in leaf.sections):
            return f"{leaf.path}#{section_id}"
    return f"{artifact_path(variant.strand, variant.document, 'web')}#{section_id}"


def strand_slugs(publication: Publication) -> tuple[str, ...]:
    """Those of PER_STRAND that there is something to say on: no glossary.yml, no page of words."""
    files = publication.pdf_formats + publication.book_formats
    empty = {
        GLOSSARY: not publication.terms,
        CHANGES: not publication.changes,
        DOWNLOADS: not files,
    }
    return tuple(slug for slug in PER_STRAND if not empty.get(slug))


def public_url(publication: Publication, path: str) -> str:
    """Where a page will be on the web. path: below the site's root; of the home page, nothing is added."""
    return publication.url + ("" if path == "index.html" else path)


def generated_paths(publication: Publication) -> dict[str, Strand]:
    """Path of each page that nobody writes, and the strand in whose language it is."""
    source = publication.source
    once = {
        artifact_path(source, slug, "web"): source
        for slug in (HOME, NOT_FOUND, *IN_SOURCE_LANGUAGE)
    }
    return once | {
        path: strand
        for strand in publication.strands
        for slug in strand_slugs(publication)
        for path in generated_page_paths(publication, strand, slug)
    }


def generated_page_paths(publication: Publication, strand: Strand, slug: str) -> tuple[str, ...]:
    """The web pages of one of PER_STRAND: one, but several for many words where a strand is read page by page."""
    first = artifact_path(strand, slug, "web")
    terms = sum(strand.key in term.wordings for term in publication.terms)
    if slug != GLOSSARY or not strand.page_by_page:
        return (first,)
    return first, *(
        f"{first.removesuffix('html')}{number}.html"
        for number in range(2, ceil(terms / TERMS_ON_A_PAGE) + 1)
    )


def page_script(publication: Publication, path: str) -> str:
    """The script, below the site's root, that the page at path may run; "" for almost every page."""
    return next(
        (
            script
            for slug, script in SCRIPTS.items()
            for strand in publication.strands
            if path == artifact_path(strand, slug, "web")
        ),
        "",
    )


def expected_outputs(sources: Sources, site_folder: Path) -> Outputs:
    """built: the folder that holds the finished but unreleased site."""
    publication = sources.publication
    artifacts = tuple(
        artifact
        for strand in publication.strands
        for artifact in _artifacts_of(publication, strand)
    )
    if PACK in publication.formats:
        source = publication.source
        artifacts += (Artifact(artifact_path(source, PACK, PACK), PACK, source, PACK),)
    pages = [path for a in artifacts if a.format == "web" for path in _web_page_paths(sources, a)]
    return Outputs(
        sources,
        site_folder,
        artifacts,
        (*pages, *generated_paths(publication)),
        release_id(sources),
    )


def is_what_changed_owed(publication: Publication, strand: Strand) -> bool:
    """Whether a PDF of what has changed is owed: the edition before had the strand, so the two can be compared."""
    return (
        WHAT_CHANGED in publication.formats
        and publication.previous_edition is not None
        and any(key == strand.key for _, key in publication.previous_edition.texts)
    )


def _artifacts_of(publication: Publication, strand: Strand) -> Iterator[Artifact]:
    """What each document owes, then what the strand owes as a whole."""
    of_whole = {format_: BOOK for format_ in BOOK_FORMATS} | {WHAT_CHANGED: WHAT_CHANGED}
    for document in publication.documents:
        for format_ in publication.formats:
            if format_ not in of_whole and format_ != PACK:
                yield Artifact(artifact_path(strand, document, format_), document, strand, format_)
    for format_ in publication.formats:
        if format_ in of_whole and (
            format_ != WHAT_CHANGED or is_what_changed_owed(publication, strand)
        ):
            document = of_whole[format_]
            yield Artifact(artifact_path(strand, document, format_), document, strand, format_)


def _web_page_paths(sources: Sources, web: Artifact) -> list[str]:
    variant = sources.variants.get((web.document, web.strand.key))
    return [leaf.path for leaf in split_into_leaves(variant)] if variant else [web.path]
