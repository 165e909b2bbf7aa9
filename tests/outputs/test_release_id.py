"""The id of a release says what it was made from, the same on every machine."""

import shutil
from dataclasses import replace
from datetime import date

import pytest

from alongside.outputs.release_id import input_digests, release_id
from alongside.publication.catalogue import find_documents
from websites import DRAFT

TODAY = date(2026, 11, 22)


def id_of(root, today=TODAY):
    return release_id(input_digests(find_documents(root, today)))


def test_it_is_the_same_in_another_folder_and_with_other_line_ends(tiny, tmp_path):
    other = tmp_path / "elsewhere"
    shutil.copytree(tiny, other, symlinks=True)
    page = other / "docs" / "bins.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    assert id_of(tiny) == id_of(other)
    assert len(id_of(tiny)) == 12


@pytest.mark.parametrize(
    "path",
    [
        "docs/.bins.md.swp",
        "docs/bins.md~",
        "theme/__pycache__/x.pyc",
        "hooks/x.pyc",
        "site/index.html",
        ".build/site/index.html",
        "notes.txt",
    ],
)
def test_what_no_release_is_made_from_does_not_count(tiny, path):
    before = id_of(tiny)
    (tiny / path).parent.mkdir(parents=True, exist_ok=True)
    (tiny / path).write_bytes(b"x")
    assert id_of(tiny) == before


@pytest.mark.parametrize(
    "path",
    [
        "docs/pictures/map.png",
        "theme/main.html",
        "hooks/x.py",
        "facts.yml",
        "mkdocs.yml",
        "requirements.lock",
        "package-lock.json",
    ],
)
def test_everything_that_a_release_is_made_from_counts(tiny, path):
    before = id_of(tiny)
    (tiny / path).parent.mkdir(parents=True, exist_ok=True)
    (tiny / path).write_bytes(b"{}")
    assert id_of(tiny) != before


def test_a_file_by_another_name_is_another_input(tiny):
    (tiny / "docs" / "a.png").write_bytes(b"x")
    before = id_of(tiny)
    (tiny / "docs" / "a.png").rename(tiny / "docs" / "b.png")
    assert id_of(tiny) != before


def test_the_day_counts_only_by_the_exceptions_in_force(tiny):
    sources = find_documents(tiny, TODAY)
    note = replace(DRAFT, until=date(2026, 12, 1))
    sources = replace(sources, publication=replace(sources.publication, exceptions=(note,)))
    assert input_digests(sources) == input_digests(replace(sources, today=date(2026, 12, 1)))
    assert input_digests(sources) != input_digests(replace(sources, today=date(2026, 12, 2)))
