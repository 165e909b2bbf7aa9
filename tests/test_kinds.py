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


@pytest.mark.parametrize("named", kinds.BROWSER + kinds.SLOW + kinds.LONGEST + kinds.SHARE_NOTHING)
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


def test_a_file_is_done_by_one_process_unless_its_tests_share_nothing():
    book = "tests/formats/test_book.py"
    assert kinds.done_as_a_whole(f"{book}::test_pages[ur]") == book
    for file in kinds.SHARE_NOTHING:
        test = f"tests/{file}::test_one[a::b]"
        assert kinds.done_as_a_whole(test) == test
        text = (kinds.TESTS / file).read_text(encoding="utf-8")
        assert 'scope="module"' not in text, "each process would make it"


class OfPlace:
    """As much of a test as deciding on its place in the order asks for."""

    def __init__(self, file, *marks):
        self.nodeid, self.path = f"tests/{file}::test", kinds.TESTS / file
        self.originalname = "test"
        self.marks = marks

    def add_marker(self, mark):
        self.marks = (*self.marks, mark)

    def get_closest_marker(self, name):
        return name if name in self.marks else None


def test_the_longest_come_first_and_the_tests_of_a_file_stay_together_in_their_order():
    quick, slow = OfPlace("text/test_a.py"), OfPlace("formats/test_pdf.py")
    mixed = [OfPlace("web/test_b.py"), OfPlace("web/test_b.py", "slow")]
    longest = OfPlace("released/test_site.py")
    items = [mixed[0], quick, slow, mixed[1], longest]
    kinds.pytest_collection_modifyitems(items)
    assert items == [longest, mixed[0], slow, mixed[1], quick]
