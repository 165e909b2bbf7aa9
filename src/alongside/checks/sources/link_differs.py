"""The same links as in the source section, so that no reader is sent elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from alongside.checks.sources.section_pairs import SectionPair, outcomes_of_pairs
from alongside.model import Link, Outcome, Rule, Section, Sources
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, place_in


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a section that the source has, too.

    A translation has every link of its source; another reading level may leave out but not add.
    """
    yield from outcomes_of_pairs(subject, rule, _pair_faults)


def _pair_faults(rule: Rule, pair: SectionPair) -> Iterator[Outcome]:
    # By target alone: the words of a link are the translator's.
    added, lost = _compare_targets(
        _targets(pair.section), _targets(pair.source_section), pair.is_translated
    )
    for target in added:
        texts = fault_texts(rule, "added", target=target, **pair.source_values)
        place = place_in(pair.variant, _line_of_link(pair.section, target))
        yield failed(place, seen=target, **texts)
    for target in lost:
        texts = fault_texts(rule, "lost", target=target, **pair.source_values)
        yield failed(pair.place, expected=target, **texts)


def _compare_targets(
    targets: Counter[str], source_targets: Counter[str], is_translated: bool
) -> tuple[list[str], list[str]]:
    """Targets (added, lost), each once. A translation must have each as often as its source."""
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
