"""A Dask scheduler on this machine, and three workers, each a process of its own."""

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager

from alongside.shards.cluster import INSTALLED
from tiny_site import REPOSITORY

WAIT_SECONDS = 120
WORKERS = 3


@contextmanager
def dask_cluster(folder, *worker_options):
    """The address of the scheduler, and its workers. folder: where they keep what they need."""
    address_file = folder / "scheduler.json"
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1"]
    options = ["--port", "0", "--no-dashboard", "--scheduler-file", str(address_file)]
    started = [subprocess.Popen([*command, *options])]
    try:
        wait_until(address_file.exists)
        address = json.loads(address_file.read_text())["address"]
        for number in range(WORKERS):
            place = folder / f"worker-{number}"
            place.mkdir()
            started.append(_start_worker(address, place, worker_options))
        yield address, started[1:]
    finally:
        for process in started:
            process.kill()
            process.wait()


def _start_worker(address, place, more_options):
    command = [sys.executable, "-m", "distributed.cli.dask_worker", address]
    options = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(place)]
    # A worker that is killed leaves what it unpacked; so it goes with the folder of the test.
    environment = {**os.environ, INSTALLED: str(REPOSITORY), "TMPDIR": str(place)}
    return subprocess.Popen(
        [*command, "--name", place.name, *options, *more_options], cwd=place, env=environment
    )


def wait_until(happened):
    end = time.monotonic() + WAIT_SECONDS
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.2)
