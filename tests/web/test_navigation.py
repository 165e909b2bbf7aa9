"""Sections of navigation: in menu, trail, first pages, lists; and that no menu grows."""

import re
from dataclasses import replace

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from alongside.model import NavSection
from alongside.outputs.expected import split_into_leaves
from alongside.publication.catalogue import find_documents
from alongside.web import staging
from alongside.web.document import page_context
from alongside.web.downloads import downloads_context
from alongside.web.frame import MENU_DOCUMENTS
from alongside.web.home import home_context
from alongside.web.navigation import groups_of_strand
from alongside.web.search import search_context
from alongside.web.utility_pages import site_map_context
from tiny_site import REPOSITORY, TODAY, copy_of_tiny

THEME = Environment(
    loader=FileSystemLoader(REPOSITORY / "theme"), undefined=StrictUndefined, autoescape=True
)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return find_documents(copy_of_tiny(tmp_path_factory.mktemp("sections") / "tiny"), TODAY)


def grown(found, count, sections, loose=()):
    """The tiny publication with its first page under many names, in equal sections.

    loose: slugs that stand in no section.
    """
    slugs = ("index", *(f"document-number-{number:03}" for number in range(1, count)))
    in_sections = [slug for slug in slugs if slug not in loose]
    size = -(-len(in_sections) // sections) if sections else 0
    nav_sections = tuple(
        NavSection(
            id=f"part-{number}",
            titles={
                strand.key: f"Part {number} {strand.key}" for strand in found.publication.strands
            },
            documents=tuple(in_sections[number * size : (number + 1) * size]),
        )
        for number in range(sections)
    )
    variants = {
        (slug, strand.key): replace(
            found.variants["index", strand.key], document=slug, meta={"title": slug.upper()}
        )
        for slug in slugs
        for strand in found.publication.strands
    }
    order = [slug for section in nav_sections for slug in section.documents]
    documents = tuple(order + [slug for slug in slugs if slug not in order])
    publication = replace(found.publication, documents=documents, nav_sections=nav_sections)
    return replace(found, publication=publication, variants=variants)


def context_at(sources, slug, strand="full"):
    variant = sources.variants[slug, strand]
    return page_context(sources, variant, split_into_leaves(variant)[0])


def shape(entries):
    return [
        (entry["title"], [below["title"] for below in entry["below"]]) if entry["below"] else entry["title"]
        for entry in entries
    ]  # fmt: skip


def test_a_menu_lists_the_sections_and_the_documents_of_its_own(found):
    sources = grown(found, 7, 3, loose=("document-number-006",))
    assert shape(context_at(sources, "document-number-003")["nav"]) == [
        "Part 0 full",
        ("Part 1 full", ["DOCUMENT-NUMBER-002", "DOCUMENT-NUMBER-003"]),
        "Part 2 full",
        "DOCUMENT-NUMBER-006",
        "All pages",
    ]
    assert shape(context_at(sources, "document-number-006")["nav"])[:3] == [
        "Part 0 full",
        "Part 1 full",
        "Part 2 full",
    ]


def test_the_current_page_is_marked_in_its_section_alone(found):
    nav = context_at(grown(found, 6, 3), "document-number-003")["nav"]
    marked = [
        each["title"] for entry in nav for each in (entry, *entry["below"]) if each["current"]
    ]
    assert marked == ["DOCUMENT-NUMBER-003"]


def test_a_section_leads_to_the_list_of_its_documents(found):
    sources = grown(found, 6, 3)
    assert context_at(sources, "index", "ur")["nav"][1]["href"] == "all-pages.html#section-part-1"
    page = THEME.get_template("all-pages.html").render(alongside=all_pages(sources, "ur"))
    assert '<h2 id="section-part-1">Part 1 ur</h2>' in page
    assert page.count("section-part-1") == 4  # its heading, the way to it above, and both menus


def all_pages(sources, strand):
    return site_map_context(sources, sources.publication.strand(strand))


def test_the_trail_leads_over_the_section(found):
    sources = grown(found, 6, 3)
    crumbs = context_at(sources, "document-number-003", "easy-read")["trail"]
    assert [crumb["label"] for crumb in crumbs] == ["Home", "Easy read", "Part 1 easy-read"]
    assert crumbs[-1]["href"] == "all-pages.html#section-part-1"
    # The first page of a level leads to all sections itself.
    assert [crumb["label"] for crumb in context_at(sources, "index", "easy-read")["trail"]] == [
        "Home"
    ]
    flat = context_at(grown(found, 6, 0), "document-number-003")["trail"]
    assert "All pages" not in [crumb["label"] for crumb in flat]


def test_first_pages_and_the_front_door_lead_to_the_sections(found):
    sources = grown(found, 6, 3)
    for context in (context_at(sources, "index", "ur"), home_context(sources)):
        assert [link["href"] for link in context["nav_sections"]] == [
            f"all-pages.html#section-part-{number}" for number in range(3)
        ]
    assert context_at(sources, "document-number-003")["nav_sections"] == []
    assert context_at(grown(found, 6, 0), "index")["nav_sections"] == []


@pytest.mark.parametrize("make", [site_map_context, downloads_context, search_context])
def test_lists_follow_the_sections(found, make):
    sources = grown(found, 5, 2, loose=("document-number-004",))
    groups = make(sources, sources.publication.strand("ur"))["groups"]
    assert [(group["title"], [page["href"] for page in group["pages"]]) for group in groups] == [
        ("Part 0 ur", ["index.html", "document-number-001.html"]),
        ("Part 1 ur", ["document-number-002.html", "document-number-003.html"]),
        ("دوسرے صفحات", ["document-number-004.html"]),
    ]
    assert len({group["id"] for group in groups}) == 3


@pytest.mark.parametrize("make", [site_map_context, downloads_context, search_context])
def test_without_sections_lists_have_no_titles(found, make):
    groups = make(grown(found, 3, 0), found.publication.source)["groups"]
    assert [group["title"] for group in groups] == [""]


def test_next_and_previous_follow_the_sections(found):
    sources = grown(found, 6, 3, loose=("document-number-001",))
    order = [
        variant.document
        for group in groups_of_strand(sources, sources.publication.source)
        for variant in group.variants
    ]
    assert order == list(sources.publication.documents)
    assert order[-1] == "document-number-001"
    assert context_at(sources, "document-number-001")["next"] is None
    assert context_at(sources, order[1])["previous"]["title"] == order[0].upper()


def test_a_section_of_which_a_strand_has_nothing_is_not_shown(found):
    sources = grown(found, 6, 3)
    fewer = {
        key: variant
        for key, variant in sources.variants.items()
        if key not in (("document-number-002", "ur"), ("document-number-003", "ur"))
    }
    sources = replace(sources, variants=fewer)
    assert [g.id for g in groups_of_strand(sources, sources.publication.strand("ur"))] == [
        "part-0",
        "part-2",
    ]


def test_fonts_have_the_letters_of_titles(found, monkeypatch):
    asked = {}
    monkeypatch.setattr(
        staging,
        "web_fonts",
        lambda _, language, texts, _others: asked.update({language.tag: texts}) or {},
    )
    monkeypatch.setattr(staging, "not_found_fonts", lambda *_: {})
    section = NavSection(
        "one", {s.key: f"⇄ {s.key}" for s in found.publication.strands}, ("index",)
    )
    publication = replace(found.publication, nav_sections=(section,))
    staging.staged_files(replace(found, publication=publication))
    assert {"⇄ full", "⇄ plain-english", "⇄ easy-read"} <= set(asked["en"])
    assert "⇄ ur" in asked["ur"]


def menu_bytes(sources, slug):
    context = context_at(sources, slug) | {"fonts": []}
    page = THEME.get_template("main.html").render(
        alongside=context, heading="", parts=[], is_guided=False
    )
    menus = re.findall(r'<nav class="menu.*?</nav>', page, re.DOTALL)
    assert len(menus) == 2
    return sum(len(menu.encode()) for menu in menus), len(page.encode())


@pytest.mark.parametrize("sections", [0, 1, 6, 30, 100, 300])
def test_a_page_of_300_documents_weighs_about_what_one_of_20_does(found, sections):
    small, large = grown(found, 20, 0), grown(found, 300, sections)
    most, page = menu_bytes(small, "document-number-010")
    for slug in ("index", "document-number-010", "document-number-150", "document-number-299"):
        menu, whole = menu_bytes(large, slug)
        assert menu <= 2 * most
        assert whole <= 1.5 * page
    # The same with far more: it is the reader's eye that sets the limit.
    assert menu_bytes(grown(found, 900, sections), "document-number-150")[0] <= 2 * most


def test_a_menu_has_no_more_links_in_a_row_than_can_be_overlooked(found):
    for entry in context_at(grown(found, 600, 25), "document-number-300")["nav"]:
        assert len(entry["below"]) <= MENU_DOCUMENTS
    assert (
        len(context_at(grown(found, 600, 25), "document-number-300")["nav"]) == MENU_DOCUMENTS + 1
    )
