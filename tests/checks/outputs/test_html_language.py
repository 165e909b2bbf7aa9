import pytest

from alongside.checks.outputs.wrong_page_language import check
from websites import edit, failures, website

RULE = "wrong-page-language"


def test_right_pages_pass(tmp_path):
    assert not failures(RULE, check, website(tmp_path))


@pytest.mark.parametrize(
    ("page", "old", "new", "thing", "seen"),
    [
        ("ur/bins.html", '<html lang="ur"', '<html lang="en"', "language", "en"),
        ("ur/bins.html", '<html lang="ur"', "<html", "language", "nothing"),
        ("ur/bins.html", 'dir="rtl">\n<head', 'dir="ltr">\n<head', "direction of writing", "ltr"),
        ("bins.html", "<title>Your bins –", "<title>Bins –", "title", "Bins – Exampleton Council"),
        ("bins.html", "<title>", "<p>", "title", "nothing"),
        ("bins.html", ">Your bins</h1>", ">Your bin</h1>", "main heading", "Your bin"),
        ("bins.html", "</h1>", "</h1><h1>More</h1>", "main heading", "Your bins / More"),
        ("credits.html", '<html lang="en"', '<html lang="ur"', "language", "ur"),
        ("credits.html", '<h1 id="introduction">Credits</h1>', "", "main heading", "nothing"),
    ],
)
def test_each_fault_is_named(tmp_path, page, old, new, thing, seen):
    outputs = website(tmp_path)
    edit(outputs, page, old, new)
    first = failures(RULE, check, outputs)[0]
    assert (first.values["thing"], first.seen, first.place.page) == (thing, seen, page)


def test_a_comment_or_nonsense_instead_of_a_page_is_a_failure_not_a_crash(tmp_path):
    outputs = website(tmp_path)
    for nonsense in (b"<!-- -->", b"\xff\xfe\x00", b"plain", b"<?xml"):
        (outputs.site_folder / "bins.html").write_bytes(nonsense)
        assert failures(RULE, check, outputs)[0].place.page == "bins.html"
