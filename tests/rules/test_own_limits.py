"""Limits that a publication sets otherwise: for whom they count, and what is said of them."""

from dataclasses import replace

import pytest

from alongside.checks import load_check
from alongside.errors import BadInput
from alongside.model import Status
from alongside.publication.catalogue import find_documents
from alongside.rules import rulebook
from alongside.rules.explain import explain
from alongside.rules.limits import limit_for
from alongside.web.statement import describe_limits
from tiny_site import TINY, TODAY

LONG = "We " + "and we " * 14 + "go."
"""30 words."""
SENTENCE, PARAGRAPH = "sentence-too-long", "paragraph-too-long"


def read(root, entries):
    text = (TINY / "publication.yml").read_text(encoding="utf-8")
    limits = "".join(f"  - {{{entry}}}\n" for entry in entries)
    (root / "publication.yml").write_text(f"{text}\nlimits:\n{limits}", encoding="utf-8")
    return find_documents(root, TODAY)


@pytest.mark.parametrize(
    ("entries", "rule", "page", "limit"),
    [
        ([], SENTENCE, ("bins", "full"), 25),
        (["rule: sentence-too-long, most: 12"], SENTENCE, ("bins", "full"), 12),
        (["rule: sentence-too-long, most: 12"], SENTENCE, ("bins", "easy-read"), 12),
        (["rule: sentence-too-long, versions: [full], most: 12"], SENTENCE, ("bins", "full"), 12),
        (["rule: sentence-too-long, versions: [full], most: 12"], SENTENCE,
         ("bins", "plain-english"), 25),
        (["rule: sentence-too-long, documents: [index], most: 40"], SENTENCE, ("bins", "full"), 25),
        (["rule: sentence-too-long, documents: [bins], most: 40",
          "rule: sentence-too-long, most: 12"], SENTENCE, ("bins", "full"), 40),
        (["rule: sentence-too-long, most: 12", "rule: sentence-too-long, most: 14"],
         SENTENCE, ("bins", "full"), 14),
        (["rule: sentence-too-long, kind: consultation, most: 40"], SENTENCE, ("bins", "full"), 25),
        (["rule: paragraph-too-long, versions: [ur], most: 5"], PARAGRAPH, ("bins", "ur"), 5),
        (["rule: paragraph-too-long, versions: [ur], most: 5"], SENTENCE, ("bins", "full"), 25),
    ],
)  # fmt: skip
def test_the_most_exact_entry_counts(tiny, entries, rule, page, limit):
    if not entries:
        sources = find_documents(tiny, TODAY)
    else:
        sources = read(tiny, entries)
    variant = sources.variants[page]
    assert limit_for(rulebook.load()[rule], sources, variant.strand, variant) == limit


def test_an_entry_for_a_kind_is_for_pages_of_it(tiny):
    entries = ["rule: sentence-too-long, kind: consultation, most: 40, reason: The law says so."]
    sources = read(tiny, entries)
    page = replace(sources.variants["bins", "full"], kind="consultation")
    assert limit_for(rulebook.load()[SENTENCE], sources, page.strand, page) == 40


@pytest.mark.parametrize(("most", "is_found"), [(40, False), (30, False), (29, True)])
def test_the_check_and_its_message_have_the_limit_in_force(tiny, most, is_found):
    with (tiny / "docs/bins.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{LONG}\n")
    rule = rulebook.load()[SENTENCE]
    sources = read(tiny, [f"rule: {SENTENCE}, documents: [bins], most: {most}, reason: Law."])
    failed = [
        each for each in load_check(rule).check(sources, rule) if each.status is Status.FAILED
    ]
    assert [each.values["limit"] for each in failed] == ([most] if is_found else [])


def test_statement_and_explanation_say_what_is_looser_and_why(tiny):
    why = "The council has adopted this text."
    sources = read(tiny, [
        f"rule: {SENTENCE}, documents: [bins], versions: [full], most: 40, reason: {why}",
        f"rule: {SENTENCE}, versions: [plain-english], most: 20",
    ])  # fmt: skip
    assert describe_limits(sources) == [
        {
            "rule": "sentence too long",
            "where": "“Your bins”, Full version pages",
            "most": 40,
            "reason": why,
        }
    ]
    said = explain(rulebook.load()[SENTENCE], sources.publication.limits)
    assert f"in this publication, bins, full: 40 {why}" in said
    assert "in this publication, plain-english: 20" in said


@pytest.mark.parametrize(
    "entry",
    [
        "most: 3", "rule: sentence-too-long", "rule: sentence-too-long, most: many",
        "rule: sentence-too-long, most: -1", "rule: sentence-too-long, most: 3, kind: law",
        "rule: sentence-too-long, most: 3, documents: [nothing]",
        "rule: sentence-too-long, most: 3, versions: full", "rule: sentence-too-long, least: 3",
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused(tiny, entry):
    with pytest.raises(BadInput) as refused:
        read(tiny, [entry])
    assert refused.value.line
