"""Rules say what they read; judged page by page, with nothing else to see, they find the same."""

import importlib.util
import os
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from alongside.checks import load_check
from alongside.checks.sources.reader_texts import lower_case_words, page_texts, words_to_look_up
from alongside.gates.tally import tally_as_json, tally_by_file, tally_from_json
from alongside.model import DOCUMENT, PAGE, PUBLICATION
from alongside.publication.catalogue import find_documents
from alongside.rules import rulebook
from alongside.system.once import once_for_each
from alongside.system.yaml_lines import read_yaml
from small_site import copy_of_small
from tiny_site import REPOSITORY, TODAY, copy_of_tiny

RULES = {name: rule for name, rule in rulebook.load().items() if rule.gate == "sources"}
ABOUT_PAGES = {name: rule for name, rule in RULES.items() if rule.reads != PUBLICATION}
EXAMPLES = REPOSITORY / "tests" / "rules"
DOCUMENTS_EVERY = 1 if os.environ.get("ALONGSIDE_NIGHTLY") else 5


def visible(sources, key, reads):
    """What a rule may look at that judges this page."""
    if reads == PAGE:
        return {key: sources.variants[key]}
    return {other: page for other, page in sources.variants.items() if other[0] == key[0]}


def view_of_page(sources, key, reads, small):
    words = {}
    if reads == DOCUMENT:
        asked = words_of(sources, key)
        words = {tag: known & asked for tag, known in small.items()}
    return replace(
        sources,
        variants=visible(sources, key, reads),
        judged=frozenset([key]),
        judges_lists=False,
        stray_files=(),
        lower_case_words=words,
        # What looks at the day reads all that there is, so that it is asked every day.
        today=sources.today + timedelta(days=5000),
    )


@once_for_each
def words_of(sources, key):
    """Twelve rules ask for them, of each page of the real site."""
    texts = page_texts(sources, sources.variants[key])
    return words_to_look_up(texts, sources.publication.names)


def found_in_parts(sources, rule):
    small = lower_case_words(sources)
    pages = {page.path.as_posix() for page in sources.variants.values()}
    found = {}
    for key, page in sources.variants.items():
        view = view_of_page(sources, key, rule.reads, small)
        by_file = tally_by_file(load_check(rule).check(view, rule))
        path = page.path.as_posix()
        assert not by_file.keys() & (pages - {path}), f"{rule.id} speaks of another page"
        if path in by_file:
            found[path] = by_file[path]
    lists = replace(sources, judged=frozenset(), today=sources.today + timedelta(days=5000))
    by_file = tally_by_file(load_check(rule).check(lists, rule))
    return found | {path: by_file[path] for path in by_file.keys() - pages}


def example(rule_id, root):
    copy_of_tiny(root)
    overlay = EXAMPLES / rule_id / "bad"
    not_files = shutil.ignore_patterns("make.py", "__pycache__")
    shutil.copytree(overlay, root, dirs_exist_ok=True, ignore=not_files)
    if (overlay / "make.py").is_file():
        spec = importlib.util.spec_from_file_location("example", overlay / "make.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.make(root)
    return find_documents(root, TODAY)


@pytest.mark.parametrize("rule_id", RULES)
def test_every_rule_of_the_sources_says_what_it_reads(rule_id):
    file = Path(rulebook.__file__).parent / "sources" / f"{rule_id}.yml"
    assert read_yaml(file.read_text(encoding="utf-8"))[0]["reads"] in rulebook.READS


@pytest.mark.parametrize("rule_id", RULES)
def test_the_bad_example_kept_or_read_in_parts_gives_the_same(rule_id, tmp_path):
    sources, rule = example(rule_id, tmp_path / "site"), RULES[rule_id]
    found = tally_by_file(load_check(rule).check(sources, rule))
    assert found
    for tally in found.values():
        assert tally_from_json(tally_as_json(tally)) == tally
    if rule_id in ABOUT_PAGES:
        assert found_in_parts(sources, rule) == found


@pytest.fixture(scope="module")
def real():
    """Some documents of the real publication in every version, all of them each night.

    Whole it is read in tests/gates/test_random_edits.py, where what was found page by page is held
    against what is found in all pages at once.
    """
    sources = find_documents(REPOSITORY, date(2026, 11, 30))
    some = frozenset(sources.publication.documents[::DOCUMENTS_EVERY])
    variants = {key: page for key, page in sources.variants.items() if key[0] in some}
    return replace(sources, variants=variants)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return find_documents(copy_of_small(tmp_path_factory.mktemp("small") / "site"), TODAY)


@pytest.mark.parametrize("rule_id", ABOUT_PAGES)
def test_the_real_site_read_in_parts_gives_the_same(rule_id, real):
    rule = RULES[rule_id]
    assert found_in_parts(real, rule) == tally_by_file(load_check(rule).check(real, rule))


@pytest.mark.parametrize("rule_id", ABOUT_PAGES)
def test_the_small_site_read_in_parts_gives_the_same(rule_id, small):
    rule = RULES[rule_id]
    assert found_in_parts(small, rule) == tally_by_file(load_check(rule).check(small, rule))
