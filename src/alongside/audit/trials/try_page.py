"""All trials of one page, in turn. What could not be tried is told, and keeps what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from selenium.webdriver import Chrome

from alongside.audit.look import open_any_page
from alongside.audit.rendered_page import Noted, RenderedPage
from alongside.audit.sites import audit_settings
from alongside.audit.take_down import note_listeners, take_down
from alongside.audit.trials.hovers import try_hovers
from alongside.audit.trials.marks import measure_marks
from alongside.audit.trials.page_at_hand import PageAtHand
from alongside.audit.trials.presses import try_presses
from alongside.audit.trials.walk import walk
from alongside.checks.browser.browser import PageProblem
from alongside.checks.browser.emulation import apply_state
from alongside.rules.states import State, named_states

_HIDDEN, _ELSEWHERE = "focus-on-hidden", "seen-elsewhere"


class PageTrials:
    """What has been tried on a page. A browser that breaks does not lose what is done.

    tried: the page in each state, with what was noted there. problem: why a trial did not come to
    its end, or "".
    """

    def __init__(self, address: str, path: str):
        self._address = address
        self._path = path
        self.tried: dict[State, RenderedPage] = {}
        self.problem = ""

    def run(self, driver: Chrome) -> None:
        """Raises PageProblem for a page that cannot be opened."""
        states = named_states(audit_settings().trial_states)
        for state in states:
            if state not in self.tried:
                self.tried[state] = self._try_state(driver, state, is_first=state == states[0])

    def _try_state(self, driver: Chrome, state: State, is_first: bool) -> RenderedPage:
        settings = audit_settings()
        note_listeners(driver)
        driver.set_script_timeout(settings.page_seconds)

        def open_again() -> None:
            open_any_page(driver, self._address)
            apply_state(driver, state)

        open_again()
        page = take_down(driver, self._path, str(state))
        hand = PageAtHand(driver, page, open_again)
        notes: list[Noted] = []
        self._try(notes, partial(walk, hand, settings.trial_seconds))
        hidden = [each.element.number for each in notes if each.code == _HIDDEN]
        marks = partial(measure_marks, hand, hidden, settings.most_marks)
        if hidden and not is_first:
            open_again()
            self._try(notes, partial(marks, only_hidden=True))
        if is_first:
            for trial in (
                marks,
                partial(try_hovers, hand, settings.most_hovers),
                partial(try_presses, hand, settings.most_presses),
            ):
                open_again()
                self._try(notes, trial)
        return replace(page, noted=tuple(_settle(notes)))

    def _try(self, notes: list[Noted], trial: Callable[[], Iterable[Noted]]) -> None:
        """Adds what the trial notes, as far as it comes."""
        try:
            for each in trial():
                notes.append(each)
        except PageProblem as problem:
            self.problem = self.problem or str(problem)


def _settle(notes: Iterable[Noted]) -> Iterator[Noted]:
    """A control that nobody sees is no barrier where the focus shows at what stands for it."""
    listed = list(notes)
    elsewhere = {each.element.number for each in listed if each.code == _ELSEWHERE}
    for each in listed:
        if each.code != _ELSEWHERE and not (
            each.code == _HIDDEN and each.element.number in elsewhere
        ):
            yield each
