"""What this edition says that the last one did not, and the other way round, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alongside.model import KeptEdition, KeptSection, Sources, Strand
from alongside.publication.editions import kept_sections
from alongside.text.text_diff import Difference, compare_paragraphs


@dataclass(frozen=True)
class ChangedSection:
    """A section that differs from that of the edition before.

    heading: as it is now; of one that is gone, as it was. state: "new", "gone" or "changed".
    """

    heading: str
    state: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class ChangedDocument:
    """A document of which something differs.

    title: as it is now; of one that is gone, as it was. state: "new", "gone" or "changed".
    """

    slug: str
    title: str
    state: str
    sections: tuple[ChangedSection, ...]


def changed_documents(
    sources: Sources, strand: Strand, previous: KeptEdition
) -> list[ChangedDocument]:
    """The documents that differ, in the order of the publication; those that are gone come last.

    previous: the edition before. A strand that it did not have has nothing to be compared with.
    """
    earlier = [slug for slug, key in previous.texts if key == strand.key]
    if not earlier:
        return []
    slugs = dict.fromkeys((*sources.publication.documents, *earlier))
    documents = [_compare_document(sources, strand, previous, slug) for slug in slugs]
    return [document for document in documents if document.sections]


def _compare_document(
    sources: Sources, strand: Strand, previous: KeptEdition, slug: str
) -> ChangedDocument:
    """A document in both editions. Without sections it has not changed."""
    variant = sources.variants.get((slug, strand.key))
    before = previous.texts.get((slug, strand.key), ())
    after = kept_sections(variant) if variant else ()
    # The first section of every page is its title and the text below it.
    lead = (after or before)[:1]
    return ChangedDocument(
        slug=slug,
        title=lead[0].heading if lead else slug,
        state=_state(before, after),
        sections=tuple(_compare_sections(before, after)),
    )


def _state(before: Sequence[KeptSection], after: Sequence[KeptSection]) -> str:
    if before and after:
        return "changed"
    return "new" if after else "gone"


def _compare_sections(
    before: Sequence[KeptSection], after: Sequence[KeptSection]
) -> Iterator[ChangedSection]:
    """Sections that differ, in the order of now, then those that are gone."""
    old_by_id = {section.id: section for section in before}
    for section in after:
        old = old_by_id.pop(section.id, None)
        differences = compare_paragraphs(_texts(old), _texts(section))
        if differences:
            yield ChangedSection(
                heading=section.heading,
                state="changed" if old else "new",
                differences=tuple(differences),
            )
    for section in old_by_id.values():
        yield ChangedSection(
            heading=section.heading,
            state="gone",
            differences=tuple(compare_paragraphs(_texts(section), ())),
        )


def _texts(section: KeptSection | None) -> tuple[str, ...]:
    """The heading is a text too: a section may get another."""
    return (section.heading, *section.texts) if section else ()
