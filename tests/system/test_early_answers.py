"""What was started early gives the answer that asking would have given."""

import threading

import pytest

from alongside.system.early_answers import answer_of, early_answers, start_early


def test_it_is_asked_once_and_beside_other_work():
    asked, go_on = [], threading.Event()

    def ask():
        go_on.wait(10)
        asked.append(threading.current_thread())
        return "an answer"

    with early_answers():
        start_early("question", ask)
        assert not asked
        go_on.set()
        assert answer_of("question", ask) == "an answer"
    assert len(asked) == 1 and asked[0] is not threading.current_thread()


@pytest.mark.parametrize("started", [True, False])
def test_a_failure_is_told_to_whoever_asks_for_the_answer(started):
    def ask():
        raise ValueError("no answer")

    with early_answers():
        if started:
            start_early("question", ask)
        with pytest.raises(ValueError, match="no answer"):
            answer_of("question", ask)


def test_a_failure_that_nobody_asks_about_stops_nothing():
    def ask():
        raise ValueError("no answer")

    with early_answers():
        start_early("question", ask)


def test_another_question_is_asked_by_itself():
    with early_answers():
        start_early("question", lambda: 1)
        assert answer_of("another", lambda: 2) == 2


def test_a_question_is_answered_anew_the_second_time():
    answers = iter("ab")
    with early_answers():
        start_early("question", lambda: next(answers))
        assert [answer_of("question", lambda: next(answers)) for _ in "ab"] == ["a", "b"]


def test_outside_nothing_starts_and_everything_is_asked_when_it_is_needed():
    asked = []
    start_early("question", lambda: asked.append(1))
    assert not asked
    assert answer_of("question", lambda: "now") == "now"
    with early_answers():
        assert answer_of("question", lambda: "now") == "now"


def test_what_was_started_has_ended_at_the_end_even_of_a_failed_run():
    ended, go_on = [], threading.Event()

    def ask():
        go_on.wait(10)
        ended.append(1)

    with pytest.raises(KeyboardInterrupt), early_answers():
        start_early("question", ask)
        go_on.set()
        raise KeyboardInterrupt
    assert ended
