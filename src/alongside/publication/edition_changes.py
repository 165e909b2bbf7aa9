"""What this edition says that the last one did not, and the other way round: by document and section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alongside.model import KeptEdition, KeptSection, Sources, Strand
from alongside.publication.editions import kept_sections
from alongside.text.text_diff import Difference, compare_paragraphs


@dataclass(frozen=True)
class ChangedSection:
    """state: "new", "gone" or "changed". heading: as it is now, or as it was."""

    heading: str
    state: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class ChangedDocument:
    """A document of which something differs. title: as it is now, or as it was."""

    slug: str
    title: str
    state: str
    sections: tuple[ChangedSection, ...]


def changed_documents(
    sources: Sources, strand: Strand, previous: KeptEdition
) -> list[ChangedDocument]:
    """In the order of the publication; documents that are gone come last. A strand that is new has none."""
    if not any(key == strand.key for _, key in previous.texts):
        return []
    slugs = [
        *sources.publication.documents,
        *(slug for slug, key in previous.texts if key == strand.key),
    ]
    found = [_document(sources, strand, previous, slug) for slug in dict.fromkeys(slugs)]
    return [document for document in found if document.sections]


def _document(
    sources: Sources, strand: Strand, previous: KeptEdition, slug: str
) -> ChangedDocument:
    variant = sources.variants.get((slug, strand.key))
    before = previous.texts.get((slug, strand.key), ())
    after = kept_sections(variant) if variant else ()
    state = "changed" if before and after else "new" if after else "gone"
    title = (after or before)[0].heading if after or before else slug
    return ChangedDocument(slug, title, state, tuple(_sections(before, after)))


def _sections(
    before: Sequence[KeptSection], after: Sequence[KeptSection]
) -> Iterator[ChangedSection]:
    old = {section.id: section for section in before}
    for section in after:
        was = old.pop(section.id, None)
        differences = compare_paragraphs(_texts(was), _texts(section))
        if differences:
            yield ChangedSection(section.heading, "changed" if was else "new", tuple(differences))
    for section in old.values():
        yield ChangedSection(
            section.heading, "gone", tuple(compare_paragraphs(_texts(section), ()))
        )


def _texts(section: KeptSection | None) -> tuple[str, ...]:
    """The heading is a text too: a section may get another."""
    return (section.heading, *section.texts) if section else ()
