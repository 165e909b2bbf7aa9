"""A site is given again only while all that it is made from stays the same."""

import os
import random
from datetime import timedelta

import pytest

from alongside.engines.kept_site import KeptSite
from alongside.engines.mkdocs import MkdocsEngine
from alongside.errors import BuildFailed
from alongside.publication.catalogue import find_documents
from alongside.system.file_cache import caches_switched_off
from alongside.web.staging import stage_publication
from buildable import make_buildable
from tiny_site import TODAY, copy_of_tiny

EDITS = int(os.environ.get("ALONGSIDE_EDITS", "3"))


class CountingEngine:
    """Writes what it is given, and counts how often it is asked."""

    def __init__(self):
        self.builds = 0

    def build(self, staged, out):
        self.builds += 1
        out.mkdir(parents=True, exist_ok=True)
        for page in staged.rglob("*.md"):
            target = out / page.relative_to(staged).with_suffix(".html")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(page.read_bytes())


@pytest.fixture
def root(tmp_path):
    return make_buildable(copy_of_tiny(tmp_path / "tiny"))


def read(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def build(root, engine, today=TODAY):
    sources = find_documents(root, today)
    staged, out = root / ".build/staged", root / ".build/site"
    stage_publication(sources, staged)
    KeptSite(engine, sources).build(staged, out)
    return read(out)


def test_the_same_site_is_not_built_again_and_nothing_else_is_left_in_its_folder(root):
    engine = CountingEngine()
    first = build(root, engine)
    (root / ".build/site/search-index").mkdir()
    (root / ".build/site/search-index/old.json").write_text("{}", encoding="utf-8")
    (root / ".build/site/en/our-area.html").unlink(missing_ok=True)
    assert build(root, engine) == first
    assert engine.builds == 1


@pytest.mark.parametrize(
    "name",
    ["docs/index.md", "publication.yml", "theme/main.html", "theme/assets/site.css", "mkdocs.yml"],
)
def test_a_change_of_any_file_that_it_is_made_from_builds_it_again(root, name):
    engine = CountingEngine()
    build(root, engine)
    file = root / name
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    build(root, engine)
    assert engine.builds == 2


def test_another_day_and_a_run_without_caches_build_it_again(root):
    engine = CountingEngine()
    first = build(root, engine)
    build(root, engine, TODAY + timedelta(days=1))
    assert engine.builds == 2
    with caches_switched_off():
        assert build(root, engine) == first
    assert engine.builds == 3


def test_a_build_that_failed_is_not_kept(root):
    class FailingEngine(CountingEngine):
        def build(self, staged, out):
            super().build(staged, out)
            raise BuildFailed("x", path="mkdocs.yml", why="x", mend="x")

    engine = FailingEngine()
    for _ in range(2):
        with pytest.raises(BuildFailed):
            build(root, engine)
    assert engine.builds == 2


@pytest.mark.slow
def test_after_random_edits_the_site_is_that_of_a_build_without_caches(root):
    chance = random.Random(13)
    page = root / "docs/index.md"
    texts = [page.read_text(encoding="utf-8")]
    for number in range(EDITS):
        text = chance.choice([*texts, f"{texts[0]}\nWords {number}.\n"])
        texts.append(text)
        page.write_text(text, encoding="utf-8")
        kept = build(root, MkdocsEngine(root))
        with caches_switched_off():
            assert build(root, MkdocsEngine(root)) == kept
