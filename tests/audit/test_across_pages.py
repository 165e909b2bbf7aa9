"""What is unlike between pages of one language."""

import pytest

from alongside.audit.across_pages import (
    FrameLink,
    PageNotes,
    help_elsewhere,
    other_names,
    other_order,
    same_titles,
    unlike_the_first,
)

HELP = help_elsewhere(("help", "contact", "مدد"))


def notes(path, *frame, language="en", title="", forms=()):
    """frame: "part address words" each."""
    links = tuple(FrameLink(*link.split(" ", 2)) for link in frame)
    return PageNotes(path, title or path, language, links, forms)


@pytest.mark.parametrize(
    "difference, first, second, is_unlike",
    [
        (other_order, ["nav /a A", "nav /b B"], ["nav /b B", "nav /a A"], True),
        (other_order, ["nav /a A", "nav /b B"], ["nav /a A", "nav /b B"], False),
        # The page that is open is left out of its own menu.
        (other_order, ["nav /a A", "nav /b B", "nav /c C"], ["nav /a A", "nav /c C"], False),
        # The same links stand in the header and, in another order, in the footer.
        (other_order, ["header /a A", "header /b B", "footer /b B"], ["footer /b B"], False),
        (other_order, ["header /cy Cymraeg", "header /a A"], ["header /a A", "header /cy C"], True),
        (other_order, ["nav /a A", "nav /b B", "nav /a A"], ["nav /b B", "nav /a A"], False),
        (other_names, ["nav /out Log out"], ["nav /out Leave"], True),
        (other_names, ["nav /out Log out"], ["footer /out Log out"], False),
        (other_names, ["nav /out Log out", "footer /out Leave"], ["nav /out Leave"], False),
        (other_names, ["nav /a A"], ["nav /b A"], False),
        (HELP, ["header /help Help and telephone"], ["footer /help Help and telephone"], True),
        (HELP, ["header /m مدد"], ["footer /m مدد"], True),
        (HELP, ["header /help Help"], ["header /help Help", "footer /help Help"], False),
        (HELP, ["header /rent Rent"], ["footer /rent Rent"], False),
        (HELP, ["header /help Help"], [], False),
    ],
)
def test_a_page_is_held_against_the_first_of_its_language(difference, first, second, is_unlike):
    pages = [notes("a.html", *first), notes("b.html", *second)]
    found = [each.page.path for each in unlike_the_first(pages, difference)]
    assert found == (["b.html"] if is_unlike else [])
    others = [pages[0], notes("b.html", *second, language="ur")]
    assert list(unlike_the_first(others, difference)) == []


def test_easy_read_may_have_words_of_its_own():
    pages = [notes("a.html", "nav /a Accessibility"), notes("easy/a.html", "nav /a Can I use it?")]
    assert list(unlike_the_first(pages, other_names)) == []


def test_one_form_has_one_name():
    pages = [notes("a", forms=(("/find", "Search"),)), notes("b", forms=(("/find", "Find"),))]
    assert [each.page.path for each in unlike_the_first(pages, other_names)] == ["b"]


def test_pages_with_one_title():
    pages = [notes("a", title="Rent"), notes("b", title="Rent"), notes("c", title="Parks")]
    assert [(each.page.path, each.first.path) for each in same_titles(pages)] == [("b", "a")]
