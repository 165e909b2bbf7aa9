"""An engine's contract, kept by MkDocs: every page in its language, linked to its siblings, no scripts."""

from base64 import b64encode
from hashlib import sha256
from urllib.parse import unquote, urldefrag

import pytest

from alongside.model.own_pages import CHANGES, GLOSSARY, IN_SOURCE_LANGUAGE, PER_STRAND, SEARCH
from buildable import built, make_buildable, pages_of
from tiny_site import copy_of_tiny

SITE = "https://exampleton.example/bins/"
OWN = tuple(slug for slug in PER_STRAND if slug not in (GLOSSARY, CHANGES))


"""The tiny publication has no glossary.yml and no changes.yml, so it has no pages from them."""
IN_FOOTER = tuple(f"{slug}.html" for slug in (*OWN, *IN_SOURCE_LANGUAGE) if slug != SEARCH)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return built(make_buildable(copy_of_tiny(tmp_path_factory.mktemp("site") / "tiny")))


@pytest.mark.parametrize(
    ("page", "language", "direction"),
    [
        ("bins.html", "en", "ltr"),
        ("plain-english/bins.html", "en", "ltr"),
        ("easy-read/bins.html", "en", "ltr"),
        ("ur/bins.html", "ur", "rtl"),
        ("credits.html", "en", "ltr"),
        ("404.html", "en", "ltr"),
        ("all-pages.html", "en", "ltr"),
        ("ur/all-pages.html", "ur", "rtl"),
        ("ur/search.html", "ur", "rtl"),
    ],
)
def test_a_page_declares_its_language_and_direction(site, page, language, direction):
    root = pages_of(site[1])[page]
    assert (root.get("lang"), root.get("dir")) == (language, direction)


def test_exactly_the_pages_that_exist_are_built(site):
    variants = {
        f"{prefix}{slug}.html"
        for prefix in ("", "plain-english/", "easy-read/", "ur/")
        for slug in ("index", "bins", *OWN)
    }
    once = {"introduction.html", "404.html", "accessibility.html", "credits.html"}
    assert set(pages_of(site[1])) == variants | once


def test_the_article_is_the_title_and_the_text(site):
    article = pages_of(site[1])["ur/bins.html"].find(".//main/article")
    assert (article[0].tag, article[0].get("id"), article[0].text) == (
        "h1",
        "introduction",
        "آپ کے کوڑے دان",
    )
    own = [child.tag for child in article if child.get("data-furniture") is None]
    assert own == ["h1", "p", "h2", "ul", "h3", "p", "h2", "p", "div"]


def test_no_page_needs_a_script_or_an_inline_style(site):
    for page, root in pages_of(site[1]).items():
        styles = 1 if page == "404.html" else 0  # it is shown at any address
        assert len(root.xpath("//style")) == styles, page
        assert not root.xpath("//@style | //@onclick"), page
        top = "../" if "/" in page else ""
        own = [f"{top}assets/search.js"] if page.endswith("search.html") else []
        assert root.xpath("//script/@src") == own and len(root.xpath("//script")) == len(own), page


def test_every_page_has_a_way_to_the_search_of_its_language(site):
    for page, root in pages_of(site[1]).items():
        wanted = f"{SITE}search.html" if page == "404.html" else "search.html"
        # Few things to do, or a page that may come from elsewhere than the search: a link to it.
        easy = page.startswith("easy-read/") or page == "404.html"
        ways = root.xpath(
            "//header//form[@role='search']/@action" if not easy else "//header//p/a/@href"
        )
        assert ways == ([] if page.endswith("search.html") else [wanted]), page
        fields = root.xpath("//form[@role='search']//input")
        assert [field.get("name") for field in fields] == (
            [] if easy and not page.endswith("search.html") else ["q"]
        )


