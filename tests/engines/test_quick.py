"""After a change of words a preview makes a few pages again. They are those of a full build, byte for byte."""

import pytest

from alongside.engines import mkdocs_incremental
from alongside.engines.mkdocs import MkdocsEngine
from alongside.preview import stage_changes
from alongside.publication.catalogue import find_documents
from alongside.web.staging import stage_publication
from buildable import make_buildable
from tiny_site import TODAY


@pytest.fixture
def root(tiny):
    make_buildable(tiny)
    file = tiny / "publication.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace(
            "sign_offs: [easy-read]", "sign_offs: [easy-read]\n    page_by_page: true"
        ),
        encoding="utf-8",
    )
    return tiny


def build(root, out):
    sources = find_documents(root, TODAY)
    stage_publication(sources, root / ".build/staged")
    MkdocsEngine(root).build(root / ".build/staged", out)
    return out


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def edit(root, page, old, new):
    file = root / page
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def update(root):
    """Paths of the pages that were made again; None when that is work for a full build."""
    sources = find_documents(root, TODAY)
    changed = stage_changes(sources, root / ".build/staged")
    return (
        set(mkdocs_incremental.update(sources, changed))
        if mkdocs_incremental.can_update(sources, changed)
        else None
    )


def test_pages_made_again_are_those_of_a_full_build(root, tmp_path):
    out = build(root, tmp_path / "quick")
    assert update(root) == set(), "nothing was changed"

    edit(root, "docs/bins.md", "before 7am", "before 6am")
    assert update(root) == {"bins.html"}
    edit(root, "docs/plain-english/bins.md", "title: Your bins", "title: The bins at your home")
    assert {
        "plain-english/bins.html",
        "plain-english/index.html",
        "plain-english/all-pages.html",
    } <= update(root)
    edit(
        root,
        "docs/easy-read/bins.md",
        "## Collection days {#collection-days}",
        "## New {#new}\n\n"
        "![](picture:sofa)\nA new section.\n\n## Collection days {#collection-days}",
    )
    assert "easy-read/bins.new.html" in update(root)
    edit(root, "docs/easy-read/bins.md", "## New {#new}", "## Newer {#newer}")
    assert {"easy-read/bins.new.html", "easy-read/bins.newer.html"} <= update(root)
    assert not (out / "easy-read/bins.new.html").exists()
    edit(root, "docs/easy-read/bins.md", "![](picture:leaf)\n", "")
    assert "credits.html" in update(root), "it names the pictures"
    assert not (out / "assets/pictures/leaf.svg").exists()
    edit(root, "docs/easy-read/bins.md", "Put paper", "![](picture:leaf)\nPut paper")
    assert "easy-read/bins.what-goes-where.html" in update(root)
    assert (out / "assets/pictures/leaf.svg").exists()
    edit(root, "docs/languages/ur/bins.md", "\n## ", "\nدن۔ [دن](index.md#contact)\n\n## ")
    assert "ur/bins.html" in update(root)
    assert files(out) == files(build(root, tmp_path / "full"))


def test_other_changes_are_left_to_a_full_build(root, tmp_path):
    build(root, tmp_path / "out")
    edit(root, "publication.yml", "Exampleton Council", "Exampleton Town Council")
    assert update(root) is None
    edit(root, "publication.yml", "Exampleton Town Council", "Exampleton Council")
    assert update(root) == set()
    (root / "glossary.yml").write_text(
        "bin:\n  en: {word: bin, meaning: A box.}\n", encoding="utf-8"
    )
    assert update(root) is None
    (root / "glossary.yml").unlink()
    assert update(root) is None, "its page was staged, and is gone"
    (root / "docs/languages/ur/bins.md").unlink()
    assert update(root) is None
    mkdocs_incremental.forget_last_build()
    edit(root, "docs/bins.md", "before 7am", "before 6am")
    assert update(root) is None, "nobody knows what is there after a build that failed"
