"""The facts of a section in the order of its source: two of them may have changed places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from alongside.checks.sources.section_pairs import SectionPair, figures_of, outcomes_of_pairs
from alongside.model import Outcome, Rule, Sources
from alongside.rules.outcomes import failed, place_in


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a section that the source has, too.

    Only of translations that use the same facts as often; of others number-differs speaks.
    """
    yield from outcomes_of_pairs(subject, rule, _order_faults)


def _order_faults(rule: Rule, pair: SectionPair) -> Iterator[Outcome]:
    uses = figures_of(pair.variant, pair.section)
    source_uses = figures_of(pair.source, pair.source_section)
    names, wanted = [use.name for use in uses], [use.name for use in source_uses]
    if not pair.is_translated or Counter(names) != Counter(wanted):
        return
    for use, source_use in zip(uses, source_uses, strict=True):
        if use.name != source_use.name:
            yield failed(
                place_in(pair.variant, use.line),
                seen=f"{{{{ fact.{use.name} }}}}",
                expected=f"{{{{ fact.{source_use.name} }}}}",
                source=pair.source.path.as_posix(),
                source_line=source_use.line,
            )
            return  # one finding: all that follows may be moved by it
