"""The reading grade against counts made by hand, and without any network."""

import subprocess
import sys

import pytest

from alongside.checks.sources import reading_grade
from alongside.errors import ToolMissing
from alongside.languages import read_language
from alongside.model import Status
from alongside.pages.markdown import read_sections
from alongside.publication.catalogue import find_documents
from alongside.rules import rulebook
from alongside.text import syllables
from alongside.text.reading_grade import flesch_kincaid_grade, scorable_sentences
from alongside.text.sentences import count_words, prose_sentences
from tiny_site import REPOSITORY, TODAY

ENGLISH = read_language("en")
NAMES = ("Exampleton", "Exampleton Council")


def prepared(markdown):
    sections = read_sections(markdown, 1, "Title")
    return scorable_sentences(
        (s.text for section in sections for s in prose_sentences(section, ENGLISH)), NAMES
    )


@pytest.mark.parametrize(
    ("markdown", "sentences", "words", "count"),
    [
        ("The cat sat on the mat. The dog ran to the park.", 2, 12, 12),
        # Bullets without full stops are sentences of their own: red bin for glass, blue bin for pa-per.
        ("- red bin for glass\n- blue bin for paper", 2, 8, 9),
        # Dr. and e.g. end nothing, and are no hard words: one syllable each.
        ("Ask Dr. Smith, e.g. on Monday.", 1, 6, 7),
        ("It costs £2.50 a week.", 1, 5, 5),
        ("Come at 7 a.m. on Monday.", 1, 6, 7),
        ("Visit https://exampleton.example/a/b.html for more help.", 1, 4, 5),
        ("Write to bins@exampleton.example or ring 01632 960001 for a bin.", 1, 7, 7),
        ("Exampleton Council has a good plan. It is Exampleton's own plan.", 2, 10, 10),
        # textstat would count the words of a two-word sentence but not the sentence.
        ("Call 999. We will help you.", 1, 4, 4),
        ("## Cardiovascular rehabilitation {#heart}\n\nWe can help you.", 1, 4, 4),
        ("| Bin | Day |\n| --- | --- |\n| Green | Monday |\n\nWe come on that day.", 1, 5, 5),
        ("A well-known plan works.", 1, 5, 5),
        ("We don’t know what’s there.", 1, 5, 5),
        ("He said: “We will come.” Then he left us.", 2, 9, 9),
        # in-for-ma-tion a-bout rub-bish is a-vail-a-ble on Mon-day
        ("Information about rubbish is available on Monday.", 1, 7, 4 + 2 + 2 + 1 + 4 + 1 + 2),
    ],
)
def test_the_grade_is_that_of_counts_made_by_hand(markdown, sentences, words, count):
    syllables.use_dictionary(REPOSITORY)
    scored = prepared(markdown)
    assert (len(scored), sum(map(count_words, scored))) == (sentences, words)
    assert flesch_kincaid_grade(scored) == pytest.approx(
        0.39 * words / sentences + 11.8 * count / words - 15.59
    )


def test_the_dictionary_needs_no_network(tmp_path):
    """In a process of its own, so that no dictionary is in memory yet; any use of a socket fails."""
    (tmp_path / "node_modules").symlink_to(REPOSITORY / "node_modules")
    code = (
        "import socket\n"
        "class Refused(socket.socket):\n"
        "    def __init__(self, *args, **kwargs): raise SystemExit('network used')\n"
        "socket.socket = socket.create_connection = socket.getaddrinfo = Refused\n"
        "from pathlib import Path\n"
        "from alongside.text import syllables, reading_grade\n"
        f"syllables.use_dictionary(Path({str(tmp_path)!r}))\n"
        "print(reading_grade.flesch_kincaid_grade(['the area is good']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(REPOSITORY / "src"), "HOME": str(tmp_path), "PATH": ""},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) == pytest.approx(0.39 * 4 + 11.8 * 6 / 4 - 15.59)


@pytest.mark.parametrize(
    "content", [None, "export const dictionary = {", "export const dictionary = {}\n"]
)
def test_a_missing_or_broken_dictionary_is_never_a_pass(tiny, content, monkeypatch):
    monkeypatch.setattr(syllables, "_READY", set())
    (tiny / "node_modules").unlink()
    if content is not None:
        package = tiny / "node_modules" / syllables.PACKAGE
        package.mkdir(parents=True)
        (package / "index.js").write_text(content, encoding="utf-8")
    with pytest.raises(ToolMissing):
        list(reading_grade.check(find_documents(tiny, TODAY), rulebook.load()["hard-to-read"]))


def test_easy_read_and_other_languages_are_never_scored(tiny):
    for name in ("docs/easy-read/bins.md", "docs/languages/ur/bins.md"):
        page = tiny / name
        text = page.read_text(encoding="utf-8") + "\nIncomprehensible terminology prevails. " * 200
        page.write_text(text, encoding="utf-8")
    outcomes = reading_grade.check(find_documents(tiny, TODAY), rulebook.load()["hard-to-read"])
    assert {outcome.status for outcome in outcomes} == {Status.INAPPLICABLE}
