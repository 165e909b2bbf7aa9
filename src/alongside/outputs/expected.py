"""What the publication owes its readers: every file and page, whether or not it is built."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from alongside.model import (
    LEAD,
    Artifact,
    Format,
    Holds,
    MovedPage,
    Outputs,
    Publication,
    Section,
    Sources,
    Strand,
    Variant,
    Volume,
)
from alongside.model.own_pages import (
    CHANGES,
    DOWNLOADS,
    GLOSSARY,
    HOME,
    IN_SOURCE_LANGUAGE,
    INTRODUCTION,
    NOT_FOUND,
    PER_STRAND,
    SEARCH,
)
from alongside.outputs.release_id import input_digests, release_id
from alongside.outputs.volumes import volume_name, volumes_of_strand
from alongside.system.once import once_for_each

TERMS_ON_A_PAGE = 6
"""Of a glossary read page by page: as many pictures as an easy read page has."""
TERMS_ON_A_LONG_PAGE = 30
"""Of any other. With the pages that use each word these are 4 kB, half of what a page may weigh."""
SCRIPTS = {SEARCH: "assets/search.js"}
"""Slug of a page of ours to its script, below the site's root. No other page runs any."""


@dataclass(frozen=True)
class Leaf:
    """One web page of a Variant: all of it or, in a strand read page by page, some sections.

    path: below the site's root. section: the id that it begins with. title: its main heading.
    """

    path: str
    section: str
    title: str
    sections: tuple[Section, ...]

    @property
    def is_first(self) -> bool:
        return self.section == LEAD


def artifact_path(strand: Strand, document: str, format_: Format) -> str:
    """Path below the site's root, posix, e.g. "ur/our-area.html".

    The source has no folder of its own there, so that it shares names with the front door.
    """
    if not strand.url:
        # At the root there is also the front door, which must be index.html for web servers.
        document = {"index": INTRODUCTION, HOME: "index"}.get(document, document)
    name = f"{document}{_file_name_part(strand, format_)}{format_.facts.suffix}"
    return f"{strand.url}/{name}" if strand.url else name


def _file_name_part(strand: Strand, format_: Format) -> str:
    """What a file that people keep says of itself, once it lies beside others in one folder."""
    if format_ is Format.WEB:
        return ""
    if format_.facts.holds is Holds.PUBLICATION:
        return f"-{strand.language}"
    return f"-{strand.level}-{strand.language}"


@once_for_each
def split_into_leaves(variant: Variant) -> tuple[Leaf, ...]:
    """The web pages of a Variant in their order. The first has the address of the whole."""
    whole = artifact_path(variant.strand, variant.document, Format.WEB)
    starts = _leaf_starts(variant)
    ends = [*starts[1:], len(variant.sections)]
    leaves = []
    for start, end in zip(starts, ends, strict=True):
        path, section_id, title = whole, LEAD, variant.title
        first_section = variant.sections[start] if start else None
        if first_section and first_section.id:
            section_id, title = first_section.id, first_section.heading
            path = f"{whole.removesuffix('html')}{section_id}.html"
        leaves.append(
            Leaf(path=path, section=section_id, title=title, sections=variant.sections[start:end])
        )
    return tuple(leaves)


def _leaf_starts(variant: Variant) -> list[int]:
    """The index of each section with which a web page begins; the first is 0."""
    starts = [0]
    if variant.strand.page_by_page:
        starts += [
            index
            for index, section in enumerate(variant.sections)
            if section.depth == 2 and section.id
        ]
    return starts


def section_address(variant: Variant, section_id: str) -> str:
    """Where readers find a section: "ur/our-area.html#places", or the page that is all its own."""
    for leaf in split_into_leaves(variant):
        if section_id == leaf.section and not leaf.is_first:
            return leaf.path
        if any(section.id == section_id for section in leaf.sections):
            return f"{leaf.path}#{section_id}"
    return f"{artifact_path(variant.strand, variant.document, Format.WEB)}#{section_id}"


def strand_slugs(publication: Publication) -> tuple[str, ...]:
    """Those of PER_STRAND that have something in them: without glossary.yml, no page of words."""
    files = publication.document_file_formats + publication.book_formats
    empty = {
        GLOSSARY: not publication.terms,
        CHANGES: not publication.changes,
        DOWNLOADS: not files,
    }
    return tuple(slug for slug in PER_STRAND if not empty.get(slug))


def public_url(publication: Publication, path: str) -> str:
    """Where a page will be on the web. path: below the site's root."""
    # The address of the site itself opens its home page.
    return publication.url + ("" if path == "index.html" else path)


def page_url(publication: Publication, strand: Strand, document: str) -> str:
    """Where a Variant's page will be on the web."""
    return public_url(publication, artifact_path(strand, document, Format.WEB))


