"""What scripts/bench audit chooses, counts and tells. To measure takes a built site and two browsers."""

import json

import pytest
from bench.audit import (
    LIMIT_OF_GATE,
    LIMIT_OF_PEER,
    PAGES,
    Run,
    best_of,
    choose_pages,
    count_looked_at,
    quickest_peer,
    table,
    violations,
)

NAMES = ("axe alone", "pa11y-ci, 1 at once", "pa11y-ci, 2 at once", "the gate")


def runs(*seconds, looked_at=(2, 2, 2, 2)):
    return [Run(*each) for each in zip(NAMES, seconds, looked_at, strict=True)]


def test_pages_are_chosen_from_the_first_to_the_last():
    assert choose_pages(["a", "b"]) == ("a", "b")
    chosen = choose_pages([str(number) for number in range(PAGES * 10)])
    assert len(chosen) == len(set(chosen)) == PAGES
    assert (chosen[0], chosen[-1]) == ("0", str(PAGES * 10 - 10))


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        (json.dumps({"results": {"a": [], "b": [{"code": "image-alt"}]}}), 2),
        (json.dumps({"results": {"a": [{"message": "Timed out"}], "b": []}}), 1),
        (json.dumps({"total": 2}), 0),
        ("Error: no browser", 0),
    ],
)
def test_a_page_that_the_other_tool_failed_on_is_not_counted(answer, count):
    assert count_looked_at(answer) == count


def test_the_quickest_run_that_looked_at_all_pages_counts():
    slow, quick, partial = Run("x", 9, 2), Run("x", 5, 2), Run("x", 1, 1)
    assert best_of([slow, partial, quick]) == [quick]
    assert quickest_peer(runs(1, 9, 7, 1), 2).name == NAMES[2]
    assert quickest_peer(runs(1, 9, 7, 1, looked_at=(2, 2, 1, 2)), 2).name == NAMES[1]
    assert quickest_peer(runs(1, 9, 7, 1, looked_at=(2, 1, 1, 2)), 2) is None


def test_each_limit_that_is_not_kept_is_told():
    kept = runs(1, 9, LIMIT_OF_PEER, 2 * LIMIT_OF_GATE)
    assert violations(kept, 2) == []
    assert table(kept, 2).endswith("Every limit is kept.")
    [slow] = violations(runs(1, 9, LIMIT_OF_PEER - 0.1, 1), 2)
    assert "pa11y-ci" in slow
    [gate] = violations(runs(1, 9, 9, 2 * LIMIT_OF_GATE + 0.1), 2)
    assert "gate" in gate
    [none] = violations(runs(1, 9, 9, 1, looked_at=(2, 1, 0, 2)), 2)
    assert "nothing to compare" in none
