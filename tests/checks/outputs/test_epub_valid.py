"""EPUBCheck reads every book, in one Java, and only when a book is new."""

import subprocess

import pytest

from alongside.checks.outputs.epub_not_valid import check
from alongside.errors import ToolMissing
from alongside.model import Status
from epubs import edit_book, pack_books
from websites import failures, outcomes, outputs_in, website


def test_one_java_for_all_books_and_none_for_known_ones(tmp_path, monkeypatch):
    website(tmp_path)
    pack_books(tmp_path)
    run, started = subprocess.run, []
    monkeypatch.setattr(
        subprocess, "run", lambda command, **how: started.append(command) or run(command, **how)
    )
    for _ in range(2):
        found = outcomes("epub-not-valid", check, outputs_in(tmp_path))
        assert [outcome.status for outcome in found] == [Status.PASSED, Status.PASSED]
    assert len(started) == 1


def test_a_warning_counts_as_much_as_an_error(tmp_path):
    website(tmp_path)
    edit_book(
        pack_books(tmp_path) / "book.epub",
        "package.opf",
        "<dc:language>en<",
        "<dc:language>en-GBX-x<",
    )
    assert [
        outcome.place.page for outcome in failures("epub-not-valid", check, outputs_in(tmp_path))
    ] == ["book.epub"]


def test_without_java_nothing_is_said_to_be_in_order(tmp_path, monkeypatch):
    website(tmp_path)
    pack_books(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolMissing, match="java"):
        outcomes("epub-not-valid", check, outputs_in(tmp_path))


def test_a_java_that_breaks_off_is_no_pass(tmp_path, monkeypatch):
    website(tmp_path)
    pack_books(tmp_path)
    (tmp_path / "java").write_text("#!/bin/sh\nexit 0\n")
    (tmp_path / "java").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(ToolMissing, match="no answer"):
        outcomes("epub-not-valid", check, outputs_in(tmp_path))
