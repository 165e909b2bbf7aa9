"""What scripts/test passes to pytest, and what scripts/lock.py leaves out of a lock."""

import importlib.util
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parent.parent / "scripts"
LOCK = """\
liked==1.0 \\
    --hash=sha256:1
    # via outloud, pymupdf
only-layout==1.0 \\
    --hash=sha256:2
    # via pymupdf-layout
outloud==1.0 \\
    --hash=sha256:3
    # via -r requirements.in
pymupdf==1.0 \\
    --hash=sha256:4
    # via outloud
pymupdf-layout==1.0 \\
    --hash=sha256:5
    # via pymupdf
"""


def load(name):
    place = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    module = importlib.util.module_from_spec(place)
    place.loader.exec_module(module)
    return module


def arguments_of(*typed):
    run_tests = load("run_tests")
    return run_tests.pytest_arguments(*run_tests.read_arguments(typed))


def test_what_is_not_known_goes_to_pytest():
    assert arguments_of("tests/text", "-k", "plain", "--lf") == [
        "tests/text",
        "-k",
        "plain",
        "--lf",
    ]


def test_a_quick_run_leaves_out_browser_and_slow():
    assert arguments_of("--quick", "-x") == ["-m", "not browser and not slow", "-x"]


def test_coverage_comes_last_of_all_that_is_printed():
    assert arguments_of("--coverage", "-x") == ["--cov", "--cov-report=term-missing", "-x"]


def test_a_rule_has_its_examples():
    assert arguments_of("--rule", "link-broken")[:4] == [
        "-n0",
        "-k",
        "[link-broken] or test_link_broken",
        "tests/test_every_rule.py",
    ]


def test_an_unknown_rule_gets_a_near_one():
    with pytest.raises(SystemExit, match="Did you mean link-broken"):
        arguments_of("--rule", "link-brokn")


def test_a_package_goes_from_the_lock_with_all_that_only_it_needs():
    lock = load("lock")
    kept = lock.without(lock.entries_of(LOCK), "pymupdf")
    assert list(kept) == ["liked", "outloud"]
    assert kept["liked"].endswith("    # via outloud\n")


def test_a_lock_without_the_package_stays_as_it_is():
    lock = load("lock")
    text = (SCRIPTS.parent / "requirements.lock").read_text(encoding="utf-8")
    assert "".join(lock.without(lock.entries_of(text), "pymupdf").values()) == text
