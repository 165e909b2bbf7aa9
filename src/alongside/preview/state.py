"""What a preview knows at this moment, shared by those who build, check and answer browsers.

The gate takes longer than the pages. So a browser gets its page at once, and what the gate says of it afterwards.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from alongside.errors import AlongsideError
from alongside.gates import judge
from alongside.model import Rule, Sources, Verdict
from alongside.reports.text import render_error
from alongside.rules import rulebook

GATE_DELAY_SECONDS = 0.3
"""How long the gate waits after a change, so that browsers have their page before the computer is busy."""

log = logging.getLogger("mkdocs.plugins.alongside")


class PreviewState:
    """problem: why the pages are not those of the files as saved, in words; "" when they are.

    verdict: of the sources; None while they are checked, and when they could not be.
    revision: grows whenever one of these changes.
    """

    def __init__(self, on_verdict: Callable[[Verdict], None]):
        """on_verdict: is given each verdict of a change."""
        self.sources: Sources | None = None
        self.verdict: Verdict | None = None
        self.problem = ""
        self.revision = 1
        self._checked_sources: Sources | None = None
        self._on_verdict = on_verdict
        self._is_building = False
        self._condition = threading.Condition()

    @property
    def is_checking(self) -> bool:
        return self.sources is not self._checked_sources

    def start(self, read_built_page: Callable[[str], str | None]) -> None:
        """read_built_page: gives the HTML of a page as it was built last, or None when there is none."""
        self.read_built_page = read_built_page
        threading.Thread(target=self._check_forever, daemon=True).start()

    @contextmanager
    def hold_while_building(self) -> Iterator[None]:
        """While pages are made, nobody is given one, and the gate waits."""
        self._set(_is_building=True)
        try:
            yield
        finally:
            self._set(_is_building=False)

    def set_sources(self, sources: Sources, verdict: Verdict | None = None) -> None:
        """verdict: if there is one already."""
        self._set(
            sources=sources,
            verdict=verdict,
            problem="",
            _checked_sources=sources if verdict else None,
        )

    def set_problem(self, problem: str) -> None:
        """The pages stay as they were."""
        self._set(problem=problem)

    def wait_until_idle(self, seconds: float) -> None:
        with self._condition:
            self._condition.wait_for(lambda: not self._is_building, seconds)

    def wait_for_change(self, seen_revision: int, seconds: float) -> None:
        """Returns when number is another than seen and nobody is at work, or after the seconds."""
        with self._condition:
            self._condition.wait_for(
                lambda: self.revision != seen_revision and not self._is_building, seconds
            )

    def _set(self, **values: object) -> None:
        with self._condition:
            vars(self).update(values)
            self.revision += "_is_building" not in values
            self._condition.notify_all()

    def _check_forever(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self.is_checking and not self._is_building)
                sources = self.sources
                self._condition.wait_for(lambda: self.sources is not sources, GATE_DELAY_SECONDS)
            self._check(sources)

    def _check(self, sources: Sources) -> None:
        verdict, problem = None, ""
        try:
            verdict = judge.judge("sources", sources, self._rules_while_current(sources))
        except AlongsideError as error:
            problem = render_error(error)
        except OSError as error:  # a file that went away while it was read: that is news of its own
            problem = f"{error.filename}: {error.strerror}\n"
        except Exception as error:  # a fault of ours: the next save must still be checked
            log.exception("The files could not be checked.")
            problem = (
                f"The files could not be checked ({type(error).__name__}). The terminal says more."
            )
        with self._condition:
            if self.sources is not sources:
                return
            self._set(verdict=verdict, problem=self.problem or problem, _checked_sources=sources)
        if verdict:
            self._on_verdict(verdict)

    def _rules_while_current(self, sources: Sources) -> Iterator[Rule]:
        """The rules one by one, with a rest while pages are made; no more of them once the sources are outdated."""
        for rule in rulebook.load().values():
            self.wait_until_idle(seconds=60)
            if self.sources is not sources:
                return
            yield rule
