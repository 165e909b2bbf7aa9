"""One build of the small publication, pages and PDFs, shared by every fault that comes after it."""

import fcntl
import os
import shutil
from pathlib import Path

import pytest

from alongside.gates.judge import judge
from alongside.outputs.expected import expected_outputs
from alongside.publication.catalogue import find_documents
from alongside.rules.rulebook import load
from faults.site_copy import ROOT, TODAY, copy_kept, copy_of_the_site, run

KEPT = ROOT / ".build" / "small-site"
"""What was made and asked, from one run of the tests to the next. All of it is named by its content."""


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """The folder with the finished site. Test processes that run side by side share one build."""
    own = tmp_path_factory.getbasetemp()
    shared = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "small-site"
    cache = shared / ".build" / "cache"
    with open(shared.with_suffix(".lock"), "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / ".build" / "built").exists():
            shutil.rmtree(shared, ignore_errors=True)
            copy_of_the_site(shared)
            copy_kept(KEPT, cache)
            result = run(shared, command=("build",))
            assert result.code == 0, result.text
            outputs = expected_outputs(find_documents(shared, TODAY), shared / ".build" / "site")
            # So that no fault pays for the slow checkers of what it has not touched.
            assert judge("outputs", outputs, load().values()).passed
            shutil.rmtree(KEPT, ignore_errors=True)  # what a changed publication needs no more
            copy_kept(cache, KEPT)
            (shared / ".build" / "built").touch()
    return shared / ".build" / "site"
