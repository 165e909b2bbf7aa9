"""What was turned into what, and what a person has to look at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Look:
    """What somebody has to look at. file: of the old website, as people know it. line: from 1."""

    file: str
    line: int
    what: str


@dataclass
class Notes:
    """turned: what was turned into something else, in words, and how often."""

    turned: Counter[str] = field(default_factory=Counter)
    looks: list[Look] = field(default_factory=list)

    def turn(self, what: str) -> None:
        self.turned[what] += 1

    def look(self, file: str, line: int, what: str) -> None:
        found = Look(file, line, what)
        if found not in self.looks:
            self.looks.append(found)
