"""Takes the place of making a PDF, in every process: another process can import this file, but no test."""

import time

from alongside.errors import BuildFailed


def refuse(job):
    raise BuildFailed("No.", path=job.source, mend="Do this.")


def note(file):
    """Fails if it has been called for the file before."""
    file.touch(exist_ok=False)
    time.sleep(0.02)
