"""Every document in every reading level and language that publication.yml promises."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import FewerVersions, Outcome, Place, Rule, Sources, Strand
from alongside.publication.catalogue import variant_path
from alongside.publication.settings import FILE
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, inapplicable, passed


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page that there must be, a document in a strand."""
    for strand in subject.publication.strands:
        for slug in subject.publication.documents:
            if (slug, strand.key) in subject.variants:
                yield passed(Place(variant_path(strand, slug).as_posix()))
            elif subject.left_out(slug, strand):
                yield inapplicable(Place(variant_path(strand, slug).as_posix()))
            elif note := subject.publication.fewer_versions_of(slug, strand):
                yield _overdue_outcome(subject, rule, strand, slug, note)
            else:
                yield _missing_outcome(subject, rule, strand, slug)


def _overdue_outcome(
    sources: Sources, rule: Rule, strand: Strand, slug: str, note: FewerVersions
) -> Outcome:
    """The day has passed until which the version was not owed."""
    texts = fault_texts(
        rule,
        "overdue",
        document=slug,
        language=sources.publication.language_of(strand).name,
        level=strand.level.replace("-", " "),
        path=variant_path(strand, slug).as_posix(),
        until=note.until.isoformat(),
    )
    return failed(Place(FILE, note.lines[""]), **texts)


def _missing_outcome(sources: Sources, rule: Rule, strand: Strand, slug: str) -> Outcome:
    publication = sources.publication
    path = variant_path(strand, slug).as_posix()
    source = "the text that you want to publish"
    orphans: list[str] = []
    made_from = publication.made_from(slug, strand)
    if made_from:
        source = variant_path(publication.strand(made_from), slug).as_posix()
    else:
        # A source that is gone while its versions stay was renamed or deleted by mistake.
        orphans = _versions_of(sources, slug)
    texts = fault_texts(
        rule,
        "source-gone" if orphans else "missing",
        document=slug,
        language=publication.language_of(strand).name,
        level=strand.level.replace("-", " "),
        path=path,
        source=source,
        orphans=", ".join(orphans),
    )
    return failed(Place(path), **texts)


def _versions_of(sources: Sources, slug: str) -> list[str]:
    """The paths of a document's pages in all strands."""
    return [
        variant.path.as_posix() for variant in sources.variants.values() if variant.document == slug
    ]
