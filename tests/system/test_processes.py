import threading

import pytest

from alongside.system import processes
from alongside.system.progress import STAGE_PROGRESS
from pdf_jobs import note


@pytest.mark.parametrize("processors", [1, 2, 4])
def test_each_item_is_worked_on_once_by_one_process_or_another(tmp_path, monkeypatch, processors):
    monkeypatch.setattr(processes, "usable_processors", lambda: processors)
    files = [tmp_path / str(number) for number in range(20)]
    results = processes.map_in_processes(note, files, "files")
    assert results == [file.name for file in files]
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(results)
    assert STAGE_PROGRESS.get() == "20 of 20 files"


def test_memory_bounds_the_number_of_processes(monkeypatch):
    started = []
    monkeypatch.setattr(processes, "usable_processors", lambda: 64)
    monkeypatch.setattr(processes, "_start_helpers", started.append)
    monkeypatch.setattr(processes, "_share_work", lambda *given: None)
    for count in (50, 3):
        processes.map_in_processes(str, ["a job"] * count, "jobs")
    assert started == [processes.MAX_PROCESSES - 1, 2]


@pytest.mark.parametrize("processors", [1, 2])
def test_what_has_ended_is_told_at_once_also_where_another_fails(tmp_path, monkeypatch, processors):
    monkeypatch.setattr(processes, "usable_processors", lambda: processors)
    files = [tmp_path / str(number) for number in range(6)]
    files[4] = tmp_path / "no folder" / "4"
    told = []

    def keep(place):
        assert threading.current_thread() is threading.main_thread()
        told.append(place)

    with pytest.raises(FileNotFoundError):
        processes.map_in_processes(note, files, "files", keep)
    assert len(set(told)) == len(told) >= (4 if processors == 1 else 2)
    assert set(told) <= {int(file.name) for file in tmp_path.iterdir()}
