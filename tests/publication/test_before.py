"""What readers had before is known from the last release or, without one, from git."""

import json
import subprocess

import pytest

from alongside.checks import load_check
from alongside.model import Status
from alongside.publication.before import read_before
from alongside.publication.catalogue import find_documents
from alongside.publication.released import RELEASED, digest_before
from alongside.release.manifest import MANIFEST
from alongside.release.page_evidence import page_entries
from alongside.rules import rulebook
from alongside.system.input_files import copy_inputs
from tiny_site import TODAY

NOTE = "- date: 2026-11-{day}\n  documents: [index, bins]\n  what: {{en: {words}, ur: {words}}}\n"


def git(root, *arguments):
    # A person's own settings must not change what the test does.
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *arguments],
        cwd=root, check=True, capture_output=True,
    )  # fmt: skip


def released(root):
    sources = find_documents(root, TODAY)
    (root / RELEASED).parent.mkdir(exist_ok=True)
    manifest = {"artifacts": [], "files": [], "pages": page_entries(sources, ())}
    (root / RELEASED).write_text(json.dumps(manifest), encoding="utf-8")


def committed(root):
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "docs", "publication.yml", "changes.yml", "pictures.yml", "languages")
    git(root, "commit", "-q", "-m", "Begin")


def change(root, path, old, new):
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def found(root, rule_id):
    rule = rulebook.load()[rule_id]
    outcomes = list(load_check(rule).check(find_documents(root, TODAY), rule))
    assert outcomes
    return [each.place.path for each in outcomes if each.status is Status.FAILED]


@pytest.fixture(params=[released, committed])
def before(tiny, request):
    (tiny / "changes.yml").write_text(NOTE.format(day="01", words="New"), encoding="utf-8")
    request.param(tiny)
    return tiny


def test_nothing_is_found_where_nothing_changed(before):
    assert found(before, "words-changed-unsaid") == []
    assert found(before, "page-gone-unsaid") == []


@pytest.mark.parametrize(
    ("old", "new", "is_found"),
    [
        ("every 2 weeks", "every 3 weeks", True),
        ("Put your bin", "Please put your bin", True),
        ("7am", "6am", True),
        ("Put your bin outside", "Put your bin\noutside", False),
        ("7am.", "**7am**.", False),
        ("title: Your bins", "title: Our bins", True),
    ],
)
def test_other_words_want_an_entry_and_another_look_does_not(before, old, new, is_found):
    change(before, "docs/bins.md", old, new)
    assert found(before, "words-changed-unsaid") == (["docs/bins.md"] if is_found else [])


def test_a_new_entry_tells_of_the_change(before):
    change(before, "docs/bins.md", "7am", "6am")
    old = (before / "changes.yml").read_text(encoding="utf-8")
    (before / "changes.yml").write_text(NOTE.format(day="20", words="Earlier") + old, "utf-8")
    assert found(before, "words-changed-unsaid") == []


def test_a_page_that_goes_wants_an_entry(before):
    change(before, "publication.yml", "  - bins\n", "")
    change(before, "changes.yml", "[index, bins]", "[index]")
    assert found(before, "page-gone-unsaid") == ["publication.yml"]
    (before / "moved.yml").write_text("- was: bins\n  now: index\n", encoding="utf-8")
    assert found(before, "page-gone-unsaid") == []


def test_a_new_name_is_proved_by_the_very_same_words(tiny):
    released(tiny)
    for folder in ("", "plain-english/", "easy-read/", "languages/ur/"):
        (tiny / f"docs/{folder}bins.md").rename(tiny / f"docs/{folder}our-bins.md")
    change(tiny, "publication.yml", "  - bins\n", "  - our-bins\n")
    rule = rulebook.load()["page-gone-unsaid"]
    outcomes = list(load_check(rule).check(find_documents(tiny, TODAY), rule))
    failed = [each for each in outcomes if each.status is Status.FAILED]
    assert ["- was: bins\n  now: our-bins" in each.values["fix"] for each in failed] == [True]


def test_without_anything_before_nobody_can_tell(tiny):
    assert read_before(find_documents(tiny, TODAY)) is None and digest_before(tiny) == ""


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"pages": 3}', "\0"])
def test_a_manifest_that_is_none_of_ours_tells_nothing(tiny, content):
    (tiny / "site").mkdir()
    (tiny / RELEASED).write_text(content, encoding="utf-8")
    assert read_before(find_documents(tiny, TODAY)) is None


def test_the_copy_in_which_a_run_works_knows_it_too(before):
    (before / ".build").mkdir(exist_ok=True)
    change(before, "docs/bins.md", "7am", "6am")
    copy = copy_inputs(before, before / ".build" / "inputs")
    assert digest_before(copy) == digest_before(before) != ""
    assert found(copy, "words-changed-unsaid") == ["docs/bins.md"]


def test_the_manifest_has_the_name_that_is_looked_for():
    assert RELEASED.name == MANIFEST
