"""Asks Alfa of a page's first state, and of others only where the answer is not known by then.

Of texts whose colours were sound elsewhere it is not asked for colours, a third of its work.

What is there and shown in the main text decides all of Alfa's rules but those of colour and place,
and is most often the same on a phone, in dark colours and on a wide screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypedDict, cast

from selenium.webdriver import Chrome

from alongside.checks.browser.alfa_process import Answer, Result
from alongside.checks.browser.audited_once import Description, Sound, describe_state
from alongside.rules.states import State

COLOUR_RULES = ("sia-r62", "sia-r66", "sia-r69")


class _Found(TypedDict):
    """page: its tree, or None where it is known to be like the page's first state.

    without: rules that need not be asked, as their answer is known.
    """

    page: str | None
    without: tuple[str, ...]
    described: Description


class SparingAlfa:
    """Alfa for many pages in several browsers."""

    def __init__(self, take_apart: Callable[[Chrome], str | None]):
        self._take_apart = take_apart
        # By the HTML of a page. One browser has a page to itself, so no two threads want one key.
        self._first: dict[str, Description] = {}
        self._answers: dict[str, Answer] = {}
        self._sound = Sound()

    def inspect(self, driver: Chrome, state: State) -> _Found | None:
        """None for a page that cannot be taken apart."""
        described = describe_state(driver)
        first = self._first.get(described["html"])
        if first and self._is_like(described, first, state):
            return {"page": None, "without": (), "described": described}
        page = self._take_apart(driver)
        without = COLOUR_RULES if self._has_sound_colours(described, first, state) else ()
        if first is None:
            self._first[described["html"]] = described
        return {"page": page, "without": without, "described": described} if page else None

    def judge(
        self, state: State, found: object, ask: Callable[[State, str, Sequence[str]], Answer]
    ) -> Answer | None:
        """found: what inspect gave. ask: asks Alfa of the tree of a page, without
        some rules."""
        if found is None:
            return None
        taken = cast("_Found", found)
        described = taken["described"]
        if taken["page"] is None:
            answer = self._answers.get(described["html"])
            return answer and _without_colours(answer)
        answer = ask(state, taken["page"], taken["without"])
        first = self._first[described["html"]]
        if first is described:
            self._answers[described["html"]] = answer
        if not answer["failed"] and not answer["cantTell"]:
            self._sound.add(_keys(described, state, first))
        return answer

    def _is_like(self, described: Description, first: Description, state: State) -> bool:
        return described["main"] == first["main"] and self._has_sound_colours(
            described, first, state
        )

    def _has_sound_colours(
        self, described: Description, first: Description | None, state: State
    ) -> bool:
        """And nothing around the main text that was not yet without fault in this state."""
        first = first or described
        return None not in (described["texts"], first["texts"]) and self._sound.has_all(
            _keys(described, state, first)
        )


def _keys(described: Description, state: State, first: Description) -> list[str]:
    """What has to be without fault in this state, apart from what stands in the main text.

    first: of the page's first state. In forced colours Alfa still reads the page's own, which no
    browser tells then.
    """
    texts = [text for one in (described, first) for text in one["texts"] or ()]
    return [f"{state.name} {key}" for key in (*described["frame"], *texts)]


def _without_colours(answer: Answer) -> Answer:
    def others(results: list[Result]) -> list[Result]:
        return [result for result in results if result["rule"] not in COLOUR_RULES]

    return {
        "passed": answer["passed"],
        "failed": others(answer["failed"]),
        "cantTell": others(answer["cantTell"]),
    }
