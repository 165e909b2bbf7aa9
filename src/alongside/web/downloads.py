"""What the template of a strand's page of files is given, and the files of a document."""

from __future__ import annotations

from alongside.model import Format, Publication, Sources, Strand, Variant, flat_name
from alongside.model.own_pages import DOWNLOADS
from alongside.model.strand_names import strand_name
from alongside.outputs.expected import artifact_path, files_of_strand, is_owed
from alongside.outputs.volumes import volume_title
from alongside.web.context import Context, Link
from alongside.web.frame import frame_context, page_link, standalone_context, string_key
from alongside.web.navigation import list_by_section
from alongside.web.switcher import links_to_other_strands


def document_files(sources: Sources, variant: Variant) -> list[Link]:
    """The PDFs of a document, each with its title, level and language in its words.

    Links are also heard one by one, in a list of all links of a page.
    """
    publication, strand = sources.publication, variant.strand
    of = f"{variant.title} – {strand_name(publication, strand)}"
    links = _document_files(publication, strand, variant.document)
    return [{**link, "label": f"{of} – {link['label']}"} for link in links]


def downloads_context(sources: Sources, strand: Strand) -> Context:
    """The context of theme/downloads.html.

    book: the files that hold the whole strand, or a section of it, below book_heading. pack: the
    file for committees, in the language of
    the source only, as its contents are. groups: of documents, each with its files. elsewhere: the
    same page in other strands.
    """
    publication, here = sources.publication, artifact_path(strand, DOWNLOADS, Format.WEB)
    strings = publication.language_of(strand).strings
    title = strings[string_key(DOWNLOADS)]

    def describe(variant: Variant) -> Context:
        files = _document_files(publication, strand, variant.document)
        return page_link(variant, here) | {"slug": flat_name(variant.document), "files": files}

    book = _book_links(sources, strand)
    if is_owed(publication, strand, Format.WHAT_CHANGED):
        book += _file_links(publication, strand, Format.WHAT_CHANGED, (Format.WHAT_CHANGED,))
    return (
        frame_context(sources, strand, here)
        | standalone_context(publication, strand, title, "")
        | {
            "book": book,
            "book_heading": strings[
                "pack_book" if strand.books_by_section else "whole_publication"
            ],
            "tells_epub": Format.EPUB in publication.formats,
            "pack": _pack(publication, strand),
            "groups": list_by_section(sources, strand, describe),
            "elsewhere": links_to_other_strands(sources, strand, DOWNLOADS, here),
        }
    )


def _book_links(sources: Sources, strand: Strand) -> list[Link]:
    """The files that hold the strand, those of a volume with its title in their words."""
    publication, links = sources.publication, []
    for format_ in publication.book_formats:
        for document, volume in files_of_strand(sources, strand, format_):
            (link,) = _file_links(publication, strand, document, (format_,))
            if volume:
                label = f"{volume_title(publication, volume, strand)} – {link['label']}"
                link |= {"label": label, "format": f"{format_}-{document}"}
            links.append(link)
    return links


def _document_files(publication: Publication, strand: Strand, document: str) -> list[Link]:
    return _file_links(publication, strand, document, publication.document_file_formats)


def _pack(publication: Publication, strand: Strand) -> list[Link]:
    source = publication.source
    offered = Format.PACK in publication.formats and strand.language == source.language
    return _file_links(publication, source, Format.PACK, (Format.PACK,)) if offered else []


def _file_links(
    publication: Publication, strand: Strand, document: str, formats: tuple[Format, ...]
) -> list[Link]:
    strings = publication.language_of(strand).strings
    return [
        {
            "format": format_,
            "label": strings[format_.facts.word],
            "path": artifact_path(strand, document, format_),
        }
        for format_ in formats
    ]
