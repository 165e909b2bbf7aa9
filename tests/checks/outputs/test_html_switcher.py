import pytest

from alongside.checks.outputs.switcher_incomplete import check
from websites import edit, failures, website

RULE = "switcher-incomplete"


def test_a_page_that_leads_everywhere_passes(tmp_path):
    assert not failures(RULE, check, website(tmp_path))


@pytest.mark.parametrize(
    ("page", "old", "new", "words"),
    [
        ("bins.html", 'href="ur/bins.html"', 'href="ur/other.html"', "no link to ur/bins.html"),
        ("bins.html", 'href="bins.pdf"', 'href="other.pdf"', "no link to bins.pdf"),
        ("ur/bins.html", "../bins.html#days", "../bins.html#introduction", "“days” has no link"),
        (
            "bins.html",
            'href="ur/bins.html" lang="ur" dir="rtl" hreflang="ur"',
            'href="ur/bins.html" lang="ur"',
            "does not say that the language there is “ur”",
        ),
        (
            "bins.html",
            'href="ur/bins.html" lang="ur"',
            'href="ur/bins.html"',
            "does not say that the language there is “ur”",
        ),
    ],
)
def test_each_gap_is_named(tmp_path, page, old, new, words):
    outputs = website(tmp_path)
    edit(outputs, page, old, new)
    [failure] = failures(RULE, check, outputs)
    assert words in failure.values["trouble"]
    assert failure.place.page == page


def test_sections_that_differ_are_told_on_both_pages(tmp_path):
    outputs = website(tmp_path)
    edit(outputs, "ur/bins.html", '<h2 id="days">', '<h2 id="other">')
    troubles = [f.values["trouble"] for f in failures(RULE, check, outputs)]
    assert any("differ from those of ur/bins.html, beginning with “days”" in t for t in troubles)
    assert any("differ from those of bins.html, beginning with “days”" in t for t in troubles)


def test_headings_of_menus_are_not_sections(tmp_path):
    outputs = website(tmp_path)
    edit(outputs, "ur/bins.html", "</article>", '<h2 id="x" data-furniture>x</h2></article>')
    assert not failures(RULE, check, outputs)
