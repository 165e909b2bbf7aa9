"""The pages that nobody writes, as their templates see them."""

import pytest
from tiny_site import TODAY

from alongside.catalogue import find_documents
from alongside.outputs import generated_paths
from alongside.web.service import not_found_context, site_map_context


@pytest.fixture
def sources(tiny):
    return find_documents(tiny, TODAY)


def test_the_not_found_page_links_from_the_root_of_the_site(sources):
    context = not_found_context(sources, "/bins/")
    assert [entry["href"] for entry in context["nav"]] == ["/bins/index.html", "/bins/bins.html"]
    assert (context["home"], context["stylesheets"]) == (
        "/bins/index.html", ["/bins/assets/site.css", "/bins/assets/fonts/ur.css"])


def test_the_not_found_page_offers_only_home_pages_that_exist(sources):
    for key in ("ur", "easy-read"):
        del sources.variants["index", key]
    said = not_found_context(sources, "/bins/")["languages"]
    assert [(one["language"], [home["label"] for home in one["homes"]]) for one in said] == [
        ("en", ["Full strategy", "Plain English"])]


def test_a_site_map_lists_only_pages_that_exist(sources):
    for at in [("bins", "ur"), ("index", "easy-read"), ("bins", "easy-read")]:
        del sources.variants[at]
    groups = site_map_context(sources, sources.publication.strand("ur"))["groups"]
    assert [(group["id"], [page["href"] for page in group["pages"]]) for group in groups] == [
        ("pages-ur", ["index.html"]), ("pages-full", ["../index.html", "../bins.html"]),
        ("pages-plain-english", ["../plain-english/index.html", "../plain-english/bins.html"])]


def test_each_generated_page_is_in_one_language(sources):
    paths = generated_paths(sources.publication)
    assert {path: strand.language for path, strand in paths.items()} == {
        "404.html": "en", "accessibility.html": "en", "credits.html": "en",
        "all-pages.html": "en", "plain-english/all-pages.html": "en", "easy-read/all-pages.html": "en",
        "ur/all-pages.html": "ur", "search.html": "en", "plain-english/search.html": "en",
        "easy-read/search.html": "en", "ur/search.html": "ur"}
