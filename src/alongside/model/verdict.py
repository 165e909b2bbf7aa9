"""What is judged: rules, their outcomes, the findings in words and the verdict of a gate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from alongside.model.strands import Strand

if TYPE_CHECKING:
    from alongside.model.manual_questions import ManualQuestion

PAGE, DOCUMENT, PUBLICATION = "page", "document", "publication"
"""What a rule reads to judge a page: the page, all versions of its document, or everything."""


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
    """What one check says of one place.

    seen: what is there. expected: what should be. values: for the placeholders of the rule's words.
    """

    status: Status
    place: Place
    seen: str = ""
    expected: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    """What must hold; one file in rules/<gate>/<id>.yml.

    gate: "sources", "outputs" or "browser". check: module in checks/<gate>/.
    severity: "blocks" or "warns".
    what, why, mend, example: words of its findings, with placeholders in {brackets}.
    standard: where the rule comes from.
    limits: number by reading level, or by "level/language", or by name.
    levels and languages: of the strands that it applies to; empty for all.
    files: how the names of the files end that it looks at, "pdf" or "epub"; "" for pages.
    reads: PAGE, DOCUMENT or PUBLICATION. Settings and data files do not count, everything may be
    read; a check that asks for the day or for other files in docs/ reads PUBLICATION.
    options: all else that its check needs. own_file: of a rule of the
    publication's own, as rules/names.yml; "" for ours. code: the Python file of its own check; ""
    where it uses one of ours. no_exception: why no exception can be made from it; ""
    when one can.
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
    no_exception: str = ""
    files: str = ""
    reads: str = PUBLICATION
    own_file: str = ""
    code: str = ""

    def applies_to(self, strand: Strand) -> bool:
        fits_level = not self.levels or strand.level in self.levels
        fits_language = not self.languages or strand.language in self.languages
        return fits_level and fits_language


@dataclass(frozen=True)
class ElementPicture:
    """What an element of a page looks like. data: a PNG in base64. words: what is to be seen."""

    data: str
    words: str


@dataclass(frozen=True)
class Finding:
    """A failed or cannot-tell Outcome, in words for the person who will mend it.

    is_of_gate: whether its rule belongs to a gate, so that it can stop a release.
    picture: of its element, where one was asked for and could be taken.
    """

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
    is_of_gate: bool = True
    picture: ElementPicture | None = None

    @property
    def blocks(self) -> bool:
        return self.severity == "blocks" and self.excepted_until is None


@dataclass(frozen=True)
class Verdict:
    """What a gate decides.

    outcome_counts: rule id to the count of each outcome. judged_paths: rule id to the paths of the
    files that it judged, without those to which it does not apply. questions: of an audit, what
    only a person can tell.
    """

    gate: str
    findings: tuple[Finding, ...]
    outcome_counts: Mapping[str, Mapping[str, int]]
    judged_paths: Mapping[str, frozenset[str]] = field(default_factory=dict)
    questions: tuple[ManualQuestion, ...] = ()

    @property
    def blocking(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.blocks)

    @property
    def passed(self) -> bool:
        return not self.blocking
