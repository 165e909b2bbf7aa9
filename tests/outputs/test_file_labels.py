"""A file's type, pages and size, as each language says them."""

import pytest
from babel import Locale

from alongside.languages import known_languages, read_language
from alongside.outputs.file_labels import describe_file, format_file_size
from alongside.text.plurals import format_count
from pdfs import blank_pdf


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["1 page", "2 pages", "5 pages", "22 pages"]),
        ("pl", ["1 strona", "2 strony", "5 stron", "22 strony"]),
        ("ur", ["1 صفحہ", "2 صفحات", "5 صفحات", "22 صفحات"]),
        ("bn", ["1 পাতা", "2 পাতা", "5 পাতা", "22 পাতা"]),
    ],
)
def test_the_noun_follows_its_number(language, said):
    assert [
        format_count(read_language(language), "file_pages", count) for count in (1, 2, 5, 22)
    ] == said


def test_polish_numbers_that_only_look_like_a_few():
    polish = read_language("pl")
    assert [format_count(polish, "file_pages", count) for count in (12, 14, 21, 112)] == [
        "12 stron",
        "14 stron",
        "21 stron",
        "112 stron",
    ]


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (1, "1 kB"),
        (499, "1 kB"),
        (1_499, "1 kB"),
        (22_400, "22 kB"),
        (999_400, "999 kB"),
        (1_000_000, "1 MB"),
        (1_250_001, "1.3 MB"),
        (23_000_000, "23 MB"),
    ],
)
def test_a_size_is_rounded_and_never_nothing(size, said):
    assert format_file_size(read_language("en"), size) == said.replace(" ", "\u00a0")


def test_numbers_are_written_as_the_language_does():
    assert [
        format_file_size(read_language(tag), 1_240_000) for tag in ("en", "pl", "ur", "bn")
    ] == ["1.2\u00a0MB", "1,2\u00a0MB", "1.2\u00a0میگا\u00a0بائٹ", "1.2\u00a0মেগাবাইট"]


def test_all_of_it(tmp_path):
    blank_pdf(tmp_path / "a.pdf", 2)
    assert (
        describe_file(read_language("pl"), "PDF", tmp_path / "a.pdf") == "PDF, 2 strony, 1\u00a0kB"
    )
    blank_pdf(tmp_path / "a.pdf", 7)
    assert (
        describe_file(read_language("pl"), "PDF", tmp_path / "a.pdf") == "PDF, 7 stron, 2\u00a0kB"
    )


def test_a_file_without_pages_says_none(tmp_path):
    (tmp_path / "book.epub").write_bytes(b"x" * 61_000)
    assert describe_file(read_language("en"), "EPUB", tmp_path / "book.epub") == "EPUB, 61\u00a0kB"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"<html>"])
def test_of_a_file_that_cannot_be_read_nothing_is_said(tmp_path, content):
    assert describe_file(read_language("en"), "PDF", tmp_path / "none.pdf") == ""
    (tmp_path / "a.pdf").write_bytes(content)
    assert describe_file(read_language("en"), "PDF", tmp_path / "a.pdf") == ""


@pytest.mark.parametrize("language", known_languages())
def test_every_language_has_every_form(language):
    words = read_language(language)
    forms = {*Locale.parse(words.locale).plural_form.tags, "other"}
    assert all("{count}" in words.strings[f"file_pages_{form}"] for form in forms)
