"""A document may owe fewer versions than the publication: for a reason, until a day, and readers are told."""

from dataclasses import replace
from datetime import date

import pytest

from alongside.authoring.status import page_statuses
from alongside.errors import BadInput
from alongside.formats.pack.contents import _left_out
from alongside.gates.judge import judge
from alongside.model import Format, TextState
from alongside.outputs.expected import expected_outputs, split_into_leaves
from alongside.publication.catalogue import find_documents
from alongside.publication.settings import read_publication
from alongside.reports.status_table import LEFT_OUT, page_state
from alongside.rules.rulebook import load
from alongside.web.document import page_context
from alongside.web.missing_versions import left_out_of_strand
from alongside.web.utility_pages import site_map_context
from tiny_site import TODAY

ENTRY = """
fewer_versions:
  - documents: [bins]
    versions: [easy-read, ur]
    owed: later
    until: 2027-01-31
    reason:
      en: The group that writes it meets in January.
      easy-read: We meet in January.
      ur: لکھنے والا گروپ جنوری میں ملے گا۔
"""


def with_entry(tiny, entry=ENTRY, today=TODAY):
    for folder in ("easy-read", "languages/ur"):
        (tiny / "docs" / folder / "bins.md").unlink()
    settings = tiny / "publication.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + entry, encoding="utf-8")
    return find_documents(tiny, today)


def missing(sources):
    return judge("sources", sources, [load()["variant-missing"]]).findings


def test_the_status_does_not_call_them_missing(tiny):
    sources = with_entry(tiny)
    found = {s.strand.key: s for s in page_statuses(sources) if s.document == "bins"}
    assert found["ur"].text is TextState.LEFT_OUT
    assert not found["ur"].sign_offs
    assert not found["ur"].needs_work
    assert page_state(found["ur"]) is LEFT_OUT


def test_without_an_entry_each_version_is_owed(tiny):
    assert len(missing(with_entry(tiny, ""))) == 2


@pytest.mark.parametrize("owed", ["later", "never"])
def test_no_gate_complains_of_what_is_left_out(tiny, owed):
    sources = with_entry(tiny, ENTRY.replace("later", owed))
    verdict = judge("sources", sources, list(load().values()))
    assert verdict.passed, verdict.findings


@pytest.mark.parametrize(
    ("today", "found"),
    [(date(2027, 1, 30), 0), (date(2027, 1, 31), 0), (date(2027, 2, 1), 2), (date(2029, 1, 1), 2)],
)
def test_the_day_is_the_last_on_which_it_may_be_missing(tiny, today, found):
    findings = missing(with_entry(tiny, today=today))
    assert len(findings) == found
    for finding in findings:
        assert finding.place.path == "publication.yml"
        assert finding.place.line == 49
        assert "2027-01-31" in finding.what


def test_only_the_named_versions_are_left_out(tiny):
    sources = with_entry(tiny, ENTRY.replace("easy-read, ur]", "ur]"))
    assert [finding.place.path for finding in missing(sources)] == ["docs/easy-read/bins.md"]


def test_a_version_that_is_there_is_published_whatever_the_entry_says(tiny):
    settings = tiny / "publication.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + ENTRY, encoding="utf-8")
    sources = find_documents(tiny, TODAY)
    owed = expected_outputs(sources, tiny / "site")
    assert owed.artifact("bins", "ur", Format.WEB)
    assert left_out_of_strand(sources, sources.publication.strand("ur"), "") == []


def test_nothing_is_owed_of_what_is_left_out(tiny):
    sources = with_entry(tiny)
    owed = expected_outputs(sources, tiny / "site")
    assert {a.strand.key for a in owed.artifacts if a.document == "bins"} == {
        "full",
        "plain-english",
    }
    assert {a.strand.key for a in owed.artifacts if a.document == "index"} == {
        strand.key for strand in sources.publication.strands
    }


def test_the_list_of_a_strand_says_what_is_missing_and_where_to_read_it(tiny):
    sources = with_entry(tiny)
    strand = sources.publication.strand("easy-read")
    (entry,) = site_map_context(sources, strand)["left_out"]
    assert "".join((entry["said"][0], "…", entry["said"][1])) == (
        "…: not here yet. We plan it by 31 January 2027. We meet in January."
    )
    assert (entry["label"], entry["language"]) == (sources.variants["bins", "full"].title, "en")
    assert [link["href"] for link in entry["links"]] == [
        "../bins.html",
        "../plain-english/bins.html",
    ]
    assert site_map_context(sources, sources.publication.source)["left_out"] == []


def test_a_page_says_in_which_versions_it_is_not_there(tiny):
    sources = with_entry(tiny, ENTRY.replace("later", "never"))
    variant = sources.variants["bins", "full"]
    context = page_context(sources, variant, split_into_leaves(variant)[0])
    (entry,) = context["left_out"]  # the same is said of both
    assert [name["label"] for name in entry["names"]] == ["Easy read", "اردو"]
    said = entry["said"]
    assert said[1].startswith(": we do not plan this. The group that writes it meets in January.")
    assert "31 January 2027" in said[1]
    index = sources.variants["index", "full"]
    assert page_context(sources, index, split_into_leaves(index)[0])["left_out"] == []


def test_a_pack_says_it_in_the_words_of_the_source(tiny):
    sources = with_entry(tiny)
    strands = _left_out(sources)
    assert [strand["label"] for strand in strands] == ["Easy read", "اردو"]
    assert "meets in January" in strands[1]["documents"][0]["said"][1]
    assert _left_out(replace(sources, today=date(2028, 1, 1))) == []


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("[bins]", "[bin]", "Did you mean “bins”"),
        ("[bins]", "[index, bins]", "must be there in every version"),
        ("[bins]", "[]", "does not list its documents"),
        ("[easy-read, ur]", "[easy-reed]", "Did you mean “easy-read”"),
        ("[easy-read, ur]", "[full]", "“bins” is written first in “full”"),
        ("    versions: [easy-read, ur]\n", "", "does not list its versions"),
        ("owed: later", "owed: soon", "owed: later"),
        ("    owed: later\n", "", "owed: later"),
        ("until: 2027-01-31", "until: soon", "no end date"),
        ("    until: 2027-01-31\n", "", "no end date"),
        ("      ur: لکھنے والا گروپ جنوری میں ملے گا۔\n", "", "no reason in the language “ur”"),
        ("      en: The group that writes it meets in January.\n", "      en: ''\n", "no words"),
        ("owed: later", "owes: later", "Did you mean “owed”"),
    ],
)
def test_a_fault_is_refused(tiny, before, after, words):
    assert before in ENTRY
    settings = tiny / "publication.yml"
    text = settings.read_text(encoding="utf-8") + ENTRY.replace(before, after)
    settings.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        read_publication(tiny)
    assert words in f"{caught.value.what} {caught.value.mend}"
    assert caught.value.line > 45


def test_an_entry_stands_once(tiny):
    settings = tiny / "publication.yml"
    text = settings.read_text(encoding="utf-8") + ENTRY + ENTRY.replace("\nfewer_versions:\n", "")
    settings.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match="stands in two entries"):
        read_publication(tiny)
