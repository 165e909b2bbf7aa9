"""A stage that takes long says how far it is."""

import logging
import threading

from alongside.system import stages
from alongside.system.progress import STAGE_PROGRESS, Counter


def test_silence_is_broken(monkeypatch, caplog):
    monkeypatch.setattr(stages, "SILENT_SECONDS", 0.01)
    caplog.set_level(logging.INFO, "alongside")
    heard = threading.Event()
    monkeypatch.setattr(stages.log, "info", lambda *words: heard.set() if len(words) > 2 else None)
    with stages.Stages(1).stage("Make the PDFs"):
        assert heard.wait(10)


def test_a_short_stage_says_its_name_only(caplog):
    caplog.set_level(logging.INFO, "alongside")
    with stages.Stages(1).stage("Make the PDFs"):
        pass
    assert [record.getMessage() for record in caplog.records] == ["[1 of 1] Make the PDFs …"]


def test_pieces_are_counted_from_any_thread():
    counter = Counter(40, "PDFs")
    threads = [threading.Thread(target=counter.advance) for _ in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert STAGE_PROGRESS.get() == "40 of 40 PDFs"
