"""What a preview knows at this moment, shared by the threads that build, check and answer browsers.

The gate takes longer than the pages. So a browser gets its page at once, and what the gate says of
it afterwards.
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
from alongside.rules.own_rules import publication_rules

GATE_DELAY_SECONDS = 0.3
"""How long the gate waits after a change: browsers get their page before the computer is busy."""

log = logging.getLogger("mkdocs.plugins.alongside")


class PreviewState:
    """The sources as they are saved now, and what the gate says of them.

    sources: None before the first build. verdict: None while they are checked, and when they could
    not be. problem: why the pages are not those of the files as saved, in words; "" when they are.
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
        """Whether the gate has not yet said what it finds in the sources as they are now."""
        return self.sources is not self._checked_sources

    def start(self, read_built_page: Callable[[str], str | None]) -> None:
        """read_built_page: path to the HTML that was built last, or None when there is none."""
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
        """Until no build is at work, or the seconds are over."""
        with self._condition:
            self._condition.wait_for(lambda: not self._is_building, seconds)

    def wait_for_change(self, seen_revision: int, seconds: float) -> None:
        """Until there is another revision and no build is at work, or the seconds are over."""
        with self._condition:
            self._condition.wait_for(
                lambda: self.revision != seen_revision and not self._is_building, seconds
            )

    def _set(self, **values: object) -> None:
        with self._condition:
            vars(self).update(values)
            # That a build begins or ends is no news: what browsers show is the same.
            self.revision += "_is_building" not in values
            self._condition.notify_all()

    def _check_forever(self) -> None:
        while True:
            sources = self._wait_for_sources()
            if sources is not None:
                self._check(sources)

    def _wait_for_sources(self) -> Sources | None:
        """Those to be checked next."""
        with self._condition:
            self._condition.wait_for(lambda: self.is_checking and not self._is_building)
            sources = self.sources
            self._condition.wait_for(lambda: self.sources is not sources, GATE_DELAY_SECONDS)
        return sources

    def _check(self, sources: Sources) -> None:
        """Asks the gate, and keeps its answer unless the sources were changed meanwhile."""
        verdict = None
        problem = ""
        try:
            verdict = judge.judge("sources", sources, self._rules_while_current(sources))
        except AlongsideError as error:
            problem = render_error(error)
        except OSError as error:
            # A file that went away while it was read: the next check says what that means.
            problem = f"{error.filename}: {error.strerror}\n"
        except Exception as error:  # a fault of ours: the next save must still be checked
            log.exception("The files could not be checked.")
            problem = (
                f"The files could not be checked ({type(error).__name__}). The terminal says more."
            )
        with self._condition:
            # The verdict on sources that were changed meanwhile would be shown beside other pages.
            if self.sources is not sources:
                return
            self._set(verdict=verdict, problem=self.problem or problem, _checked_sources=sources)
        if verdict:
            self._on_verdict(verdict)

    def _rules_while_current(self, sources: Sources) -> Iterator[Rule]:
        """The rules one by one. Waits while pages are made; ends when the sources are outdated."""
        for rule in publication_rules(sources.root).values():
            self.wait_until_idle(seconds=60)
            if self.sources is not sources:
                return
            yield rule
