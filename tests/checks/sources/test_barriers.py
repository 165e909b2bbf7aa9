"""Barriers that authors type are found, and what is like them but right is left alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from alongside.checks import load_check
from alongside.model import Status
from alongside.publication.catalogue import find_documents, parse_variant
from alongside.rules.rulebook import load
from barrier_cases import CASES
from tiny_site import REPOSITORY, TODAY

RULES = load()
NAMES = sorted({rule for _, _, rule in CASES if rule})
SOURCES = find_documents(REPOSITORY, TODAY)
"""Of the real publication for its languages; its glossary would explain abbreviations."""
BARE = replace(SOURCES, publication=replace(SOURCES.publication, terms=(), names=()))


def rules_that_fail(strand_key, markdown):
    strand = BARE.publication.strand(strand_key)
    page = parse_variant(
        f"---\ntitle: Bins\ndescription: All about bins.\n---\n{markdown}\n",
        "our-area",
        strand,
        Path("docs/our-area.md"),
    )
    subject = replace(BARE, variants={("our-area", strand_key): page})
    return {
        name
        for name in NAMES
        for outcome in load_check(RULES[name]).check(subject, RULES[name])
        if outcome.status is Status.FAILED
    }


@pytest.mark.parametrize(("strand", "markdown", "rule"), CASES)
def test_a_barrier_is_found_and_its_neighbour_is_not(strand, markdown, rule):
    found = rules_that_fail(strand, markdown)
    assert rule in found if rule else found == set()


def test_each_rule_has_barriers_and_neighbours():
    """A rule without a neighbour that passes could refuse everything."""
    assert len(CASES) > 150
    assert [rule for _, _, rule in CASES].count("") > 60