def generated_paths(publication: Publication) -> dict[str, Strand]:
    """Path of each page that nobody writes, and the strand in whose language it is."""
    source = publication.source
    paths = {}
    # Credits and the accessibility statement are about the whole site, and the law asks for one.
    for slug in (HOME, NOT_FOUND, *IN_SOURCE_LANGUAGE):
        paths[artifact_path(source, slug, Format.WEB)] = source
    for strand in publication.strands:
        for slug in strand_slugs(publication):
            paths |= dict.fromkeys(generated_page_paths(publication, strand, slug), strand)
    return paths | {path: strand for path, (strand, _) in moved_paths(publication).items()}


def moved_paths(publication: Publication) -> dict[str, tuple[Strand, MovedPage]]:
    """Each old address of moved.yml that has a page to lead on, and in which strand it is.

    A document has one in every strand: nobody knows any more in which it was.
    """
    paths = {}
    for page in publication.moved:
        for strand in publication.strands:
            if not page.is_address:
                paths[artifact_path(strand, page.was, Format.WEB)] = (strand, page)
        if page.is_address:
            paths[page.was] = (_strand_of_address(publication, page.was), page)
    return paths


def _strand_of_address(publication: Publication, path: str) -> Strand:
    folder = path.partition("/")[0]
    of_folder = [strand for strand in publication.strands if strand.url and strand.url == folder]
    return of_folder[0] if of_folder else publication.source


def generated_page_paths(publication: Publication, strand: Strand, slug: str) -> tuple[str, ...]:
    """The web pages of one of PER_STRAND: one, or several for a glossary of many words."""
    first = artifact_path(strand, slug, Format.WEB)
    if slug != GLOSSARY:
        return (first,)
    terms = sum(strand.key in term.wordings for term in publication.terms)
    last_page = ceil(terms / terms_on_a_page(strand))
    more = [f"{first.removesuffix('html')}{number}.html" for number in range(2, last_page + 1)]
    return (first, *more)


def terms_on_a_page(strand: Strand) -> int:
    """How many words a page of the glossary explains."""
    return TERMS_ON_A_PAGE if strand.page_by_page else TERMS_ON_A_LONG_PAGE


def page_script(publication: Publication, path: str) -> str:
    """The script, below the site's root, that the page at path may run; "" for most pages."""
    for slug, script in SCRIPTS.items():
        if any(path == artifact_path(strand, slug, Format.WEB) for strand in publication.strands):
            return script
    return ""


def expected_outputs(sources: Sources, site_folder: Path) -> Outputs:
    """All that is owed. site_folder: holds the finished but unreleased site."""
    artifacts = tuple(_artifacts(sources))
    # One artifact of the format “web” can be several pages.
    pages: list[str] = []
    for artifact in artifacts:
        if artifact.format is Format.WEB:
            pages += _web_page_paths(sources, artifact)
    digests = input_digests(sources)
    return Outputs(
        sources=sources,
        site_folder=site_folder,
        artifacts=artifacts,
        pages=(*pages, *generated_paths(sources.publication)),
        release_id=release_id(digests),
        input_digests=digests,
    )


def is_owed(publication: Publication, strand: Strand, format_: Format) -> bool:
    """Whether a strand owes files of a format.

    A format that compares editions is owed where the edition before had the strand.
    """
    if format_ not in publication.formats:
        return False
    if not format_.facts.compares_editions:
        return True
    previous = publication.previous_edition
    return previous is not None and any(key == strand.key for _document, key in previous.texts)


def _artifacts(sources: Sources) -> Iterator[Artifact]:
    """What each strand owes, document by document and as a whole; at the end what is owed once."""
    publication = sources.publication
    for strand in publication.strands:
        for document in publication.documents:
            if sources.left_out(document, strand):
                continue
            for format_ in _formats_owed(publication, strand, Holds.DOCUMENT):
                yield _artifact(strand, document, format_)
        for format_ in _formats_owed(publication, strand, Holds.STRAND):
            for document, volume in files_of_strand(sources, strand, format_):
                yield _artifact(strand, document, format_, volume)
    for format_ in _formats_owed(publication, publication.source, Holds.PUBLICATION):
        yield _artifact(publication.source, format_.facts.document, format_)


def files_of_strand(
    sources: Sources, strand: Strand, format_: Format
) -> list[tuple[str, Volume | None]]:
    """Document and volume of each artifact of a format that holds a strand: one of the whole or, in
    a strand with books of sections, those of each section that has a document there."""
    if not (strand.books_by_section and format_.facts.by_section):
        return [(format_.facts.document, None)]
    return [(volume_name(volume), volume) for volume in volumes_of_strand(sources, strand)]


def _formats_owed(publication: Publication, strand: Strand, holds: Holds) -> Iterator[Format]:
    for format_ in publication.formats:
        if format_.facts.holds is holds and is_owed(publication, strand, format_):
            yield format_


def _artifact(
    strand: Strand, document: str, format_: Format, volume: Volume | None = None
) -> Artifact:
    return Artifact(
        path=artifact_path(strand, document, format_),
        document=document,
        strand=strand,
        format=format_,
        volume=volume,
    )


def _web_page_paths(sources: Sources, web: Artifact) -> list[str]:
    variant = sources.variants.get((web.document, web.strand.key))
    return [leaf.path for leaf in split_into_leaves(variant)] if variant else [web.path]
