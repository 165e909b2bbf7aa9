"""What the publication owes: every Artifact and page, whether or not it has been built."""

from __future__ import annotations

from pathlib import Path

from alongside.model import LARGE_PRINT, Artifact, Outputs, Publication, Sources, Strand

NOT_FOUND = "404"
SITE_MAP = "all-pages"
DOWNLOADS = "downloads"
PER_STRAND = (SITE_MAP, DOWNLOADS)
"""Slugs of the pages that we make for each strand, in its language. Each is a template in theme/ and a string."""
IN_SOURCE_LANGUAGE = ("accessibility", "credits")
"""Slugs of the pages that we make once, in the language of the source."""

_SUFFIX = {"web": "html", "pdf": "pdf", LARGE_PRINT: "large-print.pdf"}
# No document's name has a dot in it, so none can be mistaken for another one's large print.


def artifact_path(strand: Strand, document: str, format_: str) -> str:
    """Path below the site's root, posix, e.g. "ur/our-area.pdf"."""
    name = f"{document}.{_SUFFIX[format_]}"
    return f"{strand.url}/{name}" if strand.url else name


def address(publication: Publication, path: str) -> str:
    """Where a page will be on the web. path: below the site's root; of the home page, nothing is added."""
    return publication.url + ("" if path == "index.html" else path)


def strand_pages(publication: Publication) -> tuple[str, ...]:
    """PER_STRAND, without the page of files where there are no files."""
    return tuple(slug for slug in PER_STRAND if slug != DOWNLOADS or publication.pdf_formats)


def generated_paths(publication: Publication) -> dict[str, Strand]:
    """Path of each page that nobody writes, and the strand in whose language it is."""
    once = {f"{slug}.html": publication.source for slug in (NOT_FOUND, *IN_SOURCE_LANGUAGE)}
    return once | {artifact_path(strand, slug, "web"): strand
                   for strand in publication.strands for slug in strand_pages(publication)}


def owed(sources: Sources, built: Path) -> Outputs:
    """built: the folder that holds the finished but unreleased site."""
    publication = sources.publication
    artifacts = tuple(
        Artifact(artifact_path(strand, document, format_), document, strand, format_)
        for strand in publication.strands
        for document in publication.documents
        for format_ in publication.formats
    )
    pages = (*(a.path for a in artifacts if a.format == "web"), *generated_paths(publication))
    return Outputs(sources, built, artifacts, pages)
