"""Siteimprove Alfa with all of its rules, in the Node processes of the browser gate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alongside.audit.findings import Claim
from alongside.audit.rendered_page import Element, RenderedPage
from alongside.checks.browser.alfa_process import Answer
from alongside.model import Status

LEVEL = "all"
"""Also rules without a criterion, such as those about capitals, justified and italic text."""
_STEP = re.compile(r"/([\w-]+)\[(\d+)\]")


def read_answer(answer: Answer, page: RenderedPage) -> Iterator[Claim]:
    for results, status in (
        (answer["failed"], Status.FAILED),
        (answer["cantTell"], Status.CANNOT_TELL),
    ):
        for result in results:
            yield Claim(
                "Alfa",
                result["rule"],
                tuple(result["criteria"]),
                status,
                find_by_path(page, result["path"]),
                result["element"],
                result["message"],
            )


def find_by_path(page: RenderedPage, path: str) -> Element:
    """The element of an XPath such as /html[1]/body[1]/p[2]; the nearest above that is known."""
    element = page.root
    for tag, place in _STEP.findall(path)[1:]:
        alike = [child for child in element.elements if child.tag == tag]
        if len(alike) < int(place):
            break
        element = alike[int(place) - 1]
    return element
