"""How a check of the sources gate turns what it found into outcomes; see alongside.checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from alongside.model import Outcome, Place, Rule
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, inapplicable, passed


@dataclass(frozen=True)
class Fault:
    """What is wrong with a test target.

    name: a key of the rule's option "faults", which has the words for it. line: of the file.
    seen: what stands there. values: what the words may use, as in "{heading}".
    """

    name: str
    line: int
    seen: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


def fault_outcome(rule: Rule, path: str, fault: Fault) -> Outcome:
    """The failed outcome of a fault. path: of the file, below the repository's root."""
    texts = fault_texts(rule, fault.name, **fault.values)
    return failed(Place(path, fault.line), seen=fault.seen, **texts)


def outcomes_of_target(place: Place, faults: Iterable[Outcome]) -> Iterator[Outcome]:
    """The faults of one test target, or one `passed` when it has none."""
    has_fault = False
    for fault in faults:
        has_fault = True
        yield fault
    if not has_fault:
        yield passed(place)


def outcomes_or_inapplicable(place: Place, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes of all test targets in a page or file, or one `inapplicable` without any."""
    has_target = False
    for outcome in outcomes:
        has_target = True
        yield outcome
    if not has_target:
        yield inapplicable(place)
