"""What a check of our own says of one element."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from alongside.audit.rendered_page import Element
from alongside.model import Status


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
