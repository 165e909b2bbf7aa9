"""What the template of a strand's page of files needs, and the files that a document's page offers."""

from __future__ import annotations

from alongside.file_words import string_key as format_key
from alongside.model import BOOK, Publication, Sources, Strand
from alongside.outputs import DOWNLOADS, artifact_path
from alongside.web.frame import entry, frame, of_strand, plain, same_page_elsewhere, string_key


def files_of(publication: Publication, strand: Strand, document: str) -> list[dict]:
    """The PDFs of a document: format, the words for it, and the path below the site's root."""
    strings = publication.language_of(strand).strings
    return [{"format": format_, "label": strings[format_key(format_)],
             "path": artifact_path(strand, document, format_)} for format_ in publication.pdf_formats]


def files_of_whole(publication: Publication, strand: Strand) -> list[dict]:
    """The files that hold the whole of a strand, told as those of a document are."""
    strings = publication.language_of(strand).strings
    return [{"format": format_, "label": strings[format_key(format_)], "path": artifact_path(strand, BOOK, format_)}
            for format_ in (BOOK,) if format_ in publication.formats]


def downloads_context(sources: Sources, strand: Strand) -> dict:
    """The context of theme/downloads.html: the files of the whole and of each document, and the same page elsewhere."""
    publication, here = sources.publication, artifact_path(strand, DOWNLOADS, "web")
    title = publication.language_of(strand).strings[string_key(DOWNLOADS)]
    documents = [entry(variant, here) | {"slug": variant.document,
                                         "files": files_of(publication, strand, variant.document)}
                 for variant in of_strand(sources, strand)]
    return frame(sources, strand, here) | plain(publication, strand, title, "") | {
        "whole": files_of_whole(publication, strand), "documents": documents,
        "elsewhere": same_page_elsewhere(sources, strand, DOWNLOADS, here)}
