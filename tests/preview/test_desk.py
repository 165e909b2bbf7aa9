"""The pages are shown at once, and what the gate says of them afterwards."""

import threading

import pytest
from tiny_site import TODAY

from alongside import gates
from alongside.catalogue import find_documents
from alongside.errors import ToolMissing
from alongside.preview.desk import Desk

SECONDS = 180
"""How long anything may take on a busy computer."""


@pytest.fixture
def told():
    return []


@pytest.fixture
def desk(told):
    found = Desk(told.append)
    found.start(lambda path: None)
    return found


def wait_for(desk, what):
    with desk._changed:
        assert desk._changed.wait_for(what, SECONDS)


def test_a_change_is_checked_after_it_is_shown(desk, told, tiny):
    desk.show(find_documents(tiny, TODAY))
    assert desk.is_checking and desk.verdict is None
    wait_for(desk, lambda: not desk.is_checking)
    assert desk.verdict.passed and desk.problem == ""
    before = desk.number
    desk.fail("A line cannot be read.")
    assert (desk.problem, desk.number) == ("A line cannot be read.", before + 1)
    desk.show(desk.sources, desk.verdict)
    assert not desk.is_checking and desk.problem == ""


def test_what_was_said_of_an_older_text_is_never_shown(desk, tiny, monkeypatch):
    first, second = find_documents(tiny, TODAY), find_documents(tiny, TODAY)
    judge, begun, go_on = gates.judge, threading.Event(), threading.Event()

    def slowly(gate, sources, rules):
        begun.set()
        assert go_on.wait(SECONDS)
        return judge(gate, sources, rules)

    monkeypatch.setattr(gates, "judge", slowly)
    desk.show(first)
    assert begun.wait(SECONDS)
    desk.show(second)
    go_on.set()
    wait_for(desk, lambda: not desk.is_checking)
    assert desk.sources is second and desk.verdict is not None


@pytest.mark.parametrize("error, said", [
    (ToolMissing("No dictionary."), "No dictionary."), (OSError(2, "gone", "docs/a.md"), "docs/a.md: gone"),
    (RuntimeError("oh"), "could not be checked (RuntimeError)")])
def test_a_check_that_breaks_is_said_and_the_next_one_is_made(desk, told, tiny, monkeypatch, error, said):
    def breaks(*_):
        raise error

    sources = find_documents(tiny, TODAY)
    with monkeypatch.context() as broken:
        broken.setattr(gates, "judge", breaks)
        desk.show(sources)
        wait_for(desk, lambda: not desk.is_checking)
    assert said in desk.problem and desk.verdict is None and told == []
    desk.show(find_documents(tiny, TODAY))
    wait_for(desk, lambda: desk.verdict)
    assert desk.problem == ""


def test_nobody_gets_news_while_pages_are_made(desk):
    with desk.at_work():
        desk.fail("")
        answered = threading.Thread(target=desk.wait_for_news, args=(0, SECONDS))
        answered.start()
        answered.join(0.2)
        assert answered.is_alive()
    answered.join(SECONDS)
    assert not answered.is_alive()
