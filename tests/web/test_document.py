"""What a page is told about itself and its siblings."""

from dataclasses import replace
from datetime import timedelta

import pytest

from alongside.model import Format
from alongside.model.own_pages import SEARCH
from alongside.outputs.expected import split_into_leaves, strand_slugs
from alongside.publication.catalogue import find_documents
from alongside.web.document import page_context
from alongside.web.drafts import is_draft
from alongside.web.frame import page_head_title
from alongside.web.page_parts import split_sections
from tiny_site import TODAY


@pytest.fixture
def sources(tiny):
    return find_documents(tiny, TODAY)


def first_page(sources, variant):
    return page_context(sources, variant, split_into_leaves(variant)[0])


def ways_to_read(context):
    """All links of the switcher, those that are seen at once before the others."""
    return [*context["named_first"], *context["behind_press"]]


def test_links_between_strands_are_relative(sources):
    context = first_page(sources, sources.variants["bins", "ur"])
    assert [entry["href"] for entry in ways_to_read(context)] == [
        "../easy-read/bins.html",
        "../bins.html",
        "../plain-english/bins.html",
        "bins.html",
    ]
    assert context["home"] == "index.html"
    slugs = [
        slug for slug in strand_slugs(sources.publication) if slug != SEARCH
    ]  # that is in the header
    assert [entry["href"] for entry in context["footer"]] == [
        *(f"{slug}.html" for slug in slugs),
        "../accessibility.html",
        "../credits.html",
    ]
    assert [entry["language"] for entry in context["footer"]] == [
        *("ur" for _ in slugs),
        "en",
        "en",
    ]


def test_the_way_home_leads_over_the_first_page_of_the_level(sources):
    def trail(slug, key):
        return [
            crumb["href"] for crumb in first_page(sources, sources.variants[slug, key])["trail"]
        ]

    assert trail("index", "full") == ["index.html"]
    assert trail("bins", "full") == ["index.html", "introduction.html"]
    assert trail("bins", "easy-read") == ["../index.html", "index.html"]
    assert (trail("index", "ur"), trail("bins", "ur")) == ([], ["index.html"])


def test_a_level_is_named_in_its_own_words_on_every_page(sources):
    for key in ("ur", "full"):
        switcher = ways_to_read(first_page(sources, sources.variants["bins", key]))
        assert [e["label"] for e in switcher] == [
            "Easy read",
            "Full version",
            "Plain English",
            "اردو",
        ]
        assert [e["tag"] for e in switcher] == ["en-simple", "en", "en", "ur"]


@pytest.mark.parametrize(
    ("left", "key", "first", "behind"),
    [
        (("full", "plain-english", "easy-read", "ur"), "full", ["easy-read"], 3),
        (("full", "plain-english", "easy-read", "ur"), "ur", ["easy-read"], 3),
        (("full", "plain-english", "easy-read", "ur"), "easy-read", [], 4),
        (("full", "easy-read"), "full", ["easy-read"], 0),
        (("full", "easy-read"), "easy-read", ["full"], 0),
        (("full", "ur"), "full", ["ur"], 0),
        (("full", "plain-english", "ur"), "full", [], 3),
        (("full",), "full", [], 0),
    ],
)
def test_easy_read_or_the_only_other_way_is_seen_at_once(sources, left, key, first, behind):
    variants = {at: each for at, each in sources.variants.items() if at[1] in left}
    few = replace(sources, variants=variants)
    context = first_page(few, variants["bins", key])
    folders = {"full": "", "ur": "ur/", "easy-read": "easy-read/"}
    assert [entry["href"].removeprefix("../") for entry in context["named_first"]] == [
        f"{folders[each]}bins.html" for each in first
    ]
    assert len(context["behind_press"]) == behind


def test_a_page_with_a_heading_like_ours_on_contact_is_known(sources):
    variant = sources.variants["bins", "full"]
    assert not first_page(sources, variant)["tells_contact"]
    last = replace(variant.sections[-1], heading="Contact Us")
    asked = replace(variant, sections=(*variant.sections[:-1], last))
    assert first_page(sources, asked)["tells_contact"]


def test_neighbours_and_menu_stay_in_the_strand(sources):
    first, last = (first_page(sources, sources.variants[slug, "ur"]) for slug in ("index", "bins"))
    assert first["previous"] is None and first["next"]["href"] == "bins.html"
    assert last["next"] is None and last["previous"]["title"] == "ایگزامپلٹن میں کوڑے دان"
    assert [(e["href"], e["current"]) for e in last["nav"]] == [
        ("index.html", False),
        ("bins.html", True),
    ]


def test_a_section_that_a_variant_lacks_is_not_offered_there(sources):
    urdu = sources.variants["bins", "ur"]
    shorter = replace(urdu, sections=urdu.sections[:2])
    changed = replace(sources, variants={**sources.variants, ("bins", "ur"): shorter})
    sections = first_page(changed, changed.variants["bins", "full"])["sections"]
    assert len(sections["what-goes-where"]["links"]) == 3
    assert [e["language"] for e in sections["collection-days"]["links"]] == ["en", "en"]


