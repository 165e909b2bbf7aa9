"""An exception for single findings: it holds for them wherever they move, and for no other."""

from dataclasses import replace
from datetime import date

import pytest

from alongside.authoring.drop_mended import drop_mended
from alongside.errors import BadInput
from alongside.gates.judge import judge
from alongside.publication.catalogue import find_documents
from alongside.publication.settings import read_publication
from alongside.rules.finding_key import finding_keys
from alongside.rules.rulebook import load
from tiny_site import TODAY

RULES = load()
SHOUTED = replace(RULES["capital-letters"], severity="blocks")
UNNEEDED = RULES["exception-unneeded"]
PAGE = "docs/bins.md"
EARLY = "Put your bin outside your home before 7am."
MORE = "We take large items, such as a sofa, for £25."


def change(root, old, new, path=PAGE):
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def keys_now(root):
    from alongside.checks.sources.capital_letters import check

    sources = find_documents(root, TODAY)
    failed = [each for each in check(sources, SHOUTED) if each.status == "failed"]
    return finding_keys(SHOUTED, failed, sources)


def except_findings(root, keys):
    lines = "".join(f"        - {key}\n" for key in keys)
    change(
        root,
        "exceptions: []",
        f"exceptions:\n  - rule: capital-letters\n    findings:\n      {PAGE}:\n{lines}"
        "    reason: It was so on the website before this one.\n"
        "    owner: Waste services lead\n    until: 2026-12-31",
        "publication.yml",
    )


def verdict(root, *rules):
    return judge("sources", find_documents(root, TODAY), rules or (SHOUTED, UNNEEDED))


def blocking(root):
    return [(finding.rule, finding.place.line) for finding in verdict(root).blocking]


@pytest.fixture
def excepted(tiny):
    """A publication with two faults, both excepted, one of them on its way to be mended."""
    change(tiny, EARLY, EARLY.replace("before 7am", "BEFORE SEVEN IN THE MORNING"))
    change(tiny, MORE, MORE.replace("sofa", "LARGE OLD SOFA"))
    keys = keys_now(tiny)
    assert len(set(keys)) == 2
    except_findings(tiny, keys)
    assert verdict(tiny).passed
    return tiny


def test_it_holds_when_lines_move(excepted):
    change(excepted, "Every home in", "A new paragraph.\n\nAnother one.\n\nEvery home in")
    assert blocking(excepted) == []


def test_a_new_fault_of_the_rule_in_the_same_file_blocks(excepted):
    change(excepted, "- The blue bin", "- THE BLUE BIN HERE")
    assert blocking(excepted) == [(SHOUTED.id, 12)]


def test_the_same_words_once_more_are_a_new_fault(excepted):
    shouted = EARLY.replace("before 7am", "BEFORE SEVEN IN THE MORNING")
    change(excepted, shouted, f"{shouted}\n\n{shouted}")
    assert [rule for rule, _ in blocking(excepted)] == [SHOUTED.id]


def test_a_fault_in_the_place_of_one_that_was_mended_blocks(excepted):
    change(excepted, "LARGE OLD SOFA", "sofa")
    change(excepted, "- The blue bin", "- THE BLUE BIN HERE")
    assert [rule for rule, _ in blocking(excepted)] == [SHOUTED.id, UNNEEDED.id]


def test_other_words_in_the_line_are_another_finding(excepted):
    change(excepted, "LARGE OLD SOFA", "VERY OLD CHAIR")
    assert [rule for rule, _ in blocking(excepted)] == [SHOUTED.id, UNNEEDED.id]


def test_what_was_mended_is_told_and_taken_out(excepted):
    change(excepted, "LARGE OLD SOFA", "sofa")
    assert [rule for rule, _ in blocking(excepted)] == [UNNEEDED.id]
    assert drop_mended(find_documents(excepted, TODAY)) == 1
    assert blocking(excepted) == []
    change(excepted, ", such as a sofa,", ", such as a LARGE OLD SOFA,")
    assert [rule for rule, _ in blocking(excepted)] == [SHOUTED.id]


