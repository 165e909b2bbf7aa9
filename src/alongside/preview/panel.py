"""What the writer's panel says of one page: from the sources, the verdict of the gate and the history."""

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
from alongside.web.frame import strand_label


@dataclass(frozen=True)
class OtherVersion:
    """To the same text in another version. name: of the version. path: of the page, with a place on it."""

    name: str
    source: str
    path: str


@dataclass(frozen=True)
class Panel:
    """file: the Markdown. name: of the version, in words. path: of the web page, below the site's root.

    scores: empty for a language without a measure. no_score: why there is none, or "".
    addresses: where each mark is on the web, one for each of marks; "" for what no page shows.
    findings: None while the gate is at work. change: None when nothing is out of date.
    needs_pictures: whether each idea has one beside it.
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
    """leaf: the web page of the variant that is shown."""
    publication, strand = sources.publication, variant.strand
    file, found = variant.path.as_posix(), tuple(find_highlights(sources, variant))
    scored, score_problem = _try_scores(sources, variant)
    standing = next(s for s in page_statuses(sources) if s.path == variant.path)
    change, change_problem = _try_change(sources, variant) if standing.stale else (None, "")
    return Panel(
        variant,
        file,
        _version_name(sources, strand),
        leaf.path,
        publication.language_of(strand).name,
        standing,
        scored,
        score_problem,
        lengths(sources, variant),
        found,
        tuple(_page_of_line(variant, highlight.line) for highlight in found),
        strand.level == EASY_READ,
        change,
        change_problem,
        tuple(sign_off_states(sources, variant).items()),
        None if verdict is None else tuple(f for f in verdict.findings if f.place.path == file),
        tuple(_other_versions(sources, variant, leaf)),
    )


def find_leaf(sources: Sources, path: str) -> tuple[Variant, Leaf] | None:
    """The page that a web page shows; None for those that nobody writes. path: below the site's root."""
    return next(
        (
            (variant, leaf)
            for variant in sources.variants.values()
            if not variant.problem
            for leaf in split_into_leaves(variant)
            if leaf.path == path
        ),
        None,
    )


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
    pages = [
        leaf.path
        for leaf in split_into_leaves(variant)
        for section in leaf.sections
        if section.line <= line
    ]
    return pages[-1] if pages else ""


def _other_versions(sources: Sources, variant: Variant, leaf: Leaf) -> list[OtherVersion]:
    found = []
    for strand in sources.publication.strands:
        other = sources.variants.get((variant.document, strand.key))
        if other and other is not variant and not other.problem:
            found.append(
                OtherVersion(
                    _version_name(sources, strand),
                    other.path.as_posix(),
                    _path_in_version(other, leaf),
                )
            )
    return found


def _path_in_version(other: Variant, leaf: Leaf) -> str:
    """Where the section that the leaf begins with is in another version, or else its first page."""
    pages = split_into_leaves(other)
    if leaf.is_first:
        return pages[0].path
    for each in pages:
        if any(section.id == leaf.section for section in each.sections):
            return each.path if each.section == leaf.section else f"{each.path}#{leaf.section}"
    return pages[0].path


def _version_name(sources: Sources, strand: Strand) -> str:
    publication = sources.publication
    if strand.language != publication.source.language:
        return publication.language_of(strand).name
    return strand_label(publication, strand)
