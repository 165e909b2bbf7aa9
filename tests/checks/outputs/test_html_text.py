import pytest

from alongside.checks.outputs.text_lost import check
from alongside.model import Status
from websites import edit, failures, website

RULE = "text-lost"


def test_pages_that_say_what_their_files_say_pass(tmp_path):
    assert not failures(RULE, check, website(tmp_path))


@pytest.mark.parametrize(
    ("page", "old", "new", "line", "seen", "words"),
    [
        ("bins.html", "We come on Monday.", "We come on.", 10, "We come on Monday.", "missing"),
        ("ur/bins.html", "3 کوڑے", "4 کوڑے", 6, "آپ کے گھر میں 3 کوڑے دان ہیں۔", "missing"),
        ("bins.html", "Collection days</h2>", "Collection days¶</h2>", 10, "¶", "not in the file"),
        (
            "bins.html",
            "<details",
            "<p>Sent by machine.</p><details",
            13,
            "Sentbymachine.",
            "not in the file",
        ),
        ("bins.html", "<p>Every home has 3 bins.</p>", "", 6, "Every home has 3 bins.", "missing"),
    ],
)
def test_the_first_difference_is_told_with_its_line(tmp_path, page, old, new, line, seen, words):
    outputs = website(tmp_path)
    edit(outputs, page, old, new)
    [failure] = failures(RULE, check, outputs)
    assert (failure.place.line, failure.seen) == (line, seen)
    assert words in failure.values["trouble"]


def test_text_in_another_order_is_a_difference(tmp_path):
    outputs = website(tmp_path)
    edit(outputs, "bins.html", "<p>Every home has 3 bins.</p>", "")
    edit(outputs, "bins.html", "<details", "<p>Every home has 3 bins.</p><details")
    assert failures(RULE, check, outputs)


def test_marks_inside_words_do_not_matter(tmp_path):
    outputs = website(tmp_path)
    edit(outputs, "bins.html", "We come on Monday.", "We\ncome <strong>on</strong> Mon<!-- -->day.")
    assert not failures(RULE, check, outputs)


def test_a_page_without_a_marked_text_cannot_be_told(tmp_path):
    outputs = website(tmp_path)
    edit(outputs, "bins.html", 'class="document"', "")
    assert [f.status for f in failures(RULE, check, outputs)] == [Status.CANNOT_TELL]