def test_an_exception_without_any_finding_left_goes_with_its_last_one(excepted):
    change(excepted, "LARGE OLD SOFA", "sofa")
    change(excepted, "BEFORE SEVEN IN THE MORNING", "before 7am")
    assert drop_mended(find_documents(excepted, TODAY)) == 2
    assert find_documents(excepted, TODAY).publication.exceptions == ()
    settings = (excepted / "publication.yml").read_text(encoding="utf-8")
    assert "exceptions:\n\nstatement:" in settings


def test_nothing_is_changed_where_nothing_was_mended(excepted):
    before = (excepted / "publication.yml").read_bytes()
    assert drop_mended(find_documents(excepted, TODAY)) == 0
    assert (excepted / "publication.yml").read_bytes() == before


def test_several_keys_in_one_line_are_left_to_a_person(excepted):
    first, second = keys_now(excepted)
    change(
        excepted,
        f"\n        - {first}\n        - {second}",
        f" [{first}, {second}]",
        "publication.yml",
    )
    change(excepted, "LARGE OLD SOFA", "sofa")
    before = (excepted / "publication.yml").read_bytes()
    with pytest.raises(BadInput, match="cannot change safely"):
        drop_mended(find_documents(excepted, TODAY))
    assert (excepted / "publication.yml").read_bytes() == before


def test_other_words_of_the_rule_change_no_key(excepted):
    reworded = replace(SHOUTED, what="Other words.", why="Because.", mend="Do it.")
    assert verdict(excepted, reworded).passed


def keys_of_settings(root):
    from alongside.checks.sources.front_matter_incomplete import check

    rule = RULES["front-matter-incomplete"]
    sources = find_documents(root, TODAY)
    failed = [each for each in check(sources, rule) if each.status == "failed"]
    return finding_keys(rule, failed, sources)


def test_one_fault_is_not_another_of_the_same_line(tiny):
    change(tiny, "owner: Waste services team\n", "")
    without_owner = keys_of_settings(tiny)
    change(tiny, "next_review:", "owner: Waste services team\nnext_review:")
    change(tiny, "description: What goes in each bin", "# What goes in each bin")
    assert len(without_owner) == len(keys_of_settings(tiny)) == 1
    assert without_owner != keys_of_settings(tiny)


def test_the_same_words_in_another_line_are_another_finding(excepted):
    change(excepted, "LARGE OLD SOFA, for £25.", "sofa, for £25.")
    change(excepted, "## Collection days", "Bring the LARGE OLD SOFA.\n\n## Collection days")
    assert [rule for rule, _ in blocking(excepted)] == [SHOUTED.id, UNNEEDED.id]


def test_the_same_line_in_another_section_is_another_finding(excepted):
    shouted = EARLY.replace("before 7am", "BEFORE SEVEN IN THE MORNING")
    change(excepted, f"{shouted}\n\n", "")
    change(excepted, "## What goes in", f"{shouted}\n\n## What goes in")
    assert [rule for rule, _ in blocking(excepted)] == [SHOUTED.id, UNNEEDED.id]


def test_the_manifest_and_the_statement_know_how_many(excepted):
    from alongside.web.statement import describe_exceptions

    sources = find_documents(excepted, TODAY)
    (note,) = sources.publication.exceptions
    assert list(note.manifest_entry["findings"]) == [PAGE]
    assert describe_exceptions(sources)[0]["where"] == "Capital letters: 2 places in 1 file"


def test_it_ends_on_its_day_as_any_other(excepted):
    sources = find_documents(excepted, date(2027, 1, 1))
    assert not judge("sources", sources, [SHOUTED]).passed


@pytest.mark.parametrize(
    "lines, words",
    [
        (
            "    scope: [docs/]\n    findings:\n      docs/bins.md: [f-1]",
            "both “scope” and “findings”",
        ),
        ("    findings: [f-1]", "must name files"),
        ("    findings:\n      docs/bins.md: f-1", "a list of keys"),
        ("    findings:\n      ../bins.md: [f-1]", "not the plain name"),
    ],
)
def test_what_cannot_be_read_is_said(tiny, lines, words):
    change(
        tiny,
        "exceptions: []",
        f"exceptions:\n  - rule: capital-letters\n{lines}\n    reason: It was so before.\n"
        "    owner: Waste lead\n    until: 2026-12-31",
        "publication.yml",
    )
    with pytest.raises(BadInput, match=words):
        read_publication(tiny)
