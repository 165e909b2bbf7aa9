"""What is judged again after a change, what is kept, and when nothing may be."""

import json

import pytest

from alongside.checks import run_check
from alongside.gates import judge_pages
from alongside.gates import judge_sources as judging
from alongside.gates.check_files import check_files
from alongside.gates.judge import judge
from alongside.gates.judge_sources import judge_sources
from alongside.gates.source_digests import read_source_digests
from alongside.publication.catalogue import find_documents
from alongside.rules import rulebook
from alongside.system import processes
from alongside.system.file_cache import caches_switched_off
from alongside.system.stages import Stages
from small_site import copy_of_small
from tiny_site import TODAY

PLAIN = "docs/plain-english"


@pytest.fixture
def site(tmp_path):
    return copy_of_small(tmp_path / "site")


@pytest.fixture
def judged(monkeypatch):
    """(rule, document, strand) of every page that a rule about pages is asked about."""
    asked = []

    def watched(rule, subject):
        if subject.judged is not None:
            asked.extend((rule.id, *key) for key in sorted(subject.judged))
        return run_check(rule, subject)

    monkeypatch.setattr(judge_pages, "run_check", watched)
    return asked


def run(root, files=None):
    digests = read_source_digests(root)
    return judge_sources(find_documents(root, TODAY), digests, files)


def whole(root):
    return judge("sources", find_documents(root, TODAY), rulebook.load().values())


def some_page(root, strand=PLAIN):
    return sorted((root / strand).glob("*.md"))[0]


def add(page, words):
    page.write_text(page.read_text(encoding="utf-8") + f"\n{words}\n", encoding="utf-8")


def test_nothing_is_judged_twice(site, judged):
    first = run(site)
    assert judged
    judged.clear()
    assert run(site) == first == whole(site)
    assert not judged


def test_on_every_processor_the_same_is_found(site, monkeypatch):
    page = some_page(site)
    add(page, "Utilise the facility in 2031, and [look here](needs.md#none).")
    alone = whole(site)
    monkeypatch.setattr(judge_pages, "MIN_PAGES", 1)
    for module in (judge_pages, processes):
        monkeypatch.setattr(module, "usable_processors", lambda: 2)
    assert run(site) == alone
    assert run(site) == alone


def test_after_a_change_its_page_and_versions_are_judged(site, judged):
    run(site)
    judged.clear()
    page = some_page(site)
    add(page, "We will help you to use the new centre.")
    assert run(site) == whole(site)
    about_pages = {tuple(key) for rule, *key in judged if rule == "paragraph-too-long"}
    assert about_pages == {(page.stem, "plain-english")}
    assert {key[0] for rule, *key in judged if rule == "number-differs"} == {page.stem}


def test_a_word_that_another_page_writes_small_counts(site, judged):
    """As wrong-language asks whether a title of capitals has words of the language."""
    run(site)
    judged.clear()
    heading = some_page(site, "docs/languages/pl")
    add(heading, "## Opening Hours {#opening-hours}")
    run(site)
    add(some_page(site), "See the opening hours of the centre.")
    verdict = run(site)
    assert verdict == whole(site)


def test_another_fact_has_everything_judged(site, judged):
    run(site)
    judged.clear()
    add(site / "facts.yml", "# a remark")
    assert run(site) == whole(site)
    assert len({tuple(key) for rule, *key in judged if rule == "paragraph-too-long"}) > 6


def test_a_file_that_was_saved_meanwhile_is_not_kept(site, monkeypatch, judged):
    page = some_page(site)
    digests = read_source_digests(site)
    sources = find_documents(site, TODAY)
    add(page, "Saved meanwhile.")
    judge_sources(sources, digests)
    judged.clear()
    assert run(site) == whole(site)
    assert judged


def test_behind_a_link_nothing_is_kept(site):
    page = some_page(site)
    text = page.read_text(encoding="utf-8")
    target = site / "elsewhere.md"
    page.unlink()
    page.symlink_to(target)
    target.write_text(text, encoding="utf-8")
    assert read_source_digests(site) is None
    run(site)
    target.write_text(text + "\n[Nowhere](nowhere.md)\n", encoding="utf-8")
    assert run(site) == whole(site)


def test_without_the_caches_nothing_is_written(site):
    with caches_switched_off():
        check_files(site, TODAY, Stages(2), lambda verdict: None)
    assert not (site / ".build" / "cache" / "outcomes").exists()


def test_a_damaged_piece_is_found_anew(site):
    first = run(site)
    for piece in (site / ".build" / "cache").rglob("*"):
        if piece.is_file():
            piece.write_bytes(piece.read_bytes()[:-3])
    assert run(site) == first


def test_a_page_has_one_piece_for_each_way_to_read(site):
    run(site)
    pieces = [path for path in (site / ".build/cache/outcomes").rglob("*") if path.is_file()]
    pages = len(find_documents(site, TODAY).variants)
    assert len(pieces) == 2 * pages + 2
    assert all(json.loads(piece.read_bytes()[16:]) for piece in pieces)


@pytest.mark.parametrize("strand", ["docs", PLAIN, "docs/easy-read", "docs/languages/ur"])
def test_some_files_have_the_findings_of_the_whole_run(site, strand):
    for folder in ("docs", PLAIN, "docs/easy-read", "docs/languages/ur"):
        add(some_page(site, folder), "Utilise 99 [here](nowhere.md) “Opening Hours”! ** |a|")
    all_findings = whole(site).findings
    path = some_page(site, strand).relative_to(site).as_posix()
    verdict = run(site, frozenset([path]))
    assert verdict.findings == tuple(each for each in all_findings if each.place.path == path)
    assert verdict.findings
    # Nothing is kept that is about these files alone.
    assert run(site).findings == all_findings


def test_an_installation_without_rules_is_no_clean_publication(site, monkeypatch):
    monkeypatch.setattr(judging, "publication_rules", lambda root: {})
    with pytest.raises(Exception, match="no rules"):
        run(site)
