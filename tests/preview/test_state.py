"""The pages are shown at once, and what the gate says of them afterwards."""

import threading

import pytest

from alongside.errors import ToolMissing
from alongside.gates import judge as gates
from alongside.preview.state import PreviewState
from alongside.publication.catalogue import find_documents
from tiny_site import TODAY

SECONDS = 180
"""How long anything may take on a busy computer."""


@pytest.fixture
def verdicts():
    return []


@pytest.fixture
def state(verdicts):
    found = PreviewState(verdicts.append)
    found.start(lambda path: None)
    return found


def wait_for(state, what):
    with state._condition:
        assert state._condition.wait_for(what, SECONDS)


def test_a_change_is_checked_after_it_is_shown(state, verdicts, tiny):
    state.set_sources(find_documents(tiny, TODAY))
    assert state.is_checking and state.verdict is None
    wait_for(state, lambda: not state.is_checking)
    assert state.verdict.passed and state.problem == ""
    before = state.revision
    state.set_problem("A line cannot be read.")
    assert (state.problem, state.revision) == ("A line cannot be read.", before + 1)
    state.set_sources(state.sources, state.verdict)
    assert not state.is_checking and state.problem == ""


def test_what_was_said_of_an_older_text_is_never_shown(state, tiny, monkeypatch):
    first, second = find_documents(tiny, TODAY), find_documents(tiny, TODAY)
    judge, begun, go_on = gates.judge, threading.Event(), threading.Event()

    def slowly(gate, sources, rules):
        begun.set()
        assert go_on.wait(SECONDS)
        return judge(gate, sources, rules)

    monkeypatch.setattr(gates, "judge", slowly)
    state.set_sources(first)
    assert begun.wait(SECONDS)
    state.set_sources(second)
    go_on.set()
    wait_for(state, lambda: not state.is_checking)
    assert state.sources is second and state.verdict is not None


@pytest.mark.parametrize(
    "error, said",
    [
        (ToolMissing("No dictionary."), "No dictionary."),
        (OSError(2, "gone", "docs/a.md"), "docs/a.md: gone"),
        (RuntimeError("oh"), "could not be checked (RuntimeError)"),
    ],
)
def test_a_check_that_breaks_is_said_and_the_next_one_is_made(
    state, verdicts, tiny, monkeypatch, error, said
):
    def breaks(*_):
        raise error

    sources = find_documents(tiny, TODAY)
    with monkeypatch.context() as broken:
        broken.setattr(gates, "judge", breaks)
        state.set_sources(sources)
        wait_for(state, lambda: not state.is_checking)
    assert said in state.problem and state.verdict is None and verdicts == []
    state.set_sources(find_documents(tiny, TODAY))
    wait_for(state, lambda: state.verdict)
    assert state.problem == ""


def test_nobody_gets_news_while_pages_are_made(state):
    with state.hold_while_building():
        state.set_problem("")
        answered = threading.Thread(target=state.wait_for_change, args=(0, SECONDS))
        answered.start()
        answered.join(0.2)
        assert answered.is_alive()
    answered.join(SECONDS)
    assert not answered.is_alive()
