"""made_from is replaced line by line, and nothing is written that cannot be read again."""

import pytest

from alongside.pages.front_matter import (
    format_made_from,
    is_safe_change,
    replace_made_from,
    split_front_matter,
)

NEW = {"introduction": "abc123", "dates": "123456", "contact": "00ff00"}


def page(front):
    return f"---\ntitle: x\n{front}---\nmade_from: words\n---\n"


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("", format_made_from(NEW)),
        ("owner: y\n", "owner: y\n" + format_made_from(NEW)),
        ("made_from:\n  introduction: aaaaaa\n", format_made_from(NEW)),
        (
            "made_from:  # the page in English\n    introduction: 'abc123' # checked\n\n    # by us\n"
            "    gone: ffffff\n    dates: aaaaaa\t # twice\n\n# next\nowner: y\n",
            "made_from:  # the page in English\n    introduction: 'abc123' # checked\n\n    # by us\n"
            '    dates: "123456"\t # twice\n    contact: 00ff00\n\n# next\nowner: y\n',
        ),
        # Another order than that of the source, or a form that we do not edit line by line.
        ("made_from:\n  contact: 00ff00\n  dates: aaaaaa\n", format_made_from(NEW)),
        ("made_from:\n  dates:\n    aaaaaa\nowner: y\n", format_made_from(NEW) + "owner: y\n"),
        ("made_from: {dates: aaaaaa}  # all\n", format_made_from(NEW)),
        ("made_from: null\n\nowner: y\n", format_made_from(NEW) + "\nowner: y\n"),
    ],
)
def test_only_the_lines_that_change_do(written, becomes):
    assert replace_made_from(page(written), NEW) == page(becomes)


def test_new_sections_come_where_the_source_has_them():
    text = page("made_from:\n    contact: 00ff00 # last\n")
    assert replace_made_from(text, NEW) == page(
        'made_from:\n    introduction: abc123\n    dates: "123456"\n    contact: 00ff00 # last\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        "no settings",
        "---\ntitle: x\n",
        "---\n---\n",
        "---\nnot a setting\n---\n",
        page("made_from: {\n  dates: aaaaaa\n}\n"),
        page('"made_from":\n  dates: aaaaaa\n'),
        page("made_from:\n  dates: aaaaaa\n# odd\n  contact: aaaaaa\n"),
        page("made_from:\n  dates: aaaaaa\nbroken: [\n"),
    ],
)
def test_what_cannot_be_changed_safely_is_refused(text):
    assert replace_made_from(text, NEW) is None


def test_a_change_is_safe_only_if_all_else_is_as_it_was():
    def with_b(settings):
        return {**settings, "b": "2"}

    assert is_safe_change("a: x\n", "a: x\nb: '2'\n", with_b)
    for after in ("a: x\n", "b: '2'\n", "a: y\nb: '2'\n", "a: [\n", "a\n", ""):
        assert not is_safe_change("a: x\n", after, with_b)
    assert not is_safe_change("a: [\n", "b: '2'\n", with_b)
    assert not is_safe_change("a: x\n", "a: x\n", lambda settings: None)


def test_front_matter_and_body_and_the_line_where_it_begins():
    assert split_front_matter("---\na: x\nb: y\n--- \nwords\n---\n") == (
        "a: x\nb: y",
        "words\n---\n",
        5,
    )
    assert split_front_matter("---\n---") == ("", "", 3)
    assert split_front_matter("---\n\n---\n") == ("", "", 4)
    assert split_front_matter("words\n---\n---\n") is None