def test_nothing_of_the_theme_we_override_is_published(site):
    out = site[1]
    kinds = {path.suffix for path in out.rglob("*") if path.is_file()}
    assert kinds == {".html", ".css", ".svg", ".woff2", ".js"}
    assert sorted(path.name for path in (out / "assets").iterdir() if path.is_file()) == [
        "icon.svg",
        "search-results.js",
        "search.js",
        "site.css",
    ]
    assert not (out / "styles").exists()


def test_every_link_leads_to_a_page_and_section_that_exist(site):
    out = site[1]
    ids = {page: set(root.xpath("//@id")) for page, root in pages_of(out).items()}
    for page, root in pages_of(out).items():
        if page == "404.html":
            continue
        for href in root.xpath("//@href | //@src"):
            if "://" in href or href.startswith("mailto:") or href.endswith(".pdf"):
                continue
            address, section = urldefrag(unquote(href))
            target = (
                ((out / page).parent / address).resolve() if address else (out / page).resolve()
            )
            assert target.is_file(), f"{page}: {href}"
            there = target.relative_to(out.resolve()).as_posix()
            assert not section or section in ids[there], f"{page}: {href}"


def test_each_section_can_be_read_in_every_other_variant(site):
    root = pages_of(site[1])["ur/bins.html"]
    (first, *_) = root.xpath("//details[@data-furniture]")
    assert first.xpath(".//a/@href") == [
        f"../{folder}bins.html#what-goes-where" for folder in ("", "plain-english/", "easy-read/")
    ]
    assert "کس کوڑے دان میں کیا ڈالیں" in first.findtext("summary")


def test_the_page_switcher_names_each_language_in_its_own_words(site):
    root = pages_of(site[1])["plain-english/index.html"]
    (switcher,) = root.find_class("switcher")
    assert [
        (a.text, a.get("lang"), a.get("dir"), a.get("hreflang")) for a in switcher.iter("a")
    ] == [
        ("Easy read", "en", "ltr", "en-simple"),
        ("Full version", "en", "ltr", "en"),
        ("اردو", "ur", "rtl", "ur"),
    ]
    assert [e.text for e in switcher.xpath(".//*[@aria-current]")] == ["Plain English"]


def test_there_is_no_link_to_a_file_before_it_is_made(site):
    for page, root in pages_of(site[1]).items():
        assert not root.xpath("//a[contains(@href, '.pdf')]"), page
    places = pages_of(site[1])["ur/bins.html"].xpath("//*[@data-file]")
    assert [(place.get("data-file"), place.text) for place in places] == [
        ("ur/bins-plain-english-ur.pdf", "آپ کے کوڑے دان – اردو – پی ڈی ایف")
    ]


def test_only_the_pages_of_a_script_load_its_font(site):
    for page, root in pages_of(site[1]).items():
        sheets = [href for href in root.xpath("//link[@rel='stylesheet']/@href") if "fonts" in href]
        if page == "404.html":
            style = root.findtext(".//style")
            assert not sheets and 'url("/bins/assets/fonts/noto-nastaliq' in style
            continue
        (sheet,) = sheets
        name = "ur" if page.startswith("ur/") else "en"
        assert sheet.endswith(f"assets/fonts/{name}.css"), page
        early = root.xpath("//link[@rel='preload']/@href")
        assert len(early) == (1 if name == "ur" else 0), page
        assert all((site[1] / page).parent.joinpath(font).is_file() for font in early)


def test_the_front_door_asks_one_question_with_every_way_to_read_as_a_link(site):
    root = pages_of(site[1])["index.html"]
    assert root.findtext(".//h1") == "How would you like to read this?"
    chosen = [
        (a.text, a.get("href"), a.get("hreflang"), a.get("lang"))
        for a in root.xpath("//ul[starts-with(@class, 'choices')]//a")
    ]
    assert chosen[:4] == [
        ("Full version", "introduction.html", "en", None),
        ("Plain English", "plain-english/index.html", "en", None),
        ("Easy read", "easy-read/index.html", "en-simple", None),
        ("اردو", "ur/index.html", "ur", "ur"),
    ]
    assert not root.xpath("//nav")


