"""What the publication owes: every Artifact and page, whether or not it has been built."""

from __future__ import annotations

from pathlib import Path

from alongside.model import Artifact, Outputs, Sources, Strand

GENERATED_PAGES = ("404.html", "accessibility.html", "credits.html")
_SUFFIX = {"web": "html", "pdf": "pdf"}


def artifact_path(strand: Strand, document: str, format_: str) -> str:
    """Path below the site's root, posix, e.g. "ur/our-area.pdf"."""
    name = f"{document}.{_SUFFIX[format_]}"
    return f"{strand.url}/{name}" if strand.url else name


def owed(sources: Sources, built: Path) -> Outputs:
    """built: the folder that holds the finished but unreleased site."""
    publication = sources.publication
    artifacts = tuple(
        Artifact(artifact_path(strand, document, format_), document, strand, format_)
        for strand in publication.strands
        for document in publication.documents
        for format_ in publication.formats
    )
    pages = tuple(a.path for a in artifacts if a.format == "web") + GENERATED_PAGES
    return Outputs(sources, built, artifacts, pages)
