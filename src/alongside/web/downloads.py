"""What the template of a strand's page of files needs, and the files that a document's page offers."""

from __future__ import annotations

from alongside.alternates import link_tag
from alongside.file_words import string_key as format_key
from alongside.model import Publication, Sources, Strand
from alongside.outputs import DOWNLOADS, artifact_path
from alongside.web.frame import entry, frame, label, of_strand, plain, relative, string_key


def files_of(publication: Publication, strand: Strand, document: str) -> list[dict]:
    """The PDFs of a document: format, the words for it, and the path below the site's root."""
    strings = publication.language_of(strand).strings
    return [{"format": format_, "label": strings[format_key(format_)],
             "path": artifact_path(strand, document, format_)} for format_ in publication.pdf_formats]


def downloads_context(sources: Sources, strand: Strand) -> dict:
    """The context of theme/downloads.html: each document with its files, and the same page elsewhere."""
    publication, here = sources.publication, artifact_path(strand, DOWNLOADS, "web")
    title = publication.language_of(strand).strings[string_key(DOWNLOADS)]
    documents = [entry(variant, here) | {"slug": variant.document,
                                         "files": files_of(publication, strand, variant.document)}
                 for variant in of_strand(sources, strand)]
    return frame(sources, strand, here) | plain(publication, strand, title, "") | {
        "documents": documents, "elsewhere": _elsewhere(sources, strand, here)}


def _elsewhere(sources: Sources, strand: Strand, here: str) -> list[dict]:
    publication, found = sources.publication, []
    for other in publication.strands:
        if other is not strand and of_strand(sources, other):
            language = publication.language_of(other)
            found.append({"label": label(publication, other), "language": language.tag,
                          "direction": language.direction, "tag": link_tag(publication, other),
                          "href": relative(artifact_path(other, DOWNLOADS, "web"), here)})
    return found
