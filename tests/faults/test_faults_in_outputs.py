"""Faults that come after the files were checked: nothing of a broken build reaches site/."""

from itertools import combinations
from pathlib import Path

import pytest

from faults.break_stage import break_stage
from faults.faults_in_outputs import BREAKS, BUILDS, IN_BROWSER
from faults.site_copy import copy_of_the_site, picture_of, run, run_here

DRIVER = Path(__file__).parent / "break_stage.py"
IN_A_PROCESS = {"files are damaged", "pale letters"}
"""A build for each gate: these run as the command does, the others in this process."""
FAULTS = [
    pytest.param(
        build, fault, marks=[pytest.mark.browser] if build in IN_BROWSER else (), id=fault.id
    )
    for build, faults in BUILDS.items()
    for fault in faults
]


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


@pytest.fixture(scope="module")
def results():
    """Name of a build to what a publish of it ended in: one for all faults in it."""
    return {}


@pytest.fixture
def result_of(results, request):
    def result_of(build):
        if build not in results:
            broken_run = request.getfixturevalue("broken_run")
            results[build] = broken_run(build, here=build not in IN_A_PROCESS)
        return results[build]

    return result_of


@pytest.mark.parametrize(("build", "fault"), FAULTS)
def test_a_fault_in_the_built_site(build, fault, result_of):
    result = result_of(build)
    assert result.code == 1, result.text
    found = [finding for finding in result.findings if is_of(fault, finding)]
    assert found, result.text
    assert all(finding["path"] and finding["what"] and finding["mend"] for finding in found)


def is_of(fault, finding):
    return (
        finding["blocks"]
        and finding["rule"] in fault.rules
        and fault.path in (None, finding["path"])
        and fault.says in f"{finding['what']} {finding['seen']}"
    )


def test_every_fault_is_in_one_build():
    names = [fault.name for faults in BUILDS.values() for fault in faults]
    assert sorted(names) == sorted(BREAKS)
    assert set(BUILDS) >= IN_A_PROCESS


@pytest.mark.parametrize("build", BUILDS)
def test_no_two_faults_of_a_build_are_known_by_the_same_finding(build):
    for one, other in combinations(BUILDS[build], 2):
        same_path = None in (one.path, other.path) or one.path == other.path
        if same_path and set(one.rules) & set(other.rules):
            assert not (one.says in other.says or other.says in one.says), (one, other)


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
