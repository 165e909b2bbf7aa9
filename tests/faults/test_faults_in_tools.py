"""A tool or package is missing, or another run is under way: we could not tell, so nothing is released."""

import fcntl
import os
import shutil

import pytest

from faults.site_copy import ROOT, copy_of_the_site, picture_of, run, run_here


@pytest.fixture
def copy(tmp_path):
    root = copy_of_the_site(tmp_path / "copy")
    before = picture_of(root / "site")
    yield root
    assert picture_of(root / "site") == before


def without_package(root, name):
    """Everything of node_modules but one package."""
    os.remove(root / "node_modules")
    for path in (ROOT / "node_modules").iterdir():
        inner = path.iterdir() if path.name.startswith("@") else [path]
        for package in inner:
            relative = package.relative_to(ROOT / "node_modules")
            if relative.as_posix() != name:
                (root / "node_modules" / relative).parent.mkdir(parents=True, exist_ok=True)
                (root / "node_modules" / relative).symlink_to(package)


@pytest.mark.parametrize(
    "package", ["cmu-pronouncing-dictionary", "openmoji", "@expo-google-fonts/noto-nastaliq-urdu"]
)
def test_a_missing_package_is_named(package, copy):
    # In a process of its own: this one may have read the package already.
    without_package(copy, package)
    result = run(copy)
    assert result.code == 3, result.text
    assert package in result.text and "Traceback" not in result.text


def test_a_broken_template_is_named(copy):
    (copy / "theme" / "main.html").write_text("{% if %}", encoding="utf-8")
    result = run_here(copy)
    assert result.code == 1, result.text
    assert [f["path"] for f in result.findings if f["blocks"]] == ["theme/main.html"], result.text


def test_a_second_run_at_the_same_time_is_refused(copy):
    (copy / ".build").mkdir(exist_ok=True)
    with open(copy / ".build" / "lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = run_here(copy)
    assert result.code == 2, result.text
    assert "Another build" in result.findings[0]["what"]


def test_a_folder_without_a_publication_is_refused(tmp_path):
    result = run_here(tmp_path)
    assert result.code == 2
    assert result.findings[0]["path"] == "publication.yml"


def test_no_docs_at_all_are_missing_variants(copy):
    shutil.rmtree(copy / "docs")
    result = run_here(copy)
    assert result.code == 1, result.text
    missing = [f for f in result.findings if f["rule"] == "variant-missing"]
    assert len(missing) == 12  # 2 documents in 6 versions
