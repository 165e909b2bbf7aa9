"""Faults that come after the files were checked: nothing of a broken build reaches site/."""

from pathlib import Path

import pytest

from faults.break_stage import break_stage
from faults.faults_in_outputs import BROWSER_FAULTS, FAULTS
from faults.site_copy import copy_of_the_site, picture_of, run, run_here

DRIVER = Path(__file__).parent / "break_stage.py"
IN_A_PROCESS = {
    "a PDF is cut short",  # a finding of the gate about files
    "pale letters",  # a finding of the gate about pages in a browser
}
"""One fault for each gate: these run as the command does, the others in this process."""


@pytest.fixture
def broken_run(built, tmp_path, monkeypatch):
    root = copy_of_the_site(tmp_path / "copy", built.parents[1])
    before = picture_of(root / "site")

    def broken_run(name, *, here=False, **environment):
        environment["ALONGSIDE_TEST_BUILT"] = str(built)
        if here:
            for variable, value in environment.items():
                monkeypatch.setenv(variable, value)
            break_stage(name, monkeypatch.setattr)
            result = run_here(root)
        else:
            command = (name, "publish")
            result = run(root, command=command, driver=DRIVER, environment=environment)
        assert "Traceback" not in result.text
        assert picture_of(root / "site") == before
        return result

    return broken_run


IN_BROWSER = [pytest.param(fault, marks=pytest.mark.browser) for fault in BROWSER_FAULTS]


@pytest.mark.parametrize("fault", FAULTS + IN_BROWSER, ids=lambda fault: fault.id)
def test_a_fault_in_the_built_site(fault, broken_run):
    result = broken_run(fault.name, here=fault.name not in IN_A_PROCESS)
    assert result.code == 1, result.text
    blocking = [finding for finding in result.findings if finding["blocks"]]
    found = [f for f in blocking if f["rule"] in fault.rules and fault.path in (None, f["path"])]
    assert found, result.text
    assert all(finding["path"] and finding["what"] and finding["mend"] for finding in found)


def test_what_runs_in_a_process_is_there():
    assert {fault.name for fault in FAULTS + BROWSER_FAULTS} >= IN_A_PROCESS


@pytest.mark.parametrize("tool", ["ALONGSIDE_CHROMIUM", "ALONGSIDE_CHROMEDRIVER"])
def test_without_a_browser_we_could_not_tell(tool, broken_run):
    result = broken_run("nothing else", **{tool: "/nowhere/browser"})
    assert result.code == 3, result.text
    assert "chromium" in result.findings[-1]["mend"]


def test_a_full_disk_is_said_in_words(broken_run):
    result = broken_run("the disk is full")
    assert result.code == 3, result.text
    assert "No space left" in result.findings[-1]["what"]


def test_a_fault_of_our_own_is_said_without_a_stack_trace(broken_run):
    def wrong(result):
        return "Something went wrong inside Alongside" in result.text

    result = broken_run("a program error")
    assert (result.code, wrong(result)) == (3, True), result.text
