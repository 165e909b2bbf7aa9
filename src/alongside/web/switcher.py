"""The same page in other levels and languages, as theme/switcher.html shows them at its top."""

from __future__ import annotations

from alongside.model import EASY_READ, Format, Publication, Sources, Strand, Variant
from alongside.outputs.alternates import link_tag
from alongside.outputs.expected import Leaf, artifact_path, section_address
from alongside.web.context import Context
from alongside.web.frame import relative_link
from alongside.web.navigation import variants_of_strand
from alongside.web.version_names import version_name


def document_switcher(sources: Sources, variant: Variant, leaf: Leaf) -> Context:
    """named_first and behind_press of a page of a document."""
    section = "" if leaf.is_first else leaf.section
    return _arrange(versions_of_document(sources, variant, leaf.path, section))


def made_page_switcher(sources: Sources, strand: Strand, slug: str, here: str) -> Context:
    """named_first and behind_press of a page that we make for each strand, such as its glossary."""
    return _arrange(_versions_of_made_page(sources, strand, slug, here))


def links_to_other_strands(sources: Sources, strand: Strand, slug: str, here: str) -> list[Context]:
    """Our page of this slug in the other strands, each by its own name.

    Their titles would need their fonts, 100 kB of them.
    """
    versions = _versions_of_made_page(sources, strand, slug, here)
    return [version for version in versions if not version["current"]]


def _versions_of_made_page(sources: Sources, strand: Strand, slug: str, here: str) -> list[Context]:
    publication = sources.publication
    return [
        _version(publication, other, strand, here, artifact_path(other, slug, Format.WEB))
        for other in publication.strands
        if variants_of_strand(sources, other)
    ]


def versions_of_document(
    sources: Sources, variant: Variant, here: str, section: str = ""
) -> list[Context]:
    """The same document, or section, in every strand that has it; its own is marked as current.

    here: the path of the page that shows them.
    """
    publication, strand = sources.publication, variant.strand
    versions: list[Context] = []
    for other_strand in publication.strands:
        other = sources.variants.get((variant.document, other_strand.key))
        # No link is made to what is not there.
        if other is None or (section and other.section(section) is None):
            continue
        if section:
            target = section_address(other, section)
        else:
            target = artifact_path(other_strand, variant.document, Format.WEB)
        versions.append(_version(publication, other_strand, strand, here, target))
    return versions


def _version(
    publication: Publication, strand: Strand, current: Strand, here: str, target: str
) -> Context:
    """One entry. current: the strand of the page that shows it. target: the path it leads to."""
    # Easy read in the reader's own language comes before that of the source.
    easy_read_in = [each.language for each in publication.strands if each.level == EASY_READ]
    nearest = current.language if current.language in easy_read_in else publication.source.language
    return {
        **version_name(publication, strand, current),
        "tag": link_tag(publication, strand),
        "href": relative_link(target, here),
        "current": strand == current,
        "is_easy_read": strand.level == EASY_READ and strand.language == nearest,
    }


def _arrange(versions: list[Context]) -> Context:
    """named_first: what is seen at once. That is easy read, which those who need it find by its
    name alone, or the only other one. behind_press: all others and, as the current one, its own.
    """
    others = [version for version in versions if not version["current"]]
    easy_read = [version for version in others if version["is_easy_read"]]
    named_first = others if len(others) == 1 else easy_read
    rest = [version for version in versions if version not in named_first]
    return {
        "named_first": named_first,
        "behind_press": rest if len(others) > len(named_first) else [],
    }
