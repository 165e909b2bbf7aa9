"""Every seeded fault ends in a finding that names the file, the right exit code and an untouched site/."""

import shutil

import pytest

from alongside.system import clock
from faults import faults_in_pages, faults_in_pictures, faults_in_settings, faults_in_words
from faults.site_copy import (
    TODAY,
    copy_of_the_real_site,
    copy_of_the_site,
    picture_of,
    run,
    run_here,
)
from real_site import LAST_CHANGE

FAULTS = [
    *faults_in_pages.FAULTS,
    *faults_in_words.FAULTS,
    *faults_in_pictures.FAULTS,
    *faults_in_settings.FAULTS,
]
IN_A_PROCESS = {
    "a translation is deleted",  # a finding of the gate about a page
    "broken YAML",  # a page that cannot be read
    "a picture without words",  # a finding of the gate about a settings file
    "publication.yml is gone",  # an error before there is a publication
    "pictures.yml is broken",  # an error while the documents are found
    "mkdocs.yml is broken",  # an error of the engine, after the gate has passed
    "the site folder holds somebody's files",  # an error of the release
}
"""One fault for each way to end: these run as the command does, the others in this process."""


@pytest.fixture(scope="session")
def clean_copy(tmp_path_factory):
    """Checked once, so that a fault need not pay for what it has not touched.

    Were more kept of a page than may be, the finding would be missing, and the test would fail.
    """
    root = copy_of_the_site(tmp_path_factory.mktemp("small") / "site-copy")
    with pytest.MonkeyPatch.context() as stopped:
        stopped.setattr(clock, "today", lambda: TODAY)
        result = run_here(root, "check")
    assert (result.code, blocking(result)) == (0, []), result.text
    return root


def blocking(result):
    return [finding for finding in result.findings if finding["blocks"]]


def test_the_copy_without_a_fault_passes_the_gate(clean_copy):
    result = run(clean_copy, command=("check",))
    assert (result.code, blocking(result)) == (0, []), result.text


def test_the_real_site_passes_the_gate(tmp_path):
    """The only test here that reads docs/: what the faults break is the small publication."""
    root = copy_of_the_real_site(tmp_path / "real")
    before = picture_of(root / "site")
    result = run(root, command=("check",), day=LAST_CHANGE)
    assert (result.code, blocking(result)) == (0, []), result.text
    assert picture_of(root / "site") == before


def test_no_two_faults_have_one_name():
    assert len({fault.id for fault in FAULTS}) == len(FAULTS)


def test_what_runs_in_a_process_is_there():
    assert {fault.name for fault in FAULTS} >= IN_A_PROCESS


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.id)
def test_a_fault_in_the_sources(fault, clean_copy, tmp_path):
    root = tmp_path / "copy"
    shutil.copytree(clean_copy, root, symlinks=True)
    fault.edit(root)
    before = picture_of(root / "site")
    result = run(root) if fault.name in IN_A_PROCESS else run_here(root)
    assert result.code == fault.code, result.text
    found = [
        finding
        for finding in blocking(result)
        if finding["path"] == fault.path and finding["rule"] == fault.rule
    ]
    assert found, result.text
    assert all(
        finding["what"] and (finding["mend"] or finding["rule"] is None) for finding in found
    )
    assert "Traceback" not in result.text
    assert picture_of(root / "site") == before
