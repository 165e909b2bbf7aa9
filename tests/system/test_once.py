"""What is worked out once for each object."""

import gc
from dataclasses import dataclass, replace

from alongside.system.once import once_for_each


@dataclass(frozen=True)
class Page:
    words: list[str]


def test_it_is_worked_out_once_for_each_object_and_arguments():
    asked = []

    @once_for_each
    def count(page, word=""):
        asked.append(word)
        return page.words.count(word)

    page = Page(["a", "b", "a"])
    assert [count(page, "a"), count(page, "a"), count(page, "b"), count(page)] == [2, 2, 1, 0]
    assert asked == ["a", "b", ""]
    assert count(replace(page, words=["b"]), "a") == 0


def test_an_object_in_the_place_of_another_gets_its_own():
    @once_for_each
    def first(page):
        return page.words[0]

    for number in range(50):
        page = Page([str(number)])
        assert first(page) == str(number)
        del page
        gc.collect()
