"""The sections of a page beside those of the page that it was made from."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from alongside.checks.sources.targets import outcomes_of_target
from alongside.model import (
    LEAD,
    FactUse,
    Outcome,
    Place,
    Publication,
    Rule,
    Section,
    Sources,
    Variant,
)
from alongside.pages.link_address import PageAddress
from alongside.publication.made_from import recorded_fingerprints
from alongside.rules.outcomes import inapplicable, place_in, variants_with_sources


@dataclass(frozen=True)
class SectionPair:
    """A section of a page and the section of its source that it was made from.

    is_translated: whether the page is in another language than what it was made from, and not only
    in another reading level.
    """

    variant: Variant
    section: Section
    source: Variant
    source_section: Section
    is_translated: bool
    publication: Publication

    @property
    def language(self) -> str:
        return self.variant.strand.language

    @property
    def source_language(self) -> str:
        return self.source.strand.language

    @property
    def place(self) -> Place:
        """Where the page has the section."""
        return place_in(self.variant, self.section.line)

    @property
    def address(self) -> PageAddress:
        return page_address(self.variant, self.publication.url)

    @property
    def source_address(self) -> PageAddress:
        return page_address(self.source, self.publication.url)

    @property
    def source_values(self) -> dict[str, object]:
        """For the words of a fault: where to look in the source, {source} and {source_line}."""
        return {
            "source": self.source.path.as_posix(),
            "source_line": self.source_section.line,
        }

    @property
    def is_stale(self) -> bool:
        """Whether stale-section speaks of it: the page was not made from what the source says."""
        recorded = recorded_fingerprints(self.variant).get(self.source_section.id or "", "")
        return not self.source_section.has_fingerprint(recorded)


def page_address(variant: Variant, site_url: str) -> PageAddress:
    """Where a page is, for links on it that can be written in several ways."""
    return PageAddress(site_url, variant.strand.url, f"{variant.document}.md")


def figures_of(variant: Variant, section: Section) -> list[FactUse]:
    """The facts of a section that are figures, in their order."""
    following = [other.line for other in variant.sections if other.line > section.line]
    end = min(following, default=sys.maxsize)
    # The title and the description, which stand before it, belong to the lead.
    first = 0 if section.id == LEAD else section.line
    return [use for use in variant.fact_uses if first <= use.line < end and not use.is_text]


def section_pairs(sources: Sources, variant: Variant, source: Variant) -> Iterator[SectionPair]:
    """Every section that both pages have, in the order of the first.

    Of the others section-mismatch speaks.
    """
    for section in variant.sections:
        origin = source.section(section.id) if section.id else None
        if origin is not None:
            yield SectionPair(
                variant=variant,
                section=section,
                source=source,
                source_section=origin,
                is_translated=source.strand.language != variant.strand.language,
                publication=sources.publication,
            )


def outcomes_of_pairs(
    subject: Sources, rule: Rule, find_faults: Callable[[Rule, SectionPair], Iterable[Outcome]]
) -> Iterator[Outcome]:
    """The outcomes of a rule whose test target is a section that the source has, too.

    Not of one that is out of date: whoever brings it up to date would be told twice, and of numbers
    that the page was never asked to have.
    """
    for variant, source in variants_with_sources(subject, rule):
        if source is None:
            yield inapplicable(place_in(variant))
            continue
        for pair in section_pairs(subject, variant, source):
            if pair.is_stale:
                yield inapplicable(pair.place)
            else:
                yield from outcomes_of_target(pair.place, find_faults(rule, pair))
