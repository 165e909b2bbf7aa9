"""The consultations of a publication, as its checks need them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from alongside.checks.sources.targets import Fault, fault_outcome, outcomes_of_target
from alongside.model import Outcome, Place, Rule, Sources, Variant
from alongside.publication.kinds.consultation import Consultation
from alongside.publication.settings import FILE
from alongside.rules.outcomes import inapplicable, place_in


@dataclass(frozen=True)
class Consulted:
    """page: its source page, on which its settings stand."""

    page: Variant
    consultation: Consultation

    def line(self, key: str) -> int:
        return self.page.meta_lines.get(key, 1)


def consultations(sources: Sources) -> Iterator[Consulted]:
    """Those whose settings can be used, in the order of the publication."""
    for slug, kind in sources.kinds.items():
        if isinstance(kind.data, Consultation):
            first = sources.publication.source_of_document(slug)
            yield Consulted(sources.variants[slug, first.key], kind.data)


def judge_consultations(
    sources: Sources, rule: Rule, find_faults: Callable[[Consulted], Iterator[Fault | Outcome]]
) -> Iterator[Outcome]:
    """The outcomes of each consultation, or one `inapplicable` where there is none.

    find_faults: what is wrong, in words of the rule; or an outcome that is none of its faults.
    """
    found = list(consultations(sources))
    if not found:
        yield inapplicable(Place(FILE))
    for each in found:
        path = each.page.path.as_posix()
        outcomes = (
            fault_outcome(rule, path, fault) if isinstance(fault, Fault) else fault
            for fault in find_faults(each)
        )
        yield from outcomes_of_target(place_in(each.page, each.line("kind")), outcomes)
