"""Kinds of document: what the top of a source page says of a document that is more than a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class KindFault:
    """What is wrong with the settings of a kind, and what to type. line: of the source page."""

    line: int
    what: str
    mend: str


@dataclass(frozen=True)
class DocumentKind:
    """The kind of a document, said once on its source page for all its versions.

    name: such as "consultation"; as it is typed, so perhaps of no kind that we know. data: the
    dataclass of the kind, None while something is wrong. changes_on: days from which its pages say
    something else.
    """

    name: str
    data: object = None
    faults: tuple[KindFault, ...] = ()
    changes_on: tuple[date, ...] = ()


@dataclass(frozen=True)
class Holiday:
    """Days on which people cannot be expected to answer. name: as publication.yml has it."""

    name: str
    first: date
    last: date


@dataclass(frozen=True)
class ConsultationPolicy:
    """What the publication promises of its consultations (publication.yml).

    weeks: how long one is open at least. answer_weeks: after how many at most people are told what
    came of it. None where the limits of the rules hold. holidays_until: up to which day all
    holidays are listed; None where nobody has said it. line: of publication.yml.
    """

    weeks: int | None = None
    answer_weeks: int | None = None
    holidays: tuple[Holiday, ...] = ()
    holidays_until: date | None = None
    line: int = 1
