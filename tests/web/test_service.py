"""The pages that nobody writes, as their templates see them."""

from dataclasses import replace
from itertools import product

import pytest

from alongside.assets.pictures import used_picture_names
from alongside.model.own_pages import PER_STRAND
from alongside.outputs.expected import generated_paths, strand_slugs
from alongside.publication.catalogue import find_documents
from alongside.web.strand_pages import CONTEXTS
from alongside.web.utility_pages import not_found_context, site_map_context
from tiny_site import TODAY


@pytest.fixture
def sources(tiny):
    return find_documents(tiny, TODAY)


SITE = "https://council.example/bins/"


def test_the_not_found_page_has_whole_addresses_and_its_style(sources):
    fonts = '@font-face { src: url("urdu.woff2") format("woff2"); }'
    context = not_found_context(sources, SITE, "p { color: red }", fonts)
    assert [entry["href"] for entry in context["nav"]] == [
        f"{SITE}introduction.html",
        f"{SITE}bins.html",
    ]
    assert (context["home"], context["stylesheets"]) == (f"{SITE}index.html", [])
    assert context["style"] == (
        'p { color: red }@font-face { src: url("/bins/assets/fonts/urdu.woff2") format("woff2"); }'
    )


def test_the_not_found_page_offers_only_home_pages_that_exist(sources):
    for key in ("ur", "easy-read"):
        del sources.variants["index", key]
    [english] = not_found_context(sources, SITE, "", "")["languages"]
    assert english["language"] == "en"
    assert [home["label"] for home in english["homes"]] == ["Full version", "Plain English"]


def test_a_site_map_lists_only_pages_that_exist(sources):
    for at in [("bins", "ur"), ("index", "easy-read"), ("bins", "easy-read")]:
        del sources.variants[at]
    context = site_map_context(sources, sources.publication.strand("ur"))
    pages = [page for group in context["groups"] for page in group["pages"]]
    assert [page["href"] for page in pages] == ["index.html"]
    assert [other["href"] for other in context["elsewhere"]] == [
        "../all-pages.html",
        "../plain-english/all-pages.html",
    ]


def test_each_generated_page_is_in_one_language(sources):
    paths = generated_paths(sources.publication)
    once = {"index.html", "404.html", "accessibility.html", "credits.html"}
    folders = ("", "plain-english/", "easy-read/", "ur/")
    slugs = strand_slugs(sources.publication)
    each = {f"{folder}{slug}.html" for folder, slug in product(folders, slugs)}
    assert {path: strand.language for path, strand in paths.items()} == {
        path: "ur" if path.startswith("ur/") else "en" for path in once | each
    }


def test_every_page_of_each_strand_has_its_template_told_something():
    assert tuple(CONTEXTS) == PER_STRAND


def test_easy_read_has_pictures_beside_the_ways_to_contact_the_publisher(sources):
    pictures = sources.publication.pictures
    any_picture = next(iter(pictures.values()))
    told = {**pictures, "contact-email": replace(any_picture, name="contact-email")}
    asked = replace(sources, publication=replace(sources.publication, pictures=told))
    shown = {
        key: CONTEXTS["feedback"](asked, asked.publication.strand(key))["contact_pictures"]
        for key in ("full", "easy-read", "ur")
    }
    assert list(shown["easy-read"]) == ["contact-email"]
    assert shown["easy-read"]["contact-email"].startswith("../assets/pictures/")
    assert not shown["full"] and not shown["ur"]
    assert "contact-email" in used_picture_names(asked)
