"""What scripts/bench pdf and extract count of PDFs, and how they tell it."""

import re

import pytest
from bench import extract, pdf
from bench.pdf_makers import TimeSpent, make_linked_copy


def test_the_middle_of_the_runs_and_the_work_of_the_plugin_alone():
    runs = {"a": [TimeSpent(9, 3), TimeSpent(1, 1), TimeSpent(2, 8)]}
    assert pdf.medians(runs) == {"a": TimeSpent(2, 3)}
    assert TimeSpent(9, 3).minus(TimeSpent(1, 2)).plus(TimeSpent(1, 1)) == TimeSpent(9, 2)


def test_makers_work_there_and_back():
    worked = []
    runs = pdf.run_in_turn(
        {name: lambda name=name: worked.append(name) or TimeSpent(1, 1) for name in "ab"}
    )
    assert "".join(worked) == "abbaab"
    assert [len(found) for found in runs.values()] == [pdf.RUNS, pdf.RUNS]


@pytest.mark.parametrize(
    "theirs, words, said, kept",
    [
        (
            12,
            1.0,
            "3.0 times as long as ours, and 2.0 times the computing. The aim, 3 times as long, is reached",
            True,
        ),
        (
            4,
            1.0,
            "1.0 times as long as ours, and 2.0 times the computing. The aim, 3 times as long, is not reached",
            False,
        ),
        (4, 0.01, "lost words", True),
    ],
)
def test_how_many_times_as_long_others_take(theirs, words, said, kept):
    spent = {"ours, warm": TimeSpent(6, 4), **dict.fromkeys(pdf.OTHERS, TimeSpent(12, theirs))}
    made = {
        name: pdf.PdfTotals(1, 109, 1_091_000, words if name in pdf.OTHERS else 1.0, 0, 0)
        for name in spent
    }
    _, _, own, other, *_ = pdf.table(spent, made)
    assert re.search(r"ours, warm +1 +109 +1091 +100% +0 +0 +6\.0 +4\.0 +1\.00 × +1\.00 ×", own)
    assert re.search(rf"mkdocs-to-pdf .* 12\.0 +{theirs}\.0 +2\.00 × +{theirs / 4:.2f} ×", other)
    assert said in pdf.format_results(spent, made)[0]
    assert pdf.reaches_target(spent, made) is kept


def test_our_pdfs_are_made_in_a_copy_so_that_nothing_kept_is_lost(tmp_path):
    root = tmp_path / "root"
    for name in (".build/cache", "docs"):
        (root / name).mkdir(parents=True)
    copy = make_linked_copy(root, tmp_path / "copy")
    assert [entry.name for entry in copy.iterdir()] == ["docs"]
    assert (copy / "docs").resolve() == root / "docs"


@pytest.mark.parametrize(
    "seen, right, in_order",
    [
        ("1 one two three", 1, 1),
        ("three one two", 1, 2 / 3),
        ("one", 1 / 3, 1 / 3),
        ("eno owt eerht", 0, 0),
        ("", 0, 0),
    ],
)
def test_how_many_words_come_out_and_in_which_order(seen, right, in_order):
    assert extract.share(seen.split(), ["one", "two", "three"]) == extract.Share(right, in_order)


def test_less_than_all_is_never_shown_as_all():
    [heading, row] = extract.table(
        {"ur/a.pdf": (2000, {"tags": extract.Share(1, 1), "poppler": extract.Share(0.9996, 0.5)})}
    )
    assert re.search(r"words +tags +poppler", heading)
    assert re.search(r"ur/a\.pdf +2000 +100\.0% +100\.0% +99\.9% +50\.0%", row)
