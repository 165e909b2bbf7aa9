import pytest

from alongside.checks.browser import workers


@pytest.mark.parametrize(
    ("processors", "count"), [(0, 1), (1, 1), (2, 2), (8, 8), (64, workers.MAX_WORKERS)]
)
def test_one_worker_for_each_processor_within_what_memory_allows(monkeypatch, processors, count):
    monkeypatch.setattr(workers, "usable_processors", lambda: processors)
    assert workers.worker_count() == count


@pytest.mark.parametrize(
    ("tasks", "shares"),
    [("", []), ("a", ["a"]), ("abc", ["a", "b", "c"]), ("abcdefg", ["ae", "bf", "cg", "d"])],
)
def test_tasks_are_shared_out_evenly_and_in_order(monkeypatch, tasks, shares):
    monkeypatch.setattr(workers, "usable_processors", lambda: 4)
    assert workers.share_out(tasks) == [list(share) for share in shares]
