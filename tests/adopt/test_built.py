"""Websites that were brought over are built, page by page and in each language."""

import pytest
from lxml import html

from buildable import built
from old_sites import NAMES, OLD, adopt

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_built_with_its_pictures_and_links(tmp_path, name):
    adopt(OLD / name, tmp_path / "new")
    sources, out = built(tmp_path / "new")
    for (slug, _), variant in sources.variants.items():
        path = out / variant.strand.url / f"{slug}.html"
        page = html.parse(
            path if slug != "index" or variant.strand.url else out / "introduction.html"
        )
        (article,) = page.xpath("//article")
        assert variant.title in article.text_content()
        for address in article.xpath(".//img/@src"):
            assert (path.parent / address).resolve().is_file()


def test_a_publication_in_one_version_has_no_empty_list_of_others(tmp_path):
    adopt(OLD / "mkdocs-plain", tmp_path / "new")
    _, out = built(tmp_path / "new")
    (nav,) = html.parse(out / "search.html").xpath("//nav[@id='elsewhere']")
    assert "hidden" in nav.attrib


def test_a_publication_in_two_languages_leads_from_one_search_to_the_other(tmp_path):
    adopt(OLD / "hugo", tmp_path / "new")
    _, out = built(tmp_path / "new")
    (nav,) = html.parse(out / "search.html").xpath("//nav[@id='elsewhere']")
    assert "hidden" not in nav.attrib
    assert len(nav.xpath(".//li[not(@hidden)]")) == 1
