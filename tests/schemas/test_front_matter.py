"""What an editor says of the settings at the top of a page is what the rules say of them."""

from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from alongside.checks import load_check
from alongside.checks.sources import front_matter_incomplete
from alongside.model import Status
from alongside.pages.front_matter import split_front_matter
from alongside.publication.catalogue import find_documents, parse_variant
from alongside.publication.kinds import KIND, KINDS, kind_of_page
from alongside.rules import rulebook
from alongside.schemas import make_schemas
from kind_site import copy_of_kinds
from schema_reading import (
    Day,
    changed_files,
    nodes_at,
    read_as_editor,
    records,
    value_at,
    write_as_author,
)
from tiny_site import TODAY

ROOT = Path(__file__).parents[2]
SCHEMA = make_schemas()["front-matter"]
EDITOR = Draft7Validator(SCHEMA)
RULES = [rulebook.load()[name] for name in ("front-matter-incomplete", "kind-incomplete")]
RULES.append(rulebook.load()["sign-off-unusable"])
SOURCE = "signed_off.0.source"
"""A list in its place counts for nothing: sign-off-void says so, where the version needs the check."""
ADDED = {
    "garden-waste": {"all_versions_from": Day("2026-06-15"), "needs": ["legal"]},
    "bin-stories": {"other_sections": ["lanes"]},
}
"""Settings that pages may leave out, so that they are tried, too."""
PAGES = [
    ("garden-waste", "full"),
    ("garden-waste-answer", "full"),
    ("bin-stories", "full"),
    ("bins", "full"),
    ("bins", "easy-read"),
]


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    return find_documents(copy_of_kinds(tmp_path_factory.mktemp("kinds") / "site"), TODAY)


def is_right_for_rules(sources, page, settings):
    """Whether the rules about these settings find nothing on a page that has them."""
    body = page.raw["body"]
    text = f"---\n{write_as_author(settings)}---\n{body}"
    variant = parse_variant(text, page.document, page.strand, page.path)
    variant = replace(variant, made_from=page.made_from)
    key = page.document, page.strand.key
    kinds = dict(sources.kinds)
    if page.made_from is None:
        kinds.pop(page.document, None)
        kind = kind_of_page(variant, sources.publication)
        kinds |= {page.document: kind} if kind else {}
    seen = replace(
        sources,
        variants={**sources.variants, key: variant},
        kinds=kinds,
        judged=frozenset([key]),
    )
    outcomes = [each for rule in RULES for each in load_check(rule).check(seen, rule)]
    return not any(outcome.status is Status.FAILED for outcome in outcomes)


@pytest.mark.parametrize("document, strand", PAGES)
def test_each_change_is_judged_alike(sources, document, strand):
    page = sources.variants[document, strand]
    settings = settings_of(sources.root / page.path) | ADDED.get(document, {})
    assert is_right_for_rules(sources, page, settings)
    assert EDITOR.is_valid(settings)
    false_alarms, unseen = [], []
    for kind, path, was, changed in changed_files(settings):
        accepts = EDITOR.is_valid(changed)
        reads = is_right_for_rules(sources, page, changed)
        now = None if kind == "missing" else value_at(changed, path)
        where = (kind, ".".join(map(str, path)), was, now)
        if reads and not accepts and where[1] != SOURCE:
            false_alarms.append(where)
        if accepts and not reads and is_about_form(kind, path, was, now):
            unseen.append(where)
    assert false_alarms == []
    assert unseen == []


def is_about_form(kind, path, was, now):
    # Whether the page is made from another one, and so needs it, only other files tell.
    if path[:1] + path[2:] == ("signed_off", "source") and kind == "missing":
        return False
    if kind in ("unknown", "missing"):
        return bool(records(nodes_at(SCHEMA, path[:-1])))
    return type(was) is not type(now) and not (isinstance(was, str) and isinstance(now, str))


def settings_of(path):
    front, _, _ = split_front_matter(path.read_text(encoding="utf-8"))
    return read_as_editor(front)


def test_every_page_of_ours_is_right_for_an_editor():
    sites = [ROOT, *(path for path in (ROOT / "tests" / "sites").iterdir() if path.is_dir())]
    pages = [path for site in sites for path in sorted((site / "docs").rglob("*.md"))]
    faults = {
        path: [fault.message for fault in EDITOR.iter_errors(settings_of(path))] for path in pages
    }
    assert {path: messages for path, messages in faults.items() if messages} == {}
    assert len(pages) > 100


def test_each_setting_of_a_kind_has_its_place():
    settings = {key for kind in KINDS.values() for key in kind.keys}
    assert settings <= set(SCHEMA["properties"])
    for name, kind in KINDS.items():
        page = {"title": "A", "description": "B", "owner": "C", "next_review": "2027-01-01"}
        needed = [key for key, each in kind.keys.items() if each.is_required]
        missing = {fault.message for fault in EDITOR.iter_errors({**page, "kind": name})}
        assert missing == {f"'{key}' is a required property" for key in needed}
        for key in kind.keys:
            other = {**page, key: "2027-01-01"}
            assert not EDITOR.is_valid(other), f"{key} without its kind"


def test_each_key_that_a_page_can_have_is_offered_and_no_other():
    of_kinds = {key for kind in KINDS.values() for key in kind.keys}
    assert set(SCHEMA["properties"]) == {*front_matter_incomplete._KNOWN, KIND, *of_kinds}
