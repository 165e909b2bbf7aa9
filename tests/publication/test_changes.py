"""changes.yml: read newest first, or refused with its line and what to type."""

from datetime import date

import pytest

from alongside.errors import BadInput
from alongside.publication.catalogue import find_documents
from alongside.publication.changes import latest_change
from tiny_site import TODAY

GOOD = """\
- date: 2026-11-01
  documents: [index, bins]
  what:
    en: First published.
    easy-read: This is new.
    ur: پہلی بار شائع کیا گیا۔
- date: 2026-11-20
  documents: [bins]
  strands: [ur, full]
  what: {en: We corrected a day., ur: ہم نے ایک دن درست کیا۔}
"""


def read(root, text):
    (root / "changes.yml").write_text(text, encoding="utf-8")
    return find_documents(root, TODAY).publication


def test_changes_come_newest_first_in_the_words_of_each_strand(tiny):
    new, first = read(tiny, GOOD).changes
    assert (new.day, new.documents, new.strands, new.line) == (
        date(2026, 11, 20),
        ("bins",),
        ("ur", "full"),
        7,
    )
    assert first.what == {
        "full": "First published.",
        "plain-english": "First published.",
        "easy-read": "This is new.",
        "ur": "پہلی بار شائع کیا گیا۔",
    }


@pytest.mark.parametrize(
    ("document", "strand", "day"),
    [("bins", "ur", 20), ("bins", "full", 20), ("bins", "easy-read", 1), ("index", "ur", 1)],
)
def test_a_page_knows_its_own_last_change(tiny, document, strand, day):
    assert latest_change(read(tiny, GOOD), document, strand).day == date(2026, 11, day)


def test_without_the_file_nothing_is_said(tiny):
    publication = find_documents(tiny, TODAY).publication
    assert publication.changes == () and latest_change(publication, "bins", "full") is None


@pytest.mark.parametrize(
    ("before", "after", "line", "words"),
    [
        ("date: 2026-11-01", "date: 1 November", 1, "no date"),
        ("date: 2026-11-01", "date: 2026-11-31", 1, "not a date"),
        ("date: 2026-11-20", "day: 2026-11-20", 7, "Use one of: date"),
        ("documents: [index, bins]", "documents: []", 2, "does not list its documents"),
        ("strands: [ur, full]", "strands: [urdu, full]", 9, "Did you mean “ur”"),
        ("strands: [ur, full]", "strands: ur", 9, "does not list its strands"),
        ("    easy-read:", "    easyread:", 5, "Did you mean “easy-read”"),
        ("en: First published.", "en:", 4, "no words"),
        ("what: {en: We", "what: We {en: We", 10, ""),
        (
            "  what: {en: We corrected a day., ur: ہم نے ایک دن درست کیا۔}\n",
            "",
            7,
            "does not say what changed",
        ),
    ],
)
def test_a_fault_is_refused_with_its_line(tiny, before, after, line, words):
    assert before in GOOD
    with pytest.raises(BadInput) as caught:
        read(tiny, GOOD.replace(before, after))
    assert (caught.value.path, caught.value.line) == ("changes.yml", line)
    assert words in caught.value.what + caught.value.mend


@pytest.mark.parametrize("text", ["", "[]", "a: b\n", "- just words", "- [", "\0"])
def test_nonsense_is_refused(tiny, text):
    with pytest.raises(BadInput):
        read(tiny, text)


@pytest.mark.parametrize(
    ("documents", "known", "unknown"),
    [
        ("[index, binz]", ("index",), (("binz", 2),)),
        ("[binz]", (), (("binz", 2),)),
        ("[index, 12]", ("index",), (("12", 2),)),
        ("[law/bins, bins]", ("bins",), (("law/bins", 2),)),
        ("[index, bins]", ("index", "bins"), ()),
    ],
)
def test_a_page_that_is_not_there_is_found_and_stops_nothing(tiny, documents, known, unknown):
    text = f"- date: 2026-11-22\n  documents: {documents}\n  what: {{en: New., ur: نیا۔}}\n"
    (tiny / "changes.yml").write_text(text, encoding="utf-8")
    (note,) = find_documents(tiny, TODAY).publication.changes
    assert (note.documents, note.unknown) == (known, unknown)
