"""Browsers that are asked over the network, on this machine: each a chromedriver that listens."""

import os
import re
import signal
import subprocess
from contextlib import contextmanager

from alongside.checks.browser.browser import find_program

_STARTED = re.compile(r"started successfully on port (\d+)")


class Node:
    """A driver in a process group of its own, with the browsers that it starts."""

    def __init__(self):
        driver = find_program("chromedriver", "ALONGSIDE_CHROMEDRIVER")
        self._process = subprocess.Popen(
            [driver, "--port=0"], stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        found = next(filter(None, map(_STARTED.search, self._process.stdout)))
        self.address = f"http://127.0.0.1:{found[1]}"

    @property
    def is_running(self):
        return self._process.poll() is None

    def kill(self):
        if self.is_running:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process.stdout.close()


@contextmanager
def nodes(count):
    started = []
    try:
        for _ in range(count):
            started.append(Node())
        yield started
    finally:
        for node in started:
            node.kill()
