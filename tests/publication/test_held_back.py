"""Documents that are written already and published on a day to come."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from alongside.authoring.status import page_statuses
from alongside.engines.mkdocs import MkdocsEngine
from alongside.formats.feeds.make import make_feeds
from alongside.gates.judge import judge
from alongside.outputs.expected import expected_outputs
from alongside.outputs.release_id import input_digests, release_id
from alongside.publication.catalogue import find_documents
from alongside.publication.held_back import without_held_back
from alongside.reports.status_report import render
from alongside.rules import rulebook
from alongside.web.staging import stage_publication
from buildable import make_buildable
from kind_site import copy_of_kinds
from levels_site import copy_of_levels
from tiny_site import TODAY

DAY = date(2026, 12, 14)
CHANGES = """\
- date: 2026-12-14
  documents: [bins]
  what: {full: Large items cost £25., plain-english: Large items cost £25., easy-read: It costs £25.}
- date: 2026-11-20
  documents: [index]
  what: {full: We have moved., plain-english: We have moved., easy-read: We have moved.}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = make_buildable(copy_of_levels(tmp_path_factory.mktemp("held") / "site"))
    for page in (root / "docs").rglob("*.md"):
        text = page.read_text()
        if page.name != "bins.md":
            text = "".join(line for line in page.open() if "bins.md" not in line)
        if page.parent == root / "docs" and page.name == "bins.md":
            text = text.replace("\nowner:", f"\npublish_at: {DAY}\nowner:")
        page.write_text(text)
    (root / "changes.yml").write_text(CHANGES)
    return root


def built_files(root, today):
    sources = without_held_back(find_documents(root, today))
    out = root / ".build" / today.isoformat()
    outputs = expected_outputs(sources, out)
    stage_publication(sources, root / ".build" / "staged")
    MkdocsEngine(root, sources).build(root / ".build" / "staged", out)
    make_feeds(outputs)
    files = {path.relative_to(out).as_posix(): path for path in out.rglob("*") if path.is_file()}
    texts = {name: path.read_bytes() for name, path in files.items()}
    return outputs, texts


def test_until_its_day_it_is_nowhere(root):
    outputs, texts = built_files(root, DAY - timedelta(days=1))
    assert "bins.html" not in texts and "index.html" in texts
    assert {artifact.document for artifact in outputs.artifacts} & {"bins"} == set()
    told = [name for name, text in texts.items() if b"bins" in text or "£25".encode() in text]
    # The address of the website has the word.
    told = [name for name in told if b"bins." in texts[name] or "£25".encode() in texts[name]]
    assert told == []


def test_from_its_day_on_it_is_there_in_every_version(root):
    outputs, texts = built_files(root, DAY)
    assert {"bins.html", "easy-read/bins.html", "ur/bins.html"} <= texts.keys()
    assert "£25".encode() in texts["changes.atom"]
    assert any(artifact.document == "bins" for artifact in outputs.artifacts)


def test_its_day_makes_another_release(root):
    def id_on(today):
        return release_id(input_digests(without_held_back(find_documents(root, today))))

    assert id_on(TODAY) == id_on(DAY - timedelta(days=1)) != id_on(DAY)
    assert id_on(DAY) == id_on(DAY + timedelta(days=1))


def test_it_is_checked_all_the_same(root):
    sources = find_documents(root, TODAY)
    assert sources.held_back == {"bins": DAY}
    assert ("bins", "full") in sources.variants
    rules = [rulebook.load()[name] for name in ("held-back-shown", "change-in-future")]
    assert judge("sources", sources, rules).findings == ()


@pytest.mark.parametrize("columns", [40, 200])
def test_status_says_when_it_is_published(root, columns):
    told = render(page_statuses(find_documents(root, TODAY)), columns)
    assert "\nbins (published on 2026-12-14)\n" in told
    assert "index (published" not in told


def test_a_section_with_nothing_in_it_is_left_out(root):
    sources = find_documents(root, TODAY)
    kept = without_held_back(sources)
    assert kept.publication.documents == tuple(
        slug for slug in sources.publication.documents if slug != "bins"
    )
    assert all(section.documents for section in kept.publication.nav_sections)
    assert [note.documents for note in kept.publication.changes] == [("index",)]
    assert without_held_back(replace(sources, held_back={})).variants == sources.variants


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("publish_at: tomorrow", "year, month, day"),
        ("publish_at: 2026-12-14 10:00:00", "at line 4"),
        ("publish_at: 12/14/2026", "year, month, day"),
        ("publish_at:", "year, month, day"),
    ],
)
def test_a_day_that_cannot_be_read_is_a_finding(tmp_path, line, told):
    root = copy_of_levels(tmp_path / "site")
    page = root / "docs" / "bins.md"
    page.write_text(page.read_text().replace("\nowner:", f"\n{line}\nowner:"))
    sources = find_documents(root, TODAY)
    assert sources.held_back == {}
    rules = [rulebook.load()[name] for name in ("front-matter-incomplete", "unreadable-file")]
    (found,) = judge("sources", sources, rules).findings
    assert found.place.line == 4 and told in found.mend


def test_the_day_stands_with_the_source_alone(tmp_path):
    root = copy_of_levels(tmp_path / "site")
    page = root / "docs" / "easy-read" / "bins.md"
    page.write_text(
        page.read_text().replace("\nmade_from:", "\npublish_at: 2026-12-14\nmade_from:")
    )
    sources = find_documents(root, TODAY)
    assert sources.held_back == {}
    (found,) = judge("sources", sources, [rulebook.load()["front-matter-incomplete"]]).findings
    assert "written first" in found.what


@pytest.mark.parametrize(
    ("held", "at", "told"),
    [
        ({"bin-stories": "2026-12-14"}, "docs/find-a-story.md", "“bin-stories” is about"),
        ({"bin-stories": "2026-12-14", "find-a-story": "2026-12-01"}, "docs/find-a-story.md", "14"),
        ({"bin-stories": "2026-12-14", "find-a-story": "2026-12-14"}, "", ""),
        ({"garden-waste": "2026-12-14"}, "docs/garden-waste-answer.md", "“garden-waste” is about"),
        ({"fewer-bins": "2099-12-14"}, "docs/fewer-bins.md", "published on 2099-12-14 only"),
    ],
)
def test_what_belongs_together_is_published_together(tmp_path, held, at, told):
    root = copy_of_kinds(tmp_path / "site")
    for slug, day in held.items():
        page = root / "docs" / f"{slug}.md"
        page.write_text(page.read_text().replace("\nowner:", f"\npublish_at: {day}\nowner:"))
    sources = find_documents(root, TODAY)
    found = judge("sources", sources, [rulebook.load()["held-back-shown"]]).findings
    ours = [
        each for each in found if "leads to" not in each.what and "change speaks" not in each.what
    ]
    assert {each.place.path for each in ours} - {at} <= {f"docs/{slug}.md" for slug in held}
    if at:
        assert any(told in each.what for each in ours if each.place.path == at)
    else:
        assert ours == []
