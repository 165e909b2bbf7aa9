"""A checker is asked about a file once, until the file or the checker changes."""

import pytest

from alongside.system.answer_cache import cached_answers
from alongside.system.file_cache import FileCache


@pytest.fixture
def asked(tmp_path):
    """kept_answers over two files, and the names that the checker was asked about."""
    files = (tmp_path / "a.epub", tmp_path / "b.epub")
    for file in files:
        file.write_text(file.name)

    def ask(checker="1.0", among=files):
        names = []

        def answer(unknown):
            names.extend(file.name for file in unknown)
            return {file: [f"{file.read_text()} by {checker}"] for file in unknown}

        return cached_answers(FileCache(tmp_path / "kept"), among, checker, answer), names

    ask.files, ask.folder = files, tmp_path / "kept"
    return ask


def test_what_is_known_is_not_asked_again(asked):
    first, names = asked()
    assert names == ["a.epub", "b.epub"]
    assert asked() == (first, [])


def test_a_changed_file_is_asked_about_alone(asked):
    asked()
    asked.files[1].write_text("new")
    answers, names = asked()
    assert (names, answers[asked.files[1]]) == (["b.epub"], ["new by 1.0"])


def test_another_checker_is_asked_about_all(asked):
    asked()
    assert asked("2.0")[1] == ["a.epub", "b.epub"]


def test_a_damaged_answer_is_not_taken(asked):
    asked()
    for kept in asked.folder.glob("*/*"):
        kept.write_text("[]")
    answers, names = asked()
    assert (names, answers[asked.files[0]]) == (["a.epub", "b.epub"], ["a.epub by 1.0"])
