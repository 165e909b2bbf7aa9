"""Short ways for a check to say its outcome."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Outcome, Place, Rule, Sources, Status, Variant


def place_in(variant: Variant, line: int = 1) -> Place:
    return Place(variant.path.as_posix(), line)


def passed(place: Place) -> Outcome:
    return Outcome(Status.PASSED, place)


def failed(place: Place, *, seen: str = "", expected: str = "", **values: object) -> Outcome:
    return Outcome(Status.FAILED, place, seen, expected, values)


def cannot_tell(place: Place, reason: str, **values: object) -> Outcome:
    """reason: a sentence for the reader, without jargon."""
    return Outcome(Status.CANNOT_TELL, place, reason, "", {"reason": reason, **values})


def inapplicable(place: Place) -> Outcome:
    return Outcome(Status.INAPPLICABLE, place)


def readable_variants(sources: Sources, rule: Rule) -> Iterator[Variant]:
    """The variants to judge that the rule applies to.

    An unreadable file is left out: it has a finding of its own (unreadable-file).
    """
    for variant in sources.judged_variants:
        if not variant.problem and rule.applies_to(variant.strand):
            yield variant


def variants_with_sources(sources: Sources, rule: Rule) -> Iterator[tuple[Variant, Variant | None]]:
    """readable_variants, each with the readable variant that it is made from, or None."""
    for variant in readable_variants(sources, rule):
        source = sources.source_of(variant)
        yield variant, None if source is None or source.problem else source
