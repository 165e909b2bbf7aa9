"""What an EPUB says of itself: what it is called, when it changed, and for whom it can be read."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from alongside.model import Format, Publication, Sources, Strand
from alongside.model.strand_names import is_level_of_language, level_name
from alongside.outputs.expected import page_url, public_url


def book_title(publication: Publication, strand: Strand) -> str:
    """The publication's name, and the level where there are several in the language."""
    strings = publication.language_of(strand).strings
    is_translation = strand.language != publication.source.language
    if strand.made_from is None or (
        is_translation and not is_level_of_language(publication, strand)
    ):
        return strings["publication"]
    return f"{strings['publication']} – {level_name(publication, strand)}"


def metadata(sources: Sources, strand: Strand, has_pictures: bool) -> dict[str, object]:
    """What templates/package.opf says of the book.

    modes, sufficient and features are in the words of schema.org (accessMode, accessModeSufficient,
    accessibilityFeature), which EPUB Accessibility 1.1 asks for.
    """
    publication = sources.publication
    strings = publication.language_of(strand).strings
    first = sources.variants.get(("index", strand.key))
    description = str(first.meta.get("description") or "") if first else ""
    address = public_url(publication, f"{strand.url}/{Format.BOOK}.epub".lstrip("/"))
    return {
        # The same in each release, whatever its file is called: to a reader's library it is one
        # book.
        "identifier": uuid5(NAMESPACE_URL, address).urn,
        "title": book_title(publication, strand),
        "description": " ".join(description.split()),
        "modified": f"{date_modified(publication, strand)}T00:00:00Z",
        "source": page_url(publication, strand, "index"),
        "modes": ["textual", "visual"] if has_pictures else ["textual"],
        "sufficient": ["textual", "textual,visual"] if has_pictures else ["textual"],
        "features": [
            "displayTransformability",
            "readingOrder",
            "structuralNavigation",
            "tableOfContents",
            "unlocked",
            *(["alternativeText"] if has_pictures else []),
        ],
        "summary": " ".join(strings[key] for key in _summary_keys(has_pictures)),
    }


def date_modified(publication: Publication, strand: Strand) -> str:
    """The day, as 2026-11-22, from what the publication records: the same on every run."""
    # Never the day of the run: the same sources must give the same bytes.
    days = [note.day for note in publication.changes if strand.key in note.strands]
    return max([publication.statement.prepared, *days]).isoformat()


def _summary_keys(has_pictures: bool) -> Iterator[str]:
    """Keys of the sentences that sum up how accessible the book is."""
    yield "book_accessible"
    if has_pictures:
        yield "book_pictures_described"
    yield "book_checked"
