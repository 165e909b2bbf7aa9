"""When the accessibility statement was made, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Statement:
    """Dates of the accessibility statement (publication.yml).

    prepared: the day of the statement. tested: the day of the last test. review: when it is due.
    assistive_technology: when people last tested the site with it; None while nobody has.
    line: of publication.yml, the date of the review.
    """

    prepared: date
    tested: date
    review: date
    assistive_technology: date | None
    line: int
