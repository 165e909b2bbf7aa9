"""How long a page takes to read, in the words of its language."""

from dataclasses import replace

import pytest

from alongside.languages import read_language
from alongside.model import Block
from alongside.publication.catalogue import find_documents
from alongside.web.reading_time import _count_words_in, count_words, reading_time
from tiny_site import TODAY


@pytest.fixture
def sources(tiny):
    return find_documents(tiny, TODAY)


def of_length(variant, count):
    section = replace(
        variant.sections[0], heading="", blocks=(Block("paragraph", " ".join(["word"] * count), 1),)
    )
    return replace(variant, sections=(section,))


@pytest.mark.parametrize(
    ("tag", "count", "told"),
    [
        ("en", 3, "About 1 minute to read"),
        ("en", 238 * 3, "About 3 minutes to read"),
        ("pl", 166, "Czas czytania: około 1 minuty"),
        ("pl", 166 * 3, "Czas czytania: około 3 minut"),
        ("pl", 166 * 5, "Czas czytania: około 5 minut"),
        ("ur", 150, "پڑھنے میں تقریباً 1 منٹ لگے گا"),
        ("ur", 300, "پڑھنے میں تقریباً 2 منٹ لگیں گے"),
        ("bn", 300, "পড়তে প্রায় 2 মিনিট লাগবে"),
    ],
)
def test_the_time_to_read_is_told_in_the_right_number(sources, tag, count, told):
    variant = of_length(sources.variants["bins", "full"], count)
    assert reading_time(variant, read_language(tag)) == told


def test_a_language_may_have_more_numbers_than_english(sources):
    polish = read_language("pl")
    dual = replace(polish, strings={**polish.strings, "reading_time_few": "{count} minuty"})
    assert reading_time(of_length(sources.variants["bins", "full"], 166 * 3), dual) == "3 minuty"


def test_readers_of_easy_read_are_not_timed(sources):
    assert reading_time(sources.variants["bins", "easy-read"], read_language("en")) == ""


def test_only_words_are_counted(sources):
    variant = of_length(sources.variants["bins", "full"], 0)
    block = Block("paragraph", "Two words – 3 and £4 …", 1)
    assert (
        count_words(replace(variant, sections=(replace(variant.sections[0], blocks=(block,)),)))
        == 5
    )


def test_chinese_is_counted_in_signs():
    assert _count_words_in("我们每个星期一收垃圾。请在早上 7 点之前 OK") == 10 + 4 + 1 + 3 + 1
    assert _count_words_in("one – two, three") == 3
