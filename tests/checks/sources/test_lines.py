"""A finding names the line that an editor shows, whatever signs the page holds."""

from alongside.checks.sources import characters
from alongside.model import Status
from alongside.publication.catalogue import find_documents
from alongside.rules import rulebook
from tiny_site import TODAY


def test_signs_that_only_some_programs_take_for_the_end_of_a_line(tiny):
    page = tiny / "docs" / "bins.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text + "\nOne two\u2028 three\u0085 four five\n\nA\u200bB\n", encoding="utf-8")
    outcomes = characters.check(find_documents(tiny, TODAY), rulebook.load()["text-not-normalised"])
    assert [o.place.line for o in outcomes if o.status is Status.FAILED] == [text.count("\n") + 4]
