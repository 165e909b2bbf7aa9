"""What is typed on a page and what its readers get: facts and diagrams filled in, fingerprinted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from alongside.model import FactFault, FactUse, Section, ShownDiagram
from alongside.pages.diagrams import DIAGRAM_SCHEME, diagrams_on
from alongside.pages.fingerprint import fingerprint_in_place, fingerprint_page
from alongside.pages.link_address import PageAddress
from alongside.pages.markdown import read_sections, read_tokens
from alongside.publication.fact_uses import FilledText
from alongside.publication.shown_diagrams import StrandDiagram


@dataclass(frozen=True)
class FilledPage:
    """A page with its facts filled in.

    body_line: the line of the file on which the body starts. diagrams: of its strand.
    """

    title: FilledText
    description: FilledText
    body: FilledText
    body_line: int
    address: PageAddress
    language: str
    diagrams: tuple[StrandDiagram, ...] = ()

    @property
    def parts(self) -> tuple[FilledText, ...]:
        return self.title, self.description, self.body

    @property
    def fact_uses(self) -> tuple[FactUse, ...]:
        """Those of its diagrams are where these stand, behind all others."""
        typed = chain.from_iterable(part.uses for part in self.parts)
        drawn = (
            replace(use, line=line) for diagram, line in self._diagrams() for use in diagram.uses
        )
        return (*typed, *drawn)

    @property
    def fact_faults(self) -> tuple[FactFault, ...]:
        typed = chain.from_iterable(part.faults for part in self.parts)
        drawn = (
            replace(fault, line=line)
            for diagram, line in self._diagrams()
            for fault in diagram.faults
        )
        return (*typed, *drawn)

    def read_sections(self, alts: Mapping[str, str]) -> tuple[Section, ...]:
        """What readers get, each section with its fingerprint by the names of its facts."""
        sections = self._read(
            self.title.rendered,
            self.description.rendered,
            self.body.rendered,
            alts,
            tuple(diagram.shown for diagram in self.diagrams),
        )
        # Without facts both are the same, and reading Markdown twice takes twice as long.
        if not self._has_facts():
            return sections
        with_tokens = self._read(
            self.title.with_fact_tokens,
            self.description.with_fact_tokens,
            self.body.with_fact_tokens,
            alts,
            tuple(diagram.with_fact_tokens for diagram in self.diagrams),
        )
        by_id = {section.id: section for section in with_tokens}
        return tuple(_with_tokens(section, by_id.get(section.id)) for section in sections)

    def _read(
        self,
        title: str,
        description: str,
        body: str,
        alts: Mapping[str, str],
        diagrams: tuple[ShownDiagram, ...],
    ) -> tuple[Section, ...]:
        sections = read_sections(body, self.body_line, title.strip(), description, alts, diagrams)
        return fingerprint_in_place(sections, self.address, self.language, description)

    def _has_facts(self) -> bool:
        return any(part.with_fact_tokens != part.rendered for part in self.parts) or any(
            diagram.uses for diagram, _ in self._diagrams()
        )

    def _diagrams(self) -> list[tuple[StrandDiagram, int]]:
        """Those that stand on the page, each with its line of the file."""
        # Most pages have none, and looking for them means to read the page.
        if DIAGRAM_SCHEME not in self.body.rendered:
            return []
        by_name = {diagram.shown.name: diagram for diagram in self.diagrams}
        return [
            (by_name[name], self.body_line + line)
            for name, line in diagrams_on(read_tokens(self.body.rendered))
            if name in by_name
        ]

    def fingerprint(self, sections: Sequence[Section]) -> str:
        """Of the whole page: figures by the names of their facts, texts by what they say."""
        texts = [use.rendered for use in self.fact_uses if use.is_text]
        return fingerprint_page(self.title.with_fact_tokens.strip(), sections, texts)

    def fingerprint_of_values(self, sections: Sequence[Section]) -> str:
        """The same, with all facts by their values."""
        by_values = [
            replace(section, fingerprint=section.fingerprint_of_values) for section in sections
        ]
        return fingerprint_page(self.title.rendered.strip(), by_values)


def _with_tokens(section: Section, with_tokens: Section | None) -> Section:
    """with_tokens: the same section with facts by their names."""
    if with_tokens is None:
        return section
    return replace(
        section,
        fingerprint=with_tokens.fingerprint,
        typed_fingerprint=with_tokens.typed_fingerprint,
    )