def test_only_second_level_headings_have_a_switcher(sources):
    assert list(first_page(sources, sources.variants["bins", "full"])["sections"]) == [
        "what-goes-where",
        "collection-days",
    ]


def test_a_page_offers_the_files_that_are_made_of_it(sources):
    both = replace(
        sources,
        publication=replace(
            sources.publication, formats=(Format.WEB, Format.PDF, Format.LARGE_PRINT)
        ),
    )
    assert [
        (file["path"], file["label"])
        for file in first_page(both, both.variants["bins", "ur"])["files"]
    ] == [
        ("ur/bins-plain-english-ur.pdf", "آپ کے کوڑے دان – اردو – پی ڈی ایف"),
        (
            "ur/bins-plain-english-ur-large-print.pdf",
            "آپ کے کوڑے دان – اردو – بڑے حروف کی پی ڈی ایف",
        ),
    ]
    assert [
        file["label"] for file in first_page(both, both.variants["bins", "easy-read"])["files"]
    ] == [
        "Your bins – Easy read (English) – PDF",
        "Your bins – Easy read (English) – Large print PDF",
    ]


def test_a_page_without_pdf_offers_none(sources):
    web_only = replace(sources, publication=replace(sources.publication, formats=(Format.WEB,)))
    context = first_page(web_only, web_only.variants["bins", "full"])
    assert context["files"] == []
    assert "downloads.html" not in [entry["href"] for entry in context["footer"]]


SIGNED = {
    "for": "translation",
    "by": "second-linguist",
    "on": TODAY,
    "text": "this text",
    "source": "0e7e4c",
}


@pytest.mark.parametrize(
    ("entries", "draft"),
    [
        (None, True),
        ([], True),
        (["translation"], True),
        ([{"for": "translation", "text": "this text"}], True),
        ([SIGNED | {"text": "of another text"}], True),
        ([SIGNED | {"source": "of another source"}], True),
        ([SIGNED | {"source": ""}], True),
        ([SIGNED | {"for": "easy-read"}], True),
        ([SIGNED | {"by": "clinician"}], True),
        ([SIGNED | {"on": TODAY + timedelta(days=1)}], True),
        ([SIGNED | {"on": "lately"}], True),
        ([SIGNED], False),
        ([SIGNED, SIGNED | {"text": "of another text"}], False),
    ],
)
def test_a_page_is_a_draft_until_this_very_text_is_signed_off(sources, entries, draft):
    variant = replace(sources.variants["bins", "ur"], fingerprint="this text")
    assert (
        is_draft(sources, replace(variant, meta={**variant.meta, "signed_off": entries})) is draft
    )


def test_a_page_that_needs_no_sign_off_is_no_draft(sources):
    assert not is_draft(sources, sources.variants["bins", "full"])


def test_a_page_says_who_checked_what_in_its_own_language(sources):
    context = first_page(sources, sources.variants["bins", "ur"])
    assert (context["draft"], context["lacking"]) == (False, [])
    assert context["checked"] == [
        {"what": "ترجمہ", "role": "ایک اور مترجم", "date": "2026-11-02", "day": "2 نومبر، 2026"}
    ]


def test_a_draft_says_what_is_lacking_where_some_has_been_checked(sources):
    full = sources.variants["bins", "full"]
    marked = replace(full, meta={**full.meta, "needs": ["clinical"]})
    sources = replace(sources, variants={**sources.variants, ("bins", "full"): marked})
    for key, lacking in (("full", "the health information"), ("ur", "صحت کی معلومات")):
        context = first_page(sources, sources.variants["bins", key])
        assert (context["draft"], context["lacking"]) == (True, [lacking])
    assert first_page(sources, sources.variants["bins", "ur"])["checked"]
    assert first_page(sources, sources.variants["index", "full"])["draft"] is False


def test_sections_joined_again_are_the_text():
    html = '<p>Lead</p>\n<h2 id="a">A</h2>\n<h3 id="b">B</h3><p>x</p>\n<h2 class="k" id="c">C</h2>'
    parts = split_sections(html)
    assert [part.id for part in parts] == ["", "a", "c"]
    assert "".join(part.html for part in parts) == html


def test_a_text_without_headings_is_one_part():
    assert [(part.id, part.html) for part in split_sections("<p>Lead</p>")] == [("", "<p>Lead</p>")]


def test_titles_tell_levels_of_one_language_apart(tiny):
    publication = find_documents(tiny, TODAY).publication
    titles = {
        strand.key: page_head_title(publication, strand, "Bins") for strand in publication.strands
    }
    assert titles == {
        "full": "Bins – Bins in Exampleton",
        "plain-english": "Bins – Plain English – Bins in Exampleton",
        "easy-read": "Bins – Easy read – Bins in Exampleton",
        "ur": "Bins – ایگزامپلٹن میں کوڑے دان",
    }
