"""Ace answers for every book, or nothing is released."""

from pathlib import Path

import pytest

from alongside.checks.browser import epub_not_accessible
from alongside.errors import ToolMissing
from epubs import pack_books
from websites import REPOSITORY, outcomes, outputs_in, website


@pytest.fixture
def outputs(tmp_path):
    website(tmp_path)
    pack_books(tmp_path)
    return outputs_in(tmp_path)


def test_without_the_package_it_is_named(outputs, tmp_path):
    (tmp_path / "node_modules").unlink()
    with pytest.raises(ToolMissing, match="@daisy/ace-core"):
        outcomes("epub-not-accessible", epub_not_accessible.check, outputs)


def test_an_ace_that_stops_is_no_pass(outputs, tmp_path):
    (tmp_path / "node_modules").unlink()
    for name in ("ace-core", "axe-core-for-ace"):
        package = tmp_path / "node_modules" / "@daisy" / name
        package.mkdir(parents=True)
        kept = REPOSITORY / "node_modules" / "@daisy" / name / "package.json"
        (package / "package.json").write_text(
            Path(kept).read_text(encoding="utf-8"), encoding="utf-8"
        )
    with pytest.raises(ToolMissing, match="no answer"):
        outcomes("epub-not-accessible", epub_not_accessible.check, outputs)


def test_books_are_shared_out_by_their_size(tmp_path):
    books = []
    for name, size in (("a", 10), ("b", 90), ("c", 50), ("d", 30)):
        books.append(tmp_path / name)
        books[-1].write_bytes(b"x" * size)
    a, b, c, d = books
    assert epub_not_accessible._split_by_size(books, 2) == [(b,), (c, d, a)]
    assert epub_not_accessible._split_by_size([a], 8) == [(a,)]
    assert epub_not_accessible._split_by_size([], 2) == []
