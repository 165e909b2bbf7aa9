"""A page that was copied from another one: one finding says so, and only where it is sure."""

import re

import pytest

from alongside.gates.judge import judge
from alongside.publication.catalogue import find_documents
from alongside.rules.rulebook import load
from tiny_site import TODAY

RULES = load()
_MADE_FROM = re.compile(r"made_from:\n(?:  .*\n)+")


def stale(root, page):
    found = judge("sources", find_documents(root, TODAY), [RULES["stale-section"]]).findings
    return [finding.what for finding in found if finding.place.path == page]


def copy_made_from(root, origin, page):
    block = _MADE_FROM.search((root / origin).read_text(encoding="utf-8"))[0]
    text = (root / page).read_text(encoding="utf-8")
    (root / page).write_text(_MADE_FROM.sub(block, text, count=1), encoding="utf-8")


def change(root, page, old, new):
    text = (root / page).read_text(encoding="utf-8")
    assert old in text
    (root / page).write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("folder", ["plain-english", "easy-read", "languages/ur"])
@pytest.mark.parametrize(("origin", "page"), [("bins", "index"), ("index", "bins")])
def test_a_copied_page_has_one_finding(tiny, folder, origin, page):
    path = f"docs/{folder}/{page}.md"
    copy_made_from(tiny, f"docs/{folder}/{origin}.md", path)
    [what] = stale(tiny, path)
    assert "Was it copied" in what and f"{origin}.md" in what


def test_also_when_the_other_page_was_changed_since(tiny):
    path = "docs/languages/ur/index.md"
    copy_made_from(tiny, "docs/languages/ur/bins.md", path)
    change(tiny, "docs/plain-english/bins.md", "Put", "Place")
    change(tiny, "docs/plain-english/bins.md", "Your home has 3 bins", "You have 3 bins")
    assert len(stale(tiny, path)) == 1


def test_a_page_whose_sections_all_changed_was_not_copied(tiny):
    path = "docs/languages/ur/index.md"
    for old, new in (("We collect", "We take"), ("The page", "A page"), ("Call us", "Ring us")):
        change(tiny, "docs/plain-english/index.md", old, new)
    found = stale(tiny, path)
    assert len(found) == 3 and not any("copied" in what for what in found)


def test_a_new_section_of_the_source_is_said_to_be_new(tiny):
    path = "docs/plain-english/index.md"
    text = (tiny / path).read_text(encoding="utf-8")
    (tiny / path).write_text(f"{text}\n## News {{#news}}\n\nWe have news.\n", encoding="utf-8")
    [what] = stale(tiny, "docs/languages/ur/index.md")
    assert what.startswith("“News”") and "is new there" in what