def test_feedback_goes_to_the_publisher_in_the_words_of_the_page(site):
    root = pages_of(site[1])["ur/feedback.html"]
    (link,) = root.xpath("//main//a[contains(@class, 'button')]")
    assert unquote(link.get("href")) == (
        "mailto:bins@exampleton.example?subject=اپنی رائے بتائیں: ایگزامپلٹن میں کوڑے دان"
    )


def test_the_not_found_page_works_at_any_depth(site):
    root = pages_of(site[1])["404.html"]
    links = [h for h in root.xpath("//@href | //@src | //@action") if h[0] != "#"]
    ours = [href for href in links if href.startswith(SITE)]
    assert len(ours) > 5 and not root.xpath("//form")
    elsewhere = [href for href in links if href not in ours]
    assert all(href.startswith(("mailto:", "https://")) for href in elsewhere)


def test_the_policy_of_the_not_found_page_allows_its_own_style_and_no_other(site):
    root = pages_of(site[1])["404.html"]
    style = root.findtext(".//style")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert f"style-src 'self' 'sha256-{digest}';" in policy
    assert (site[1] / "assets/site.css").read_text("utf-8") in style


def test_the_not_found_page_speaks_every_language(site):
    root = pages_of(site[1])["404.html"]
    said = [
        (part.get("lang"), part.get("dir"), part.xpath(".//a/@href"))
        for part in root.xpath("//main//div[@lang]")
    ]
    english = [
        f"{SITE}{page}.html" for page in ("introduction", "plain-english/index", "easy-read/index")
    ]
    assert said == [("en", "ltr", english), ("ur", "rtl", [f"{SITE}ur/index.html"])]
    assert "صفحہ نہیں ملا" in root.findtext(".//div[@lang='ur']/h2")


def test_the_site_map_lists_its_own_pages_with_their_sections_and_then_the_others(site):
    root = pages_of(site[1])["ur/all-pages.html"]
    own, others = root.xpath("//main//article/ul")
    assert own.xpath(".//a/@href") == [
        "index.html",
        "index.html#what-you-can-read",
        "index.html#contact",
        "bins.html",
        "bins.html#what-goes-where",
        "bins.html#collection-days",
    ]
    assert [(link.get("lang"), link.get("dir"), link.get("href")) for link in others.iter("a")] == [
        ("en", "ltr", f"../{folder}all-pages.html")
        for folder in ("", "plain-english/", "easy-read/")
    ]


def test_every_page_has_a_way_to_the_site_map_of_its_language(site):
    for page, root in pages_of(site[1]).items():
        wanted = f"{SITE}all-pages.html" if page == "404.html" else "all-pages.html"
        assert root.xpath("//footer//a/@href")[0] == wanted, page
        here = root.xpath("//footer//a[@aria-current='page']/@href")
        assert here == ([page.rpartition("/")[2]] if page.endswith(IN_FOOTER) else []), page


def test_a_page_names_its_siblings_for_search_engines(site):
    for page in ("bins.html", "easy-read/bins.html", "ur/bins.html"):
        links = pages_of(site[1])[page].xpath("/html/head/link[@rel='alternate']")
        assert {
            link.get("hreflang"): link.get("href").removeprefix("https://exampleton.example/bins/")
            for link in links
        } == {
            "en": "plain-english/bins.html",
            "en-simple": "easy-read/bins.html",
            "ur": "ur/bins.html",
            "x-default": "bins.html",
        }


def test_the_same_sources_give_the_same_bytes(site, tmp_path):
    root = make_buildable(copy_of_tiny(tmp_path / "again"))
    _, out = built(root)
    first = {p.relative_to(site[1]): p.read_bytes() for p in site[1].rglob("*") if p.is_file()}
    assert first == {p.relative_to(out): p.read_bytes() for p in out.rglob("*") if p.is_file()}
