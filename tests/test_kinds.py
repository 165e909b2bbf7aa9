"""Tests get the marks of their place, and a forgotten mark is noticed."""

import pytest

import kinds


class OnlyMarked:
    """As much of a test as the watch asks for."""

    def __init__(self, *marks):
        self.marks = marks

    def get_closest_marker(self, name):
        return name if name in self.marks else None


def hear(test, *command):
    started = kinds.StartedPrograms()
    started.begin(test)
    started.hear("subprocess.Popen", (command[0], list(command), None, None))


@pytest.mark.parametrize(
    ("mark", "command"),
    [
        ("browser", ["/usr/bin/chromedriver", "--port=1"]),
        ("slow", ["java", "-jar", "vnu.jar"]),
        ("slow", ["python", "-m", "mkdocs", "serve"]),
    ],
    ids=lambda value: value[-1],
)
def test_a_program_is_started_with_its_mark_alone(mark, command):
    hear(OnlyMarked(mark), *command)
    with pytest.raises(pytest.fail.Exception, match=f"mark this test {mark}"):
        hear(OnlyMarked(), *command)


def test_other_programs_need_no_mark():
    hear(OnlyMarked(), "git", "log")
    hear(OnlyMarked(), "node", "svgo.mjs")


@pytest.mark.parametrize("named", kinds.BROWSER + kinds.SLOW)
def test_what_is_named_as_slow_is_there(named):
    file, _, test = named.partition("::")
    path = kinds.TESTS / file
    assert path.exists()
    assert not test or f"def {test}(" in path.read_text(encoding="utf-8")


def test_names_stand_for_folders_files_and_tests():
    place = "formats/test_book.py::test_pages"
    for name in ["formats", "formats/test_book.py", place]:
        assert kinds.is_named(place, [name])
    for name in ["format", "formats/test_book", "formats/test_book.py::test"]:
        assert not kinds.is_named(place, [name])
