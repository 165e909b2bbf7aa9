"""Plans what is handed over: which sections, in which state, with which words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from alongside.authoring.accept import require_source_page
from alongside.errors import BadInput
from alongside.handover.markdown_page import PageText, SectionPlace, read_page
from alongside.handover.model import Handover, Part, Segment, Stamp, section_place
from alongside.handover.segments import (
    adaptation_segments,
    section_text,
    structure_digest,
    translation_segments,
)
from alongside.handover.strands import strand_made_from
from alongside.handover.text import digest_texts, digest_words, plain_text
from alongside.model import EASY_READ, Section, Sources, Strand, Term, Variant
from alongside.pages.markdown import normalise_line_ends
from alongside.publication.catalogue import variant_path
from alongside.publication.fact_uses import fill_facts, strand_facts
from alongside.publication.made_from import stale_section_ids
from alongside.publication.terms import BOUNDARY, TermFinder

NO_DIGEST = "none"
"""In a stamp, for a section that the page does not have."""


def plan_handover(
    sources: Sources, strand: Strand, documents: tuple[str, ...], only_stale: bool
) -> Handover:
    """All that one file hands over.

    strand: to be written. documents: slugs. only_stale: leaves out sections that are up to date.
    Raises BadInput for a page that cannot be read.
    """
    source = strand_made_from(sources.publication, strand)
    parts: list[Part] = []
    for slug in documents:
        # Written first in this version, or made from a third one, or not to be made yet.
        is_made = sources.publication.made_from(slug, strand) == source.key
        is_waiting = sources.left_out(slug, strand) and (slug, source.key) not in sources.variants
        if not is_made or is_waiting:
            continue
        for part in parts_of(sources, strand, slug):
            if not only_stale or part.state != "up to date":
                parts.append(part)
    return Handover(
        publication=sources.publication,
        strand=strand,
        source=source,
        parts=tuple(parts),
        terms=_find_terms(sources, strand, source, parts),
        stale_source_paths=_stale_source_paths(sources, parts),
    )


def _find_terms(
    sources: Sources, strand: Strand, source: Strand, parts: list[Part]
) -> tuple[Term, ...]:
    """The terms of the glossary that occur in the source, and have a wording for the strand."""
    texts: list[str] = []
    for part in parts:
        texts.append(part.source_words)
        texts += [plain_text(segment.source) for segment in part.segments]
    finder = TermFinder(sources.publication, source)
    # A term does not begin in one block and end in the next.
    ids = set(finder.find(f" {BOUNDARY} ".join(texts)))
    return tuple(
        term for term in sources.publication.terms if term.id in ids and strand.key in term.wordings
    )


def _stale_source_paths(sources: Sources, parts: list[Part]) -> tuple[str, ...]:
    pages = {variant.path.as_posix(): variant for variant in sources.variants.values()}
    stale_paths: list[str] = []
    for path in dict.fromkeys(part.source_path for part in parts):
        page = pages[path]
        source = sources.source_of(page)
        if source and not source.problem and stale_section_ids(page, source):
            stale_paths.append(path)
    return tuple(stale_paths)


def parts_of(sources: Sources, strand: Strand, document: str) -> list[Part]:
    """Every section that a page has, or should have, in the order of its source.

    document: slug. Raises BadInput for a page that cannot be read.
    """
    pair = _read_page_pair(sources, strand, document)
    return [pair.part(section) for section in pair.source_page.sections if section.id]


def page_text(root: Path, variant: Variant) -> PageText:
    return read_page(normalise_line_ends(read_page_source(root / variant.path)), variant)


def read_page_source(path: Path) -> str:
    """The text of a file, with its own line ends, without a byte order mark."""
    return path.read_bytes().decode("utf-8-sig")


def words_digest(segments: Iterable[Segment]) -> str:
    return digest_texts(segment.target for segment in segments)


def _read_page_pair(sources: Sources, strand: Strand, document: str) -> _PagePair:
    variant = sources.variants.get((document, strand.key))
    source_strand = strand_made_from(sources.publication, strand)
    source = sources.variants.get((document, source_strand.key))
    if variant:
        source = require_source_page(sources, variant, "hand over")
    elif source is None or source.problem:
        raise BadInput(
            f"The page that “{document}” is made from is missing or cannot be read.",
            path=variant_path(source_strand, document).as_posix(),
            mend="Run scripts/check: it says what is wrong with it.",
        )
    return _PagePair(
        sources=sources,
        strand=strand,
        source=source,
        source_page=page_text(sources.root, source),
        page=page_text(sources.root, variant) if variant else None,
        stale_ids=stale_section_ids(variant, source) if variant else (),
    )


@dataclass(frozen=True)
class _PagePair:
    """A page beside the one that it is made from.

    strand: of the page. source, source_page: what the page is made from, and the text of that.
    page: its own text, or None while it does not exist. stale_ids: of sections to be mended.
    """

    sources: Sources
    strand: Strand
    source: Variant
    source_page: PageText
    page: PageText | None
    stale_ids: tuple[str, ...]

    @property
    def is_adaptation(self) -> bool:
        return self.strand.level != self.source.strand.level

    def part(self, source_section: SectionPlace) -> Part:
        """source_section: in the text of the source."""
        page_section = self.page.section(source_section.id) if self.page else None
        segments = self._segments(source_section, page_section)
        matches_page = self._matches(source_section, page_section)
        section = self._find_section(source_section.id)
        source_words = ""
        if self.is_adaptation:
            source_words = self._words(self.source.strand, source_section)
        previous = ""
        if page_section and not matches_page:
            previous = self._words(self.strand, page_section)
        return Part(
            stamp=self._stamp(source_section, page_section, section, segments),
            title=self.source.title,
            heading=section.heading,
            state=self._state(source_section.id, page_section),
            segments=tuple(segments),
            matches_page=matches_page,
            source_words=source_words,
            previous=previous,
            source_path=self.source.path.as_posix(),
            path=variant_path(self.strand, self.source.document).as_posix(),
        )

    def _matches(self, source_section: SectionPlace, page_section: SectionPlace | None) -> bool:
        """Whether each segment stands for one block of the page."""
        if page_section is None:
            return False
        # The segments of an adaptation are made of the page's own blocks.
        return self.is_adaptation or page_section.shapes == source_section.shapes

    def _find_section(self, id_: str) -> Section:
        return next(section for section in self.source.sections if section.id == id_)

    def _segments(
        self, source_section: SectionPlace, page_section: SectionPlace | None
    ) -> list[Segment]:
        name = section_place(self.source.document, str(source_section.id))
        if not self.is_adaptation:
            return translation_segments(name, source_section, page_section)
        segments = adaptation_segments(name, source_section, page_section)
        if self.strand.level != EASY_READ:
            return segments
        # In easy read each sentence has a line of its own.
        return [
            replace(segment, keeps_line_ends=True) if segment.kind == "paragraph" else segment
            for segment in segments
        ]

    def _stamp(
        self,
        source_section: SectionPlace,
        page_section: SectionPlace | None,
        section: Section,
        segments: list[Segment],
    ) -> Stamp:
        section_digest = NO_DIGEST
        if self.page and page_section:
            section_digest = digest_words(self.page.raw_text(page_section))
        return Stamp(
            publication_digest=digest_words(self.sources.publication.url),
            strand=self.strand.key,
            document=self.source.document,
            section=source_section.id,
            source_fingerprint=section.fingerprint,
            section_digest=section_digest,
            words_digest=words_digest(segments),
            structure_digest=structure_digest(source_section.slots),
        )

    def _state(self, id_: str, page_section: SectionPlace | None) -> str:
        if page_section is None:
            return "missing"
        return "out of date" if id_ in self.stale_ids else "up to date"

    def _words(self, strand: Strand, section: SectionPlace) -> str:
        """A section's words with the values of facts, for people who only read them."""
        facts = strand_facts(self.sources.publication, strand)
        return fill_facts(section_text(section), facts).rendered
