"""What the publication owes: every Artifact and page, whether or not it has been built."""

from __future__ import annotations

from pathlib import Path

from alongside.model import BOOK_FORMATS, EPUB, LARGE_PRINT, Artifact, Outputs, Publication, Sources, Strand, Variant

NOT_FOUND = "404"
BOOK = "book"
"""What an Artifact has in place of a document's slug when it holds the whole strand."""
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
SCRIPTS = {SEARCH: "assets/search.js"}
"""Slug of a page of ours to the one script that it runs, below the site's root. No other page runs any."""

_SUFFIX = {"web": "html", "pdf": "pdf", LARGE_PRINT: "large-print.pdf", EPUB: "epub"}
# No document's name has a dot in it, so none can be mistaken for another one's large print.


def artifact_path(strand: Strand, document: str, format_: str) -> str:
    """Path below the site's root, posix, e.g. "ur/our-area.pdf"."""
    if not strand.url:
        document = {"index": INTRODUCTION, HOME: "index"}.get(document, document)
    name = f"{document}.{_SUFFIX[format_]}"
    return f"{strand.url}/{name}" if strand.url else name


def strand_slugs(publication: Publication) -> tuple[str, ...]:
    """Those of PER_STRAND that there is something to say on: no glossary.yml, no page of words."""
    files = publication.pdf_formats + publication.book_formats
    empty = {GLOSSARY: not publication.terms, CHANGES: not publication.changes, DOWNLOADS: not files}
    return tuple(slug for slug in PER_STRAND if not empty.get(slug))


def address(publication: Publication, path: str) -> str:
    """Where a page will be on the web. path: below the site's root; of the home page, nothing is added."""
    return publication.url + ("" if path == "index.html" else path)


def generated_paths(publication: Publication) -> dict[str, Strand]:
    """Path of each page that nobody writes, and the strand in whose language it is."""
    source = publication.source
    once = {artifact_path(source, slug, "web"): source for slug in (HOME, NOT_FOUND, *IN_SOURCE_LANGUAGE)}
    return once | {artifact_path(strand, slug, "web"): strand
                   for strand in publication.strands for slug in strand_slugs(publication)}


def script_of(publication: Publication, path: str) -> str:
    """The script, below the site's root, that the page at path may run; "" for almost every page."""
    return next((script for slug, script in SCRIPTS.items() for strand in publication.strands
                 if path == artifact_path(strand, slug, "web")), "")


def variants_of(sources: Sources, artifact: Artifact) -> tuple[Variant, ...]:
    """What an Artifact is made from: its Variant, or of a whole strand all that were found, in order."""
    documents = sources.publication.documents if artifact.document == BOOK else (artifact.document,)
    found = (sources.variants.get((document, artifact.strand.key)) for document in documents)
    return tuple(variant for variant in found if variant)


def source_of(sources: Sources, artifact: Artifact) -> str:
    """Where an Artifact is mended: its Markdown file, or of a whole strand their folder."""
    if artifact.document == BOOK:
        return (Path("docs") / artifact.strand.folder).as_posix()
    return next((variant.path.as_posix() for variant in variants_of(sources, artifact)), artifact.path)


def owed(sources: Sources, built: Path) -> Outputs:
    """built: the folder that holds the finished but unreleased site."""
    publication = sources.publication
    artifacts = tuple(
        Artifact(artifact_path(strand, document, format_), document, strand, format_)
        for strand in publication.strands
        for document in publication.documents
        for format_ in publication.formats
        if format_ not in BOOK_FORMATS
    )
    books = tuple(Artifact(artifact_path(strand, BOOK, format_), BOOK, strand, format_)
                  for strand in publication.strands for format_ in publication.book_formats)
    pages = (*(a.path for a in artifacts if a.format == "web"), *generated_paths(publication))
    return Outputs(sources, built, artifacts + books, pages)
