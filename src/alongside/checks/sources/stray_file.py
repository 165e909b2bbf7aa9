"""A Markdown file below docs/ that no document owns: it would be written and never published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from alongside.checks.sources.targets import outcomes_of_target
from alongside.model import Outcome, Place, Rule, Sources, Strand, Variant
from alongside.publication.catalogue import read_variant, variant_path
from alongside.publication.made_from import recorded_fingerprints
from alongside.publication.picture_list import alt_texts
from alongside.rules.fault_texts import fault_texts, suggestion
from alongside.rules.outcomes import failed


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: the folder docs."""
    faults = (
        failed(Place(path.as_posix()), **_explain_stray(subject, rule, path))
        for path in subject.stray_files
    )
    yield from outcomes_of_target(Place("docs"), faults)


def _explain_stray(sources: Sources, rule: Rule, path: Path) -> dict[str, str]:
    """The words for a stray file, as exact as what is known of where its words came from."""
    strand = _strand_of(sources, path)
    if strand is not None and strand.made_from:
        texts = _explain_version(sources, rule, path, strand, strand.made_from)
        if texts:
            return texts
    hint = suggestion(path.stem, sources.publication.documents)
    return fault_texts(rule, "unknown", slug=path.stem, hint=hint)


def _explain_version(
    sources: Sources, rule: Rule, path: Path, strand: Strand, made_from: str
) -> dict[str, str]:
    """Of a file in the folder of a strand that is made from another; {} when it records nothing."""
    alts = alt_texts(sources.publication.pictures, strand.language)
    # No document owns the file, so nothing has read it yet.
    stray = read_variant(sources.root, path, path.stem, strand, None, alts)
    waiting = _sources_without_version(sources, strand, made_from)
    same = [source for source in waiting if _is_made_from(stray, source)]
    # Two sources with the very same words cannot be told apart.
    if len(same) == 1:
        return fault_texts(
            rule,
            "renamed",
            slug=path.stem,
            source=same[0].path.as_posix(),
            target=variant_path(strand, same[0].document).as_posix(),
        )
    if not recorded_fingerprints(stray):
        return {}
    origin = variant_path(sources.publication.strand(made_from), path.stem)
    return fault_texts(
        rule,
        "gone",
        slug=path.stem,
        origin=origin.as_posix(),
        waiting=_describe_waiting(waiting),
    )


def _describe_waiting(waiting: list[Variant]) -> str:
    if not waiting:
        return "Every document has this version."
    paths = ", ".join(source.path.as_posix() for source in waiting)
    return f"Not in this version yet: {paths}."


def _strand_of(sources: Sources, path: Path) -> Strand | None:
    """The strand in whose folder the file is."""
    for strand in sources.publication.strands:
        if variant_path(strand, path.stem) == path:
            return strand
    return None


def _sources_without_version(sources: Sources, strand: Strand, made_from: str) -> list[Variant]:
    """Pages of the strand's source that have no version in the strand."""
    pages = []
    for slug in sources.publication.documents:
        source = sources.variants.get((slug, made_from))
        if source is not None and (slug, strand.key) not in sources.variants:
            pages.append(source)
    return pages


def _is_made_from(stray: Variant, source: Variant) -> bool:
    """Whether every section that the stray was made from is in the source, word for word."""
    fingerprints = recorded_fingerprints(stray)
    sections = {section.id: section for section in source.sections}
    return bool(fingerprints) and all(
        section_id in sections and sections[section_id].has_fingerprint(fingerprint)
        for section_id, fingerprint in fingerprints.items()
    )
