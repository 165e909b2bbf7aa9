import time
from threading import Event

import pytest

from alongside.checks.browser import workers


@pytest.mark.parametrize(
    ("processors", "count"), [(0, 1), (1, 1), (2, 2), (8, 8), (64, workers.MAX_WORKERS)]
)
def test_one_worker_for_each_processor_within_what_memory_allows(monkeypatch, processors, count):
    monkeypatch.setattr(workers, "usable_processors", lambda: processors)
    assert workers.worker_count() == count


@pytest.mark.parametrize("tasks", ["", "a", "abc", "abcdefghijklmnopqrstuvwxyz"])
def test_each_task_is_done_once(monkeypatch, tasks):
    monkeypatch.setattr(workers, "usable_processors", lambda: 4)
    done = []
    workers.share_work(tasks, done.extend)
    assert sorted(done) == list(tasks)


def test_a_slow_task_holds_up_nobody(monkeypatch):
    """One worker is busy with the first task until the other has done all the rest."""
    monkeypatch.setattr(workers, "usable_processors", lambda: 2)
    rest_is_done = Event()
    done = []

    def work(tasks):
        for task in tasks:
            if task == 0:
                assert rest_is_done.wait(10)
            done.append(task)
            if len(done) == 9:
                rest_is_done.set()

    workers.share_work(range(10), work)
    assert done[-1] == 0


def test_after_an_error_nobody_begins_another_task(monkeypatch):
    monkeypatch.setattr(workers, "usable_processors", lambda: 2)
    begun = []

    def work(tasks):
        for task in tasks:
            begun.append(task)
            if task == 0:
                raise ValueError("broken")
            time.sleep(0.01)

    with pytest.raises(ValueError, match="broken"):
        workers.share_work(range(1000), work)
    assert len(begun) < 100
