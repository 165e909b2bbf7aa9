"""What a translation leaves out is found, part by part, in any script."""

import pytest

from alongside.gates.judge import judge
from alongside.publication.catalogue import find_documents
from alongside.rules.rulebook import load
from tiny_site import TODAY

PAGE = "docs/languages/ur/bins.md"
RULES = load()
LEFT_OUT = {
    "a list item": ("- کاغذ، شیشہ اور ڈبے نیلے کوڑے دان میں ڈالیں۔\n", "", ["2 list items"]),
    "a row": ("| نیلا | بدھ | ہر 2 ہفتے بعد |\n", "", ["3 table rows", "9 table cells"]),
    "the words of a cell": ("| جمعہ |", "|  |", ["11 table cells"]),
    "a paragraph": ("اپنا کوڑے دان صبح 7 بجے سے پہلے گھر کے باہر رکھیں۔\n", "", ["0 paragraphs"]),
    "two items in one": ("ڈالیں۔\n- کاغذ", "ڈالیں۔ کاغذ", ["2 list items"]),
}


def findings(root, rule="parts-differ"):
    return judge("sources", find_documents(root, TODAY), [RULES[rule]]).findings


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_is_left_out_is_found(tiny, name):
    old, new, seen = LEFT_OUT[name]
    text = (tiny / PAGE).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (tiny / PAGE).write_text(text.replace(old, new), encoding="utf-8")
    faults = findings(tiny)
    assert [finding.place.path for finding in faults] == [PAGE] * len(seen)
    assert all(part in finding.what for part, finding in zip(seen, faults, strict=True))


def test_easy_read_may_be_cut_up_otherwise(tiny):
    page = tiny / "docs/easy-read/bins.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("We can take your old sofa.\n", ""),
        encoding="utf-8",
    )
    assert findings(tiny) == ()


def test_rewording_a_translation_does_not_hide_that_it_is_out_of_date(tiny):
    source, page = tiny / "docs/plain-english/bins.md", tiny / PAGE
    source.write_text(
        source.read_text(encoding="utf-8").replace("before 7am", "before 6am"), encoding="utf-8"
    )
    before = [(f.place.path, f.seen) for f in findings(tiny, "stale-section")]
    assert (PAGE, "made_from says d79f3c") in before
    page.write_text(page.read_text(encoding="utf-8").replace("7 بجے", "6 بجے"), encoding="utf-8")
    assert [(f.place.path, f.seen) for f in findings(tiny, "stale-section")] == before
