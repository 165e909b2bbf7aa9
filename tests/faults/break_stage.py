"""Runs `alongside` with something broken on the way: after the build, or in a tool that a stage needs.

Used by a test, or as a process: python break_stage.py NAME publish --format json, where NAME is
that of a build in faults_in_outputs.py, or of a fault below.
With ALONGSIDE_TEST_BUILT the pages and PDFs are taken from that folder, so that a
fault which comes after the build does not pay for it.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

from alongside import publish
from alongside.checks.browser import visit_all
from alongside.gates import judge as gates
from alongside.outputs.expected import expected_outputs
from alongside.release import release
from faults.faults_in_outputs import BREAKS, BUILDS, DOCUMENT, IN_BROWSER
from faults.site_copy import START

FEW = 4


def break_stage(name, put_in_place):
    """put_in_place(module, attribute, broken): such as setattr, or that of pytest, which can be undone."""
    if "ALONGSIDE_TEST_BUILT" in os.environ:
        put_in_place(publish, "build_everything", lambda *run: already_built(name, *run))
    if name in IN_BROWSER:
        look_at_few_pages(put_in_place)
    if name in ("nothing is audited", "the disk is full"):
        # For faults of the release itself: the gates have their own faults.
        put_in_place(publish, "check_outputs", lambda outputs, stages, on_verdict: ())
    if name == "the disk is full":
        put_in_place(release.shutil, "copytree", full_disk)
    if name == "a program error":
        put_in_place(publish, "clean_up", lambda root: Path(1))


def already_built(name, sources, stages):
    built = sources.root / ".build" / "site"
    with stages.stage("Build the pages"):
        shutil.rmtree(built, ignore_errors=True)
        shutil.copytree(os.environ["ALONGSIDE_TEST_BUILT"], built)
    with stages.stage("Make the search index"):
        pass  # it is in the built site
    with stages.stage("Make the PDFs"):
        for fault in BUILDS.get(name, ()):
            BREAKS[fault.name](built)
    outputs = expected_outputs(sources, built)
    return one_document(outputs) if name in BUILDS and name not in IN_BROWSER else outputs


def one_document(outputs):
    """Of the faults' document in every version and format, and of the books: half of the work."""
    others = set(outputs.sources.publication.documents) - {DOCUMENT}
    return replace(
        outputs, artifacts=tuple(each for each in outputs.artifacts if each.document not in others)
    )


def look_at_few_pages(put_in_place):
    """For faults that a look at any page shows: seconds instead of minutes."""
    judge, look = gates.judge, visit_all.visit_for_all_rules
    put_in_place(
        gates,
        "judge",
        lambda gate, it, rules: judge(gate, few(it) if gate == "browser" else it, rules),
    )
    put_in_place(visit_all, "visit_for_all_rules", lambda outputs, rules: look(few(outputs), rules))


def few(outputs):
    return replace(outputs, pages=outputs.pages[:FEW])


def full_disk(*_):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "site")


def put_for_good(module, name, broken):
    """As pytest's setattr: a name that is no longer there would break nothing, unseen."""
    assert hasattr(module, name), f"{module.__name__} has no {name}"
    setattr(module, name, broken)


if __name__ == "__main__":
    break_stage(sys.argv.pop(1), put_for_good)
    exec(START)
