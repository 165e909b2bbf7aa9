"""What is judged: rules, their outcomes, the findings in words and the verdict of a gate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from alongside.model.publication import Strand


class Status(StrEnum):
    """The four outcomes of W3C ACT rules. Cannot tell is never a pass."""

    PASSED = "passed"
    FAILED = "failed"
    CANNOT_TELL = "cannot tell"
    INAPPLICABLE = "inapplicable"


@dataclass(frozen=True)
class Place:
    """Where: a file below the repository root, its line from 1 (0: the whole file).

    page, selector and state are for findings in the built site: the page below
    the site's root, a CSS selector, and e.g. "320 px".
    """

    path: str
    line: int = 0
    page: str = ""
    selector: str = ""
    state: str = ""


@dataclass(frozen=True)
class Outcome:
    """What one check says of one place. values fill the rule's message."""

    status: Status
    place: Place
    seen: str = ""
    expected: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    """What must hold; one file in rules/<gate>/<id>.yml.

    severity: "blocks" or "warns". check: module in checks/<gate>/.
    limits: number by reading level, or by "level/language", or by name.
    """

    id: str
    gate: str
    check: str
    severity: str
    what: str
    why: str
    mend: str
    example: str
    standard: str
    limits: Mapping[str, float] = field(default_factory=dict)
    levels: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    options: Mapping[str, object] = field(default_factory=dict)

    def applies_to(self, strand: Strand) -> bool:
        return (not self.levels or strand.level in self.levels) and (
            not self.languages or strand.language in self.languages
        )


@dataclass(frozen=True)
class Finding:
    """A failed or cannot-tell Outcome, in words for the person who will mend it."""

    rule: str
    severity: str
    status: Status
    place: Place
    what: str
    seen: str
    expected: str
    why: str
    mend: str
    example: str = ""
    excepted_until: date | None = None

    @property
    def blocks(self) -> bool:
        return self.severity == "blocks" and self.excepted_until is None


@dataclass(frozen=True)
class Verdict:
    """What a gate decides. applied: rule id to the count of each outcome.

    looked_at: rule id to the paths of the files that it judged. Those to which it does not apply are left out.
    """

    gate: str
    findings: tuple[Finding, ...]
    outcome_counts: Mapping[str, Mapping[str, int]]
    judged_paths: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.blocks)

    @property
    def passed(self) -> bool:
        return not self.blocking
