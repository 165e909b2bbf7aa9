"""diagrams.yml: what may stand there, and how each strand gets it on its pages."""

import pytest

from alongside.errors import BadInput
from alongside.model import Shape
from alongside.publication.catalogue import find_documents
from alongside.publication.fact_uses import strand_facts
from alongside.publication.shown_diagrams import strand_diagrams
from tiny_site import TODAY

HEADS = "heads: [{en: Year, ur: سال}, {en: Rubbish, ur: کوڑا}]"
CELLS = "words: {en: 31 tonnes, easy-read: 31 bags, ur: 31 ٹن}"


def publication(root, rows, kind="bars", heads=HEADS):
    text = f"rubbish:\n  kind: {kind}\n  {heads}\n  rows:\n{rows}\n"
    (root / "diagrams.yml").write_text(text, encoding="utf-8")
    return root


def row(*cells):
    return "\n".join(
        f"    {'- -' if not place else '  -'} {{{cell}}}" for place, cell in enumerate(cells)
    )


def shown(root, path, line="![](diagram:rubbish)"):
    page = root / path
    page.write_text(page.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    sources = find_documents(root, TODAY)
    return next(each for each in sources.variants.values() if each.path.as_posix() == path)


NAME = "words: {en: 2025, ur: 2025}"
REFUSED = {
    "kind": (row(NAME, CELLS), "pie", HEADS),
    "no-heads": (row(NAME, CELLS), "bars", "heads: []"),
    "words-without-language": (row(NAME, "words: 31 tonnes"), "bars", HEADS),
    "unknown-language": (row(NAME, "words: {xx: 31}"), "bars", HEADS),
    "no-words": (row(NAME, "number: 31"), "bars", HEADS),
    "cell-too-few": (row(NAME), "bars", HEADS),
    "cell-too-many": (row(NAME, NAME, NAME), "bars", HEADS),
    "number-in-words": (row(NAME, CELLS + ", number: many"), "bars", HEADS),
    "number-below-zero": (row(NAME, CELLS + ", number: -3"), "bars", HEADS),
    "unknown-fact": (row(NAME, CELLS + ", fact: rubish"), "bars", HEADS),
    "number-in-a-ladder": (row(NAME, CELLS + ", number: 31"), "ladder", HEADS),
    "months-in-bars": (row(NAME, CELLS + ", from: 2026-01, to: 2026-03"), "bars", HEADS),
    "only-a-start": (row(NAME, CELLS + ", from: 2026-01"), "timeline", HEADS),
    "end-before-start": (row(NAME, CELLS + ", from: 2026-05, to: 2026-03"), "timeline", HEADS),
    "no-month": (row(NAME, CELLS + ", from: 2026, to: 2027-03"), "timeline", HEADS),
    "month-13": (row(NAME, CELLS + ", from: 2026-13, to: 2027-03"), "timeline", HEADS),
    "five-columns": (row(*[NAME] * 5), "bars", f"heads: [{', '.join(['{en: Year}'] * 5)}]"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_drawn_is_refused_with_its_line(case, tiny):
    rows, kind, heads = REFUSED[case]
    with pytest.raises(BadInput) as refused:
        find_documents(publication(tiny, rows, kind, heads), TODAY)
    assert refused.value.path == "diagrams.yml" and refused.value.line and refused.value.mend


def test_each_strand_has_its_own_words_or_those_of_its_language(tiny):
    publication(tiny, row(NAME, CELLS + ", number: 31, source: Our report"))
    for path, words in {
        "docs/bins.md": "31 tonnes",
        "docs/easy-read/bins.md": "31 bags",
        "docs/languages/ur/bins.md": "31 ٹن",
    }.items():
        assert shown(tiny, path).sections[-1].blocks[-1].text == words


def test_new_words_of_a_diagram_make_what_was_made_from_the_page_stale(tiny):
    publication(tiny, row(NAME, CELLS))
    before = shown(tiny, "docs/bins.md").sections[-1].fingerprint
    publication(tiny, row(NAME, CELLS.replace("31 tonnes", "32 tonnes")))
    assert shown(tiny, "docs/bins.md", "").sections[-1].fingerprint != before


def test_a_fact_in_a_diagram_counts_by_its_name_and_is_one_of_the_page(tiny):
    (tiny / "facts.yml").write_text(
        "tonnes: {kind: number, value: 31, source: Our report, reviewed: 2026-11-22}\n",
        encoding="utf-8",
    )
    cell = 'words: {en: "{{ fact.tonnes }} tonnes", ur: "{{ fact.tonnes }} ٹن"}, fact: tonnes'
    publication(tiny, row(NAME, cell))
    page = shown(tiny, "docs/bins.md")
    assert page.sections[-1].blocks[-1].text == "31 tonnes"
    assert [(use.name, use.rendered) for use in page.fact_uses] == [("tonnes", "31")]
    facts = (tiny / "facts.yml").read_text(encoding="utf-8")
    (tiny / "facts.yml").write_text(facts.replace("31", "32"), encoding="utf-8")
    changed = shown(tiny, "docs/bins.md", "")
    assert changed.sections[-1].fingerprint == page.sections[-1].fingerprint
    assert changed.sections[-1].fingerprint_of_values != page.sections[-1].fingerprint_of_values


@pytest.mark.parametrize(
    ("kind", "extra", "shapes"),
    [
        (
            "bars",
            (", number: 50", ", number: 100", ""),
            [Shape("bar", 0, 50), Shape("bar", 0, 100), None],
        ),
        ("bars", (", number: 0", "", ""), [Shape("bar", 0, 0), None, None]),
        (
            "timeline",
            (", from: 2026-11, to: 2026-12", ", from: 2027-01, to: 2027-02", ""),
            [Shape("span", 0, 50), Shape("span", 50, 100), None],
        ),
        ("ladder", ("", "", ""), [None] * 3),
    ],
)
def test_all_that_is_drawn_has_one_scale(kind, extra, shapes, tiny):
    publication(tiny, "\n".join(row(NAME, CELLS + each) for each in extra), kind)
    read = find_documents(tiny, TODAY).publication
    strand = read.source
    (drawn,) = strand_diagrams(read, strand, strand_facts(read, strand))
    assert [cells[1].shape for cells in drawn.shown.rows[1:]] == shapes
    if kind == "ladder":
        assert [cells[0].shape for cells in drawn.shown.rows[1:]] == [
            Shape("step", n, 3) for n in (1, 2, 3)
        ]
