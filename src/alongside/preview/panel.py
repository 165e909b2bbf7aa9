"""What the writer's panel says of one page: from the sources, the gate and the history."""

from __future__ import annotations

from dataclasses import dataclass

from alongside.authoring.compare import compare_with_source
from alongside.authoring.status import page_statuses
from alongside.errors import AlongsideError
from alongside.model import (
    EASY_READ,
    Finding,
    PageChange,
    PageStatus,
    SignOffState,
    Sources,
    Strand,
    Variant,
    Verdict,
)
from alongside.model.strand_names import name_in_english, strand_label
from alongside.outputs.expected import Leaf, split_into_leaves
from alongside.preview.measures import (
    Highlight,
    Score,
    SentenceLengths,
    find_highlights,
    lengths,
    scores,
)
from alongside.publication.sign_offs import sign_off_states


@dataclass(frozen=True)
class OtherVersion:
    """A link to the same text in another version.

    name: of the version. source: the Markdown file. path: of the web page, with a place on it.
    """

    name: str
    source: str
    path: str


@dataclass(frozen=True)
class Panel:
    """All that the panel shows.

    file: the Markdown. name: of the version, in words. path: of the web page, below the site.
    scores: empty for a language without a measure. score_problem: why there are none, or "".
    highlight_pages: the web page of each highlight; "" for what no page shows.
    needs_pictures: whether each idea has one beside it. change: None when nothing is out of date.
    findings: None while the gate is at work.
    """

    variant: Variant
    file: str
    name: str
    path: str
    language: str
    standing: PageStatus
    scores: tuple[Score, ...]
    score_problem: str
    lengths: SentenceLengths | None
    highlights: tuple[Highlight, ...]
    highlight_pages: tuple[str, ...]
    needs_pictures: bool
    change: PageChange | None
    change_problem: str
    sign_offs: tuple[tuple[str, SignOffState], ...]
    findings: tuple[Finding, ...] | None
    other_versions: tuple[OtherVersion, ...]


def make_panel(sources: Sources, verdict: Verdict | None, variant: Variant, leaf: Leaf) -> Panel:
    """leaf: the web page of the variant that is shown. verdict: None while the gate is at work."""
    file = variant.path.as_posix()
    highlights = find_highlights(sources, variant)
    page_scores, score_problem = _try_scores(sources, variant)
    status = next(status for status in page_statuses(sources) if status.path == variant.path)
    change, change_problem = _try_change(sources, variant) if status.stale else (None, "")
    findings = None
    if verdict is not None:
        findings = tuple(finding for finding in verdict.findings if finding.place.path == file)
    return Panel(
        variant=variant,
        file=file,
        name=_version_name(sources, variant.strand),
        path=leaf.path,
        language=sources.publication.language_of(variant.strand).name,
        standing=status,
        scores=page_scores,
        score_problem=score_problem,
        lengths=lengths(sources, variant),
        highlights=tuple(highlights),
        highlight_pages=tuple(_page_of_line(variant, each.line) for each in highlights),
        needs_pictures=variant.strand.level == EASY_READ,
        change=change,
        change_problem=change_problem,
        sign_offs=tuple(sign_off_states(sources, variant).items()),
        findings=findings,
        other_versions=tuple(_other_versions(sources, variant, leaf)),
    )


def find_leaf(sources: Sources, path: str) -> tuple[Variant, Leaf] | None:
    """What a web page shows; None for a page that Alongside makes. path: below the site's root."""
    for variant in sources.variants.values():
        if not variant.problem:
            for leaf in split_into_leaves(variant):
                if leaf.path == path:
                    return variant, leaf
    return None


def _try_scores(sources: Sources, variant: Variant) -> tuple[tuple[Score, ...], str]:
    try:
        return tuple(scores(sources, variant)), ""
    except AlongsideError as error:
        return (), error.what


def _try_change(sources: Sources, variant: Variant) -> tuple[PageChange | None, str]:
    try:
        return compare_with_source(sources, variant), ""
    except AlongsideError as error:
        return None, error.what


def _page_of_line(variant: Variant, line: int) -> str:
    """The web page that shows a line of the file."""
    page = ""
    for leaf in split_into_leaves(variant):
        if any(section.line <= line for section in leaf.sections):
            page = leaf.path
    return page


def _other_versions(sources: Sources, variant: Variant, leaf: Leaf) -> list[OtherVersion]:
    versions = []
    for strand in sources.publication.strands:
        other = sources.variants.get((variant.document, strand.key))
        if other and other is not variant and not other.problem:
            version = OtherVersion(
                name=_version_name(sources, strand),
                source=other.path.as_posix(),
                path=_path_in_version(other, leaf),
            )
            versions.append(version)
    return versions


def _path_in_version(other: Variant, leaf: Leaf) -> str:
    """Where the section that the leaf begins with is in another version, or else its first page."""
    pages = split_into_leaves(other)
    # The first page stands for the whole document.
    if leaf.is_first:
        return pages[0].path
    for each in pages:
        if any(section.id == leaf.section for section in each.sections):
            return each.path if each.section == leaf.section else f"{each.path}#{leaf.section}"
    return pages[0].path


def _version_name(sources: Sources, strand: Strand) -> str:
    publication = sources.publication
    if strand.language != publication.source.language:
        return name_in_english(publication, strand)
    return strand_label(publication, strand)
