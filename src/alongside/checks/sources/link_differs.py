"""The same links as in the source section, so that no reader is sent elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from alongside.checks.sources.targets import outcomes_of_target
from alongside.model import Link, Outcome, Rule, Section, Sources, Variant
from alongside.rules.fault_texts import fault_texts
from alongside.rules.limits import is_translation
from alongside.rules.outcomes import failed, inapplicable, place_in, variants_with_sources


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a section that the source has, too.

    A translation has every link of its source; another reading level may leave out but not add.
    """
    for variant, source in variants_with_sources(subject, rule):
        if source is None:
            yield inapplicable(place_in(variant))
            continue
        is_translated = is_translation(subject, variant.strand)
        for section in variant.sections:
            origin = source.section(section.id) if section.id else None
            if origin is None:
                continue  # section-mismatch says so
            faults = _section_faults(rule, variant, section, source, origin, is_translated)
            yield from outcomes_of_target(place_in(variant, section.line), faults)


def _section_faults(
    rule: Rule,
    variant: Variant,
    section: Section,
    source: Variant,
    source_section: Section,
    is_translated: bool,
) -> Iterator[Outcome]:
    values = {"source": source.path.as_posix(), "source_line": source_section.line}
    added, lost = _compare_targets(_targets(section), _targets(source_section), is_translated)
    for target in added:
        texts = fault_texts(rule, "added", target=target, **values)
        yield failed(place_in(variant, _line_of_link(section, target)), seen=target, **texts)
    for target in lost:
        texts = fault_texts(rule, "lost", target=target, **values)
        yield failed(place_in(variant, section.line), expected=target, **texts)


def _compare_targets(
    targets: Counter[str], source_targets: Counter[str], is_translated: bool
) -> tuple[list[str], list[str]]:
    """Targets (added, lost); of a translation each as often as it is too many or too few."""
    if not is_translated:
        return sorted(set(targets) - set(source_targets)), []
    return sorted(targets - source_targets), sorted(source_targets - targets)


def _links(section: Section) -> Iterator[Link]:
    for block in section.blocks:
        yield from block.links


def _targets(section: Section) -> Counter[str]:
    return Counter(_normalise_target(link.target) for link in _links(section))


def _normalise_target(target: str) -> str:
    return target.strip().removeprefix("./")


def _line_of_link(section: Section, target: str) -> int:
    """The line of the first link to a target that the section has."""
    lines = (link.line for link in _links(section) if _normalise_target(link.target) == target)
    return next(lines)
