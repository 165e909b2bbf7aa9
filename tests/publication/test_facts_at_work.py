"""Facts in a whole publication: check, diff, accept, staging, status and editions all tell them."""

from datetime import timedelta

import pytest
from click.testing import CliRunner

from alongside.authoring.accept import accept, find_variant
from alongside.cli.commands import alongside
from alongside.gates.judge import judge
from alongside.model import SignOffState
from alongside.publication.catalogue import find_documents
from alongside.publication.editions import kept_sections
from alongside.publication.made_from import stale_section_ids
from alongside.publication.sign_offs import sign_off_state, source_fingerprint
from alongside.rules.rulebook import load
from alongside.web.staging import staged_files
from authoring.test_compare import PAGE, SOURCE, change, diff, git
from epubs import share_fonts
from tiny_site import TODAY

FACTS = """\
price: {kind: money, value: £25, source: Us, reviewed: 2026-11-22}
fee: {kind: money, value: £25, source: Us, reviewed: 2026-11-22}
homes: {kind: number, value: 12500, source: Us, reviewed: 2026-11-22}
"""
RULES = (
    "fact-not-usable",
    "figure-typed-by-hand",
    "fact-overdue",
    "stale-section",
    "sign-off-void",
    "number-differs",
    "parts-differ",
    "front-matter-incomplete",
    "sign-left-in-text",
)


@pytest.fixture
def priced(tiny):
    """The tiny publication with the price of its large items as a fact, in every version."""
    (tiny / "facts.yml").write_text(FACTS, encoding="utf-8")
    for page in sorted((tiny / "docs").rglob("bins.md")):
        text = page.read_text(encoding="utf-8")
        assert text.count("£25") == 1
        page.write_text(text.replace("£25", "{{ fact.price }}"), encoding="utf-8")
    return tiny


def sources_of(root):
    return find_documents(root, TODAY)


def findings(root):
    rules = [load()[name] for name in RULES]
    return [
        (f.rule, f.place.path, f.place.line)
        for f in judge("sources", sources_of(root), rules).findings
    ]


def test_a_figure_becomes_a_fact_without_a_finding(priced):
    assert findings(priced) == []


def test_a_new_value_is_on_every_page_and_makes_nothing_stale(priced):
    share_fonts(priced)
    sources = sources_of(priced)
    for variant in sources.variants.values():
        if variant.strand.made_from:
            accept(sources, variant)
    assert (
        sum(
            "£25" in text.decode()
            for name, text in staged_files(sources_of(priced)).items()
            if name.endswith("bins.md")
        )
        == 4
    )
    change(priced, "facts.yml", "value: £25, source", "value: £30, source")
    sources = sources_of(priced)
    staged = [
        text.decode() for name, text in staged_files(sources).items() if name.endswith("bins.md")
    ]
    assert sum("£30" in text for text in staged) == 4 and not any(
        "fact." in text for text in staged
    )
    assert {rule for rule, _, _ in findings(priced)} == {"sign-off-void"}, (
        "they are of the words with the figure typed"
    )
    ur = sources.variants["bins", "ur"]
    assert stale_section_ids(ur, sources.source_of(ur)) == ()
    assert sign_off_state(sources, ur, "translation") is SignOffState.VOID
    assert any("£30" in words for section in kept_sections(ur) for words in section.texts)


def test_a_sign_off_outlives_a_new_value(priced):
    sources = sources_of(priced)
    page = sources.variants["bins", "ur"]
    recorded = page.meta["signed_off"][0]
    source = source_fingerprint(sources, page, "translation")
    change(priced, PAGE, f"text: {recorded['text']}", f"text: {page.fingerprint}")
    change(priced, PAGE, f"source: {recorded['source']}", f"source: {source}")
    change(priced, "facts.yml", "value: £25, source", "value: £30, source")
    sources = sources_of(priced)
    assert (
        sign_off_state(sources, sources.variants["bins", "ur"], "translation")
        is SignOffState.SIGNED
    )


@pytest.fixture
def committed(priced):
    """With a history, and the Urdu page up to date with its source."""
    git(priced, "init", "-q", "-b", "main")
    sources = sources_of(priced)
    accept(sources, find_variant(sources, PAGE))
    git(priced, "add", "docs", "publication.yml", "facts.yml")
    git(priced, "commit", "-q", "-m", "as made")
    return priced


def test_another_fact_is_shown_where_the_words_are_the_same(committed):
    change(committed, SOURCE, "fact.price", "fact.fee")
    done = diff(committed, PAGE)
    assert done.exit_code == 0
    assert "they come from another fact: {{ fact.fee }} in place of {{ fact.price }}" in " ".join(
        done.output.split()
    )
    assert "£25" in done.output and "removed" not in done.output


def test_what_was_changed_is_shown_with_the_values_of_today(committed):
    change(committed, SOURCE, "a sofa", "a bed")
    change(
        committed, "facts.yml", "price: {kind: money, value: £25", "price: {kind: money, value: £30"
    )
    assert "[removed: sofa,] [added: bed,] for £30." in " ".join(
        diff(committed, PAGE).output.split()
    )


def test_an_unknown_fact_hides_no_other_finding(priced):
    change(priced, PAGE, "fact.price", "fact.prize")
    change(priced, SOURCE, "7am", "6am")
    found = findings(priced)
    assert ("fact-not-usable", PAGE) in [(rule, path) for rule, path, _ in found]
    assert ("stale-section", PAGE) in [(rule, path) for rule, path, _ in found]


def test_the_values_are_what_the_checks_read(priced):
    change(priced, PAGE, "{{ fact.price }}", "{{ fact.homes }}")
    assert "number-differs" in [rule for rule, path, _ in findings(priced) if path == PAGE]


@pytest.mark.parametrize("title", ["{{ fact.homes }} bins", "{{ fact.homes }}"])
def test_a_title_that_begins_with_a_fact_says_how_to_write_it(priced, title):
    change(priced, "docs/bins.md", "title: Your bins", f"title: {title}")
    assert "quotation marks" in sources_of(priced).variants["bins", "full"].problem
    change(priced, "docs/bins.md", f"title: {title}", f'title: "{title}"')
    assert sources_of(priced).variants["bins", "full"].title.startswith("12,500")


def test_a_broken_file_of_facts_is_said_with_its_line(priced):
    change(priced, "facts.yml", "value: 12500", "value: many")
    done = CliRunner().invoke(alongside, ["--root", str(priced), "check"])
    assert done.exit_code == 2 and "facts.yml:3" in done.output and "value: 991800" in done.output


@pytest.mark.parametrize(("days", "overdue"), [(365, False), (366, True)])
def test_a_fact_is_overdue_after_a_year(priced, days, overdue):
    rule = load()["fact-overdue"]
    found = judge("sources", find_documents(priced, TODAY + timedelta(days=days)), [rule]).findings
    assert bool(found) is overdue and all(finding.severity == "warns" for finding in found)
