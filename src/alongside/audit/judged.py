"""What a check of our own says of one element."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from alongside.audit.rendered_page import Element
from alongside.model import Status

_SEEN_LETTERS = 80


@dataclass(frozen=True)
class Judged:
    """seen: what is there, as a reader meets it. values: for the placeholders of the rule."""

    element: Element
    status: Status
    seen: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


def judge(element: Element, is_fault: bool, seen: str = "", **values: object) -> Judged:
    if not is_fault:
        return Judged(element, Status.PASSED)
    return Judged(element, Status.FAILED, seen or element.code, values)


def shorten(found: re.Match[str] | None) -> str:
    """What was found in a script, as a finding shows it; "" for nothing."""
    return " ".join(found.group().split())[:_SEEN_LETTERS] if found else ""
