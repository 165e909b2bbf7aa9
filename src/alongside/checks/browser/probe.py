"""What an audit wants to find out on every page, and what was found."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from selenium.webdriver import Chrome

from alongside.rules.states import State

Judge = Callable[[State, object], object]
"""Makes of what inspect gave in a state what the audit keeps of it."""


def _keep_as_it_is() -> AbstractContextManager[Judge]:
    return nullcontext(lambda state, found: found)


@dataclass(frozen=True, eq=False)
class Visit:
    """One page in one state, the same only as itself.

    result: what the probe found, as JSON gives it; None if there is a problem. problem: why nothing
    could be found out, as a sentence for the reader, or "".
    """

    page: str
    state: State
    result: object = None
    problem: str = ""


@dataclass(frozen=True)
class Probe:
    """What an audit does with a page. Equal for the same name, states and settings.

    on_load(driver) is called when a page has opened, inspect(driver, state) in each of the states;
    what it gives goes through the judge and becomes the result of a Visit, so it must be something
    that JSON can hold. judges: opens a judge for all pages, which several threads may ask while the
    browsers go on. settings: all else that a result depends on, such as options and the versions of
    tools. is_answer: whether a result says something; one that does not is never kept.
    task names the work in the progress messages.
    """

    name: str
    states: tuple[State, ...]
    inspect: Callable[[Chrome, State], object] = field(compare=False)
    on_load: Callable[[Chrome], object] = field(default=lambda driver: None, compare=False)
    settings: tuple[object, ...] = ()
    judges: Callable[[], AbstractContextManager[Judge]] = field(
        default=_keep_as_it_is, compare=False
    )
    is_answer: Callable[[object], bool] = field(default=lambda result: True, compare=False)
    task: str = field(default="Looking at pages", compare=False)
