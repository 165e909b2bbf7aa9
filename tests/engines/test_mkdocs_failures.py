"""Builds that stop in words, with the file to mend, and what a build never does to a page."""

import re
import shutil

import pytest

from alongside.errors import BadInput, BuildFailed
from buildable import built, make_buildable, pages_of


@pytest.fixture
def buildable(tiny):
    return make_buildable(tiny)


def test_words_are_never_taken_for_markup(buildable):
    page = buildable / "docs/bins.md"
    page.write_text(page.read_text().replace("title: Your bins", "title: Bins & 5 < 6 bags &amp"))
    _, out = built(buildable)
    root = pages_of(out)["bins.html"]
    assert root.findtext(".//h1") == "Bins & 5 < 6 bags &amp"
    assert root.findtext(".//title").startswith("Bins & 5 < 6 bags &amp – ")
    assert not root.xpath("//b")


def test_a_missing_page_is_never_replaced_by_another_language(buildable):
    (buildable / "docs/languages/ur/bins.md").unlink()
    index = buildable / "docs/languages/ur/index.md"
    index.write_text(re.sub(r"\(bins\.md[^)]*\)", "(#contact)", index.read_text()))
    _, out = built(buildable)
    assert not (out / "ur/bins.html").exists()
    hrefs = [href for root in pages_of(out).values() for href in root.xpath("//@href")]
    assert not [href for href in hrefs if "ur/bins.html" in href]
    assert "bins.html" not in pages_of(out)["ur/index.html"].xpath(
        "//nav[@class='menu menu-wide']//@href"
    )


@pytest.mark.parametrize(
    ("before", "after"), [("(bins.md)", "(binz.md)"), ("(bins.md#collection-days)", "(bins.md#no)")]
)
def test_a_broken_link_stops_the_build_and_names_the_file_to_mend(buildable, before, after):
    page = buildable / "docs/languages/ur/index.md"
    page.write_text(page.read_text().replace(before, after))
    with pytest.raises(BuildFailed) as stopped:
        built(buildable)
    assert stopped.value.path == "docs/languages/ur/index.md"
    assert "en-Plai" not in stopped.value.seen and stopped.value.exit_code == 1


def test_a_broken_template_stops_the_build_in_words(buildable):
    (buildable / "theme/main.html").write_text("{% extends 'nowhere.html' %}")
    with pytest.raises(BuildFailed) as stopped:
        built(buildable)
    assert "nowhere.html" in stopped.value.seen and stopped.value.mend


def test_a_missing_settings_file_stops_the_build_in_words(buildable):
    (buildable / "mkdocs.yml").unlink()
    with pytest.raises(BadInput) as stopped:
        built(buildable)
    assert (stopped.value.path, stopped.value.exit_code) == ("mkdocs.yml", 2)


def test_a_failed_build_leaves_the_next_one_clean(buildable):
    shutil.copy(buildable / "theme/main.html", buildable / "kept.html")
    (buildable / "theme/main.html").write_text("{{ alongside.nothing.here }}")
    with pytest.raises(BuildFailed, match="could not be built"):
        built(buildable)
    shutil.move(buildable / "kept.html", buildable / "theme/main.html")
    (buildable / ".build/site/left-over.html").parent.mkdir(exist_ok=True)
    (buildable / ".build/site/left-over.html").write_text("old")
    _, out = built(buildable)
    assert not (out / "left-over.html").exists()
