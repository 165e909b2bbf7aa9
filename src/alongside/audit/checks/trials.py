"""What was noted as keys were pressed, the mouse was moved and the screen was narrow."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.audit.judged import Judged
from alongside.audit.rendered_page import RenderedPage
from alongside.model import Rule, Status
from alongside.rules.options import list_option


def noted(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: an element at which a trial noted something. Options: "codes"."""
    codes = list_option(rule, "codes")
    for each in page.noted:
        if each.code in codes:
            status = Status.FAILED if each.is_sure else Status.CANNOT_TELL
            yield Judged(each.element, status, each.seen)
