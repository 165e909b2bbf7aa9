"""A Markdown file below docs/ that no document owns: it would be written and never published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from alongside.checks.sources.targets import outcomes_of_target
from alongside.model import Outcome, Place, Rule, Sources, Strand, Variant
from alongside.publication.catalogue import document_at, read_variant, variant_path
from alongside.publication.made_from import recorded_fingerprints
from alongside.publication.picture_list import alt_texts
from alongside.publication.settings_documents import is_document_name
from alongside.rules.fault_texts import fault_texts, suggestion
from alongside.rules.outcomes import failed
from alongside.text.latin_words import make_name

_SUFFIX = ".md"
_EXAMPLE_SLUG = "our-area"


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: the folder docs."""
    faults = (
        failed(Place(path.as_posix()), **_explain_stray(subject, rule, path))
        for path in subject.stray_files
    )
    yield from outcomes_of_target(Place("docs"), faults)


def _explain_stray(sources: Sources, rule: Rule, path: Path) -> dict[str, str]:
    """The words for a stray file, as exact as what is known of where its words came from.

    What they say to do must not lead to the next finding, so a name or a folder that can never be
    that of a page comes first.
    """
    strand = _strand_of(sources, path)
    if strand is None:
        folders = [_folder_of(each) for each in sources.publication.strands]
        return fault_texts(
            rule, "folder", folder=f"{path.parent.as_posix()}/", folders="\n".join(folders)
        )
    name = document_at(path, strand)
    if path.suffix != _SUFFIX or not is_document_name(name):
        return _explain_name(sources, rule, path, strand)
    made_from = sources.publication.made_from(name, strand)
    if made_from:
        texts = _explain_version(sources, rule, path, strand, made_from)
        if texts:
            return texts
    near = suggestion(name, sources.publication.documents)
    hint = f"{near} Then rename the file.\n" if near else ""
    if made_from is None:
        return fault_texts(rule, "unknown", slug=name, hint=hint)
    origin = variant_path(sources.publication.source_of_document(name), name).as_posix()
    return fault_texts(rule, "unknown-version", slug=name, hint=hint, origin=origin)


def _folder_of(strand: Strand) -> str:
    return f"{variant_path(strand, _EXAMPLE_SLUG).parent.as_posix()}/"


def _explain_name(sources: Sources, rule: Rule, path: Path, strand: Strand) -> dict[str, str]:
    """Of a file whose name can be no address; with the next step, if the name is not enough."""
    slug = _slug_like(path.stem)
    target = path.with_name(f"{slug or _EXAMPLE_SLUG}{_SUFFIX}")
    following = ""
    if slug and (sources.root / target).exists():
        following = f"There is a file {target.as_posix()} already: put both together."
    elif strand.made_from:
        following = "A version has the same file name as the page that it is made from."
    elif slug and document_at(target, strand) not in sources.publication.documents:
        document = document_at(target, strand)
        following = f"Then add it to the list in publication.yml:\ndocuments:\n  - {document}"
    return fault_texts(rule, "name", slug=path.name, target=target.as_posix(), next=following)


def _slug_like(name: str) -> str:
    """The name as an address can have it; "" when nothing of it is left."""
    return make_name(name)


def _explain_version(
    sources: Sources, rule: Rule, path: Path, strand: Strand, made_from: str
) -> dict[str, str]:
    """Of a file in the folder of a strand that is made from another; {} when it records nothing."""
    name = document_at(path, strand)
    alts = alt_texts(sources.publication.pictures, strand.language)
    # No document owns the file, so nothing has read it yet.
    stray = read_variant(sources.root, path, name, strand, None, alts)
    waiting = _sources_without_version(sources, strand, made_from)
    same = [source for source in waiting if _is_made_from(stray, source)]
    # Two sources with the very same words cannot be told apart.
    if len(same) == 1:
        return fault_texts(
            rule,
            "renamed",
            slug=name,
            source=same[0].path.as_posix(),
            target=variant_path(strand, same[0].document).as_posix(),
        )
    if not recorded_fingerprints(stray):
        return {}
    origin = variant_path(sources.publication.strand(made_from), name)
    return fault_texts(
        rule,
        "gone",
        slug=name,
        origin=origin.as_posix(),
        waiting=_describe_waiting(waiting),
    )


def _describe_waiting(waiting: list[Variant]) -> str:
    if not waiting:
        return "Every document has this version."
    paths = ", ".join(source.path.as_posix() for source in waiting)
    return f"Not in this version yet: {paths}."


def _strand_of(sources: Sources, path: Path) -> Strand | None:
    """The strand in whose folder the file is, or in a folder that documents have there."""
    folders = {PurePosixPath(name).parent.as_posix() for name in sources.publication.documents}
    for strand in sources.publication.strands:
        if any(variant_path(strand, f"{each}/x").parent == path.parent for each in folders):
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
