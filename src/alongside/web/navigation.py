"""The documents of a strand in the sections of the publication, as menus and lists show them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from alongside.model import Format, Sources, Strand, Variant
from alongside.model.own_pages import SITE_MAP
from alongside.outputs.expected import artifact_path
from alongside.system.once import once_for_each
from alongside.web.context import Context

_ANCHOR = "section-"
"""How the id of a section begins on the page that lists all documents. No other id there does."""


@dataclass(frozen=True)
class NavGroup:
    """Documents of a strand that stand together.

    id: of their section; "" for those in a row that stand in none. title: in the strand's words.
    """

    id: str
    title: str
    variants: tuple[Variant, ...]

    @property
    def anchor(self) -> str:
        return f"{_ANCHOR}{self.id}" if self.id else ""


@once_for_each
def variants_of_strand(sources: Sources, strand: Strand) -> list[Variant]:
    """The strand's variants that were found, in the order of the publication."""
    return [
        sources.variants[slug, strand.key]
        for slug in sources.publication.documents
        if (slug, strand.key) in sources.variants
    ]


@once_for_each
def groups_of_strand(sources: Sources, strand: Strand) -> list[NavGroup]:
    """All documents of the strand in the order of the publication. No group is empty."""
    variants = {variant.document: variant for variant in variants_of_strand(sources, strand)}
    return [
        NavGroup(
            id=section.id if section else "",
            title=section.titles[strand.key] if section else "",
            variants=tuple(variants[slug] for slug in slugs),
        )
        for section, slugs in sources.publication.by_section(variants)
    ]


def group_of(sources: Sources, variant: Variant) -> NavGroup | None:
    """The section that a document stands in."""
    group = _groups_by_document(sources, variant.strand).get(variant.document)
    return group if group and group.id else None


@once_for_each
def _groups_by_document(sources: Sources, strand: Strand) -> dict[str, NavGroup]:
    groups = {}
    for group in groups_of_strand(sources, strand):
        groups.update(dict.fromkeys((variant.document for variant in group.variants), group))
    return groups


def section_path(strand: Strand, group: NavGroup) -> str:
    """Where all documents of a section are listed, below the site's root."""
    return f"{artifact_path(strand, SITE_MAP, Format.WEB)}#{group.anchor}"


def list_by_section(
    sources: Sources, strand: Strand, describe: Callable[[Variant], Context]
) -> list[Context]:
    """The groups of a strand as templates list them: id, title and pages, each as described.

    Documents that stand in no section have the title “Other pages” where a section comes before
    them, and none otherwise.
    """
    other = sources.publication.language_of(strand).strings["other_pages"]
    groups: list[Context] = []
    for place, group in enumerate(groups_of_strand(sources, strand)):
        title = group.title or (other if place else "")
        # Only the sections can be linked to; two rows without one must not have the same id.
        id_ = group.anchor or f"{_ANCHOR}{place + 1}-other"
        pages = [describe(variant) for variant in group.variants]
        groups.append({"id": id_, "title": title, "pages": pages})
    return groups
