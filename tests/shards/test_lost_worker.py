"""A worker that is lost in the middle of its part costs that part again, and nothing else.

Everything is real but the last step of a part: its pages and files are made and not examined, as
that takes a browser a minute (tests/shards/test_release_in_parts.py has it).
"""

import os
import shutil
import signal
from threading import Thread

import pytest
import yaml
from distributed import Client

from alongside import publish
from alongside.formats.pdf import make
from alongside.shards.cluster import make_parts
from alongside.shards.part_file import join_parts
from alongside.shards.shard import Shard
from alongside.system.file_cache import CACHE_FOLDER
from alongside.system.stages import Stages
from buildable import make_buildable
from dask_cluster import WAIT_SECONDS, WORKERS, dask_cluster, wait_until
from tiny_site import TODAY, copy_of_tiny

LOST = "worker-0"
PRELOADED = '''
import sys
from alongside.shards import cluster

PROGRAM = """
from alongside import publish
publish.examine_outputs = lambda *_: None
from alongside.cli.commands import main
main()
"""

def command(root, shard, day):
    options = ["--root", str(root), "make-part", shard, "--today", day]
    return [sys.executable, "-c", PROGRAM, *options]

cluster._command = command
'''
"""What each worker reads first."""


def machine(folder):
    """The levels of the tiny publication, without the language whose font takes seconds."""
    root = make_buildable(copy_of_tiny(folder))
    shutil.rmtree(root / "docs" / "languages")
    file = root / "publication.yml"
    settings = yaml.safe_load(file.read_text(encoding="utf-8"))
    del settings["languages"]
    file.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return root


def made(root):
    """Path to content of every file of the built site, made on this machine."""
    publish.make_part(root, TODAY, Shard(1, 1), Stages(10), lambda verdict: None)
    site = root / publish.INPUTS / publish.BUILD_FOLDER / "site"
    files = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }
    assert any(name.endswith(".pdf") for name in files)
    return files


def kill_when_at_work(address, worker):
    def is_at_work():
        """Its part has been begun: the program of the part has unpacked what it needs."""
        place = worker.args[worker.args.index("--local-directory") + 1]
        return any(os.scandir(place)) and LOST in at_work(client)

    with Client(address) as client:
        wait_until(is_at_work)
    worker.kill()


def at_work(client):
    """The names of the workers that have a part to make."""
    workers = client.scheduler_info(n_workers=-1)["workers"]
    return {workers[place]["name"] for place, tasks in client.processing().items() if tasks}


@pytest.mark.slow
def test_a_lost_worker_costs_its_part_and_nothing_else(tmp_path, monkeypatch):
    monkeypatch.setattr(publish, "examine_outputs", lambda *_: None)
    by_one = made(machine(tmp_path / "one"))
    preloaded = tmp_path / "preloaded.py"
    preloaded.write_text(PRELOADED, encoding="utf-8")
    root = machine(tmp_path / "joined")
    with dask_cluster(tmp_path, "--preload", str(preloaded)) as (address, workers):
        with Client(address) as client:
            client.wait_for_workers(WORKERS, timeout=WAIT_SECONDS)
        killer = Thread(target=kill_when_at_work, args=(address, workers[0]))
        killer.start()
        parts = make_parts(root, TODAY, address, root / publish.PARTS)
        killer.join()
        assert workers[0].wait(WAIT_SECONDS) == -signal.SIGKILL
        assert [worker.poll() for worker in workers[1:]] == [None, None]
    assert len(parts) == WORKERS
    join_parts(parts, root / CACHE_FOLDER)
    drawn = []
    monkeypatch.setattr(make, "draw_pdf", drawn.append)
    assert made(root) == by_one
    assert drawn == []
