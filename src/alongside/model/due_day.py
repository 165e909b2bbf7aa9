"""A day by which a role has to do something for a publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DueDay:
    """key: tells it from all others, and stays when the day is moved. role: who has to do it, ""
    where nobody is named. what: in a few words. mend: what to do then, a sentence or two. path,
    line: where the day is written down. days_before: how long before it to remind of it."""

    key: str
    day: date
    role: str
    what: str
    mend: str
    path: str
    line: int
    days_before: int
