"""A Markdown file below docs/ that no document owns: it would be written and never published."""

from collections.abc import Iterator
from pathlib import Path

from alongside.model import Outcome, Place, Rule, Sources, Strand, Variant
from alongside.publication.catalogue import read_variant, variant_path
from alongside.publication.made_from import recorded_fingerprints
from alongside.publication.picture_list import alt_texts
from alongside.rules.fault_texts import fault_texts, suggestion
from alongside.rules.outcomes import failed, passed


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for path in sources.stray_files:
        yield failed(Place(path.as_posix()), **_explain_stray(sources, rule, path))
    yield passed(Place("docs"))


def _explain_stray(sources: Sources, rule: Rule, path: Path) -> dict[str, str]:
    strand = next(
        (s for s in sources.publication.strands if variant_path(s, path.stem) == path), None
    )
    if strand is not None and strand.made_from:
        stray = read_variant(
            sources.root,
            path,
            path.stem,
            strand,
            None,
            alt_texts(sources.publication.pictures, strand.language),
        )
        same = [
            source
            for source in _sources_without_version(sources, strand)
            if _is_made_from(stray, source)
        ]
        if len(same) == 1:
            return fault_texts(
                rule,
                "renamed",
                slug=path.stem,
                source=same[0].path.as_posix(),
                target=variant_path(strand, same[0].document).as_posix(),
            )
        if recorded_fingerprints(stray):
            waiting = ", ".join(
                source.path.as_posix() for source in _sources_without_version(sources, strand)
            )
            return fault_texts(
                rule,
                "gone",
                slug=path.stem,
                origin=variant_path(
                    sources.publication.strand(strand.made_from), path.stem
                ).as_posix(),
                waiting=f"Not in this version yet: {waiting}."
                if waiting
                else "Every document has this version.",
            )
    return fault_texts(
        rule, "unknown", slug=path.stem, hint=suggestion(path.stem, sources.publication.documents)
    )


def _sources_without_version(sources: Sources, strand: Strand) -> list[Variant]:
    """Pages of the strand's source that have no version in the strand."""
    pages = (
        sources.variants.get((slug, strand.made_from))
        for slug in sources.publication.documents
        if (slug, strand.key) not in sources.variants
    )
    return [page for page in pages if page is not None]


def _is_made_from(stray: Variant, source: Variant) -> bool:
    """Whether every section that the stray was made from is in the source, word for word."""
    fingerprints = recorded_fingerprints(stray)
    now = {section.id: section for section in source.sections}
    return bool(fingerprints) and all(
        id_ in now and now[id_].has_fingerprint(fingerprint)
        for id_, fingerprint in fingerprints.items()
    )
