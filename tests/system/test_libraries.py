"""What a cache key says of libraries is what publishing needs, and not what the tests need besides."""

import re
import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest

from alongside.system import libraries
from alongside.system.libraries import needed_libraries

ROOT = Path(__file__).parent.parent.parent
PIN = re.compile(r"^([a-z0-9-]+)==", re.MULTILINE)


def locked(name):
    return set(PIN.findall((ROOT / name).read_text(encoding="utf-8")))


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def installed(tmp_path, **requirements):
    """Metadata folders as pip makes them. requirements: library to its lines, which may be none."""
    folders = {}
    for name, lines in requirements.items():
        folder = tmp_path / f"{name}-1.0.dist-info"
        folder.mkdir()
        head = "".join(f"Requires-Dist: {line}\n" for line in lines)
        text = f"Metadata-Version: 2.4\nName: {name}\n{head}\nRequires-Dist: in-the-readme\n"
        (folder / "METADATA").write_text(text, encoding="utf-8")
        folders[canonical(name)] = folder
    return folders


def needed(tmp_path, **requirements):
    folders = needed_libraries("alongside", installed(tmp_path, **requirements))
    return {name.partition("-")[0] for name in folders}


def test_a_key_holds_all_that_is_locked_for_publishing_and_none_that_is_for_tests():
    keyed = {
        canonical(name.partition("-")[0])
        for name in needed_libraries("alongside", libraries._installed())
    }
    assert not locked("requirements.lock") - keyed
    assert not locked("requirements-dev.lock") & keyed


def test_each_library_stands_there_with_its_version():
    versions = libraries.library_versions()
    weasyprint = next(each for each in distributions() if each.name == "weasyprint")
    assert sys.version in versions
    assert f"weasyprint-{weasyprint.version}.dist-info" in versions


@pytest.mark.parametrize(
    "line",
    [
        "b",
        "B>=1",
        "b (>=1)",
        "b<2,>=1",
        "b[fast]>=1",
        'b; python_version >= "3.11"',
        'b; python_version < "3.99"',
        'b; sys_platform == "linux"',
        "b ; os_name == 'nt' or python_version < '3.9'",
    ],
)
def test_what_is_needed_counts(tmp_path, line):
    assert needed(tmp_path, alongside=["c"], c=[line], b=[], other=[]) == {"alongside", "b", "c"}


@pytest.mark.parametrize(
    "line",
    [
        'b; extra == "test"',
        "b ; extra == 'test'",
        'b; python_version < "3.10"',
        'b>=1;python_version<"3.11"',
    ],
)
def test_what_is_not_needed_does_not(tmp_path, line):
    assert needed(tmp_path, alongside=["c"], c=[line], b=[]) == {"alongside", "c"}


@pytest.mark.parametrize("asked", ["c[Fast_Way]", "c[other, fast-way]>=1"])
def test_an_extra_that_is_asked_for_counts(tmp_path, asked):
    lines = ['b; extra == "fast-way"', 'd; python_version >= "3.8" and extra == "never"']
    assert needed(tmp_path, alongside=[asked], c=lines, b=[], d=[]) == {"alongside", "b", "c"}


def test_two_that_need_each_other_come_to_an_end(tmp_path):
    assert needed(tmp_path, alongside=["b"], b=["c"], c=["b"]) == {"alongside", "b", "c"}


@pytest.mark.parametrize("program", [{"alongside": []}, {}], ids=["says nothing", "not installed"])
def test_everything_counts_if_the_program_does_not_say_what_it_needs(tmp_path, program):
    assert needed(tmp_path, **program, b=[], c=[]) == {*program, "b", "c"}


def test_metadata_of_the_older_form_always_counts(tmp_path):
    old = tmp_path / "old-1.0.egg-info"
    folders = {**installed(tmp_path, alongside=["b"], b=[]), "old": old}
    assert old.name in needed_libraries("alongside", folders)
