"""Every labelled edit makes out of date what it should, and nothing else. scripts/bench freshness tells the scores."""

from dataclasses import replace
from pathlib import Path

import pytest
from bench.freshness import find_stale, measure, read_edits, scores

from alongside.errors import BadInput

FOLDER = Path(__file__).parent
EDITS = read_edits(FOLDER)
REPOSITORY = FOLDER.parent.parent


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: f"{edit.script}, {edit.name}")
def test_an_edit_makes_out_of_date_what_it_should(edit):
    assert (edit.before, edit.facts_before) != (edit.after, edit.facts_after)
    assert find_stale(edit) == edit.stale


def test_the_table_is_large_even_and_in_many_scripts():
    assert len(EDITS) >= 200
    assert 0.4 < sum(bool(edit.stale) for edit in EDITS) / len(EDITS) < 0.6
    assert len({edit.script for edit in EDITS}) >= 5
    names = [
        (edit.script, edit.name, edit.before, edit.after, str(edit.facts_after)) for edit in EDITS
    ]
    assert len(set(names)) == len(names)


def test_a_wrong_label_lowers_the_scores():
    edit = next(edit for edit in EDITS if edit.stale)
    assert scores([edit]) == (1.0, 1.0)
    assert scores([replace(edit, stale=frozenset())]) == (0.0, 1.0)
    assert scores([replace(edit, stale=edit.stale | {"elsewhere"})]) == (1.0, 0.5)


def test_what_the_bench_prints():
    text, kept = measure(REPOSITORY)
    assert kept
    assert text.splitlines()[-1].split() == [
        "all",
        str(len(EDITS)),
        str(sum(bool(e.stale) for e in EDITS)),
        "1.00",
        "1.00",
    ]


def test_an_edit_that_does_not_fit_its_page_is_refused(tmp_path):
    (tmp_path / "a.yml").write_text(
        "script: X\nfacts: {}\npage: Hello\nnothing_stale:\n  - {edit: a, before: Bye, after: Hello}\nstale: {}\n",
        encoding="utf-8",
    )
    with pytest.raises(BadInput, match="stands 0 times"):
        read_edits(tmp_path)
