"""Success criteria of WCAG 2.2 in plain words, from criteria.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

_BLOCKING = ("A", "AA")


@dataclass(frozen=True)
class Criterion:
    """number: such as "1.4.3". level: "A", "AA" or "AAA"."""

    number: str
    name: str
    level: str
    what: str
    why: str
    mend: str


@cache
def all_criteria() -> Mapping[str, Criterion]:
    text = files("alongside.audit").joinpath("criteria.yml").read_text(encoding="utf-8")
    return {number: Criterion(number, **entry) for number, entry in yaml.safe_load(text).items()}


def is_required(criteria: tuple[str, ...]) -> bool:
    """Whether one of them belongs to level A or AA."""
    known = (all_criteria().get(number) for number in criteria)
    return any(criterion is not None and criterion.level in _BLOCKING for criterion in known)
