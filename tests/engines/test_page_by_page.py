"""A strand that is read page by page: a web page for each main section, one PDF for the document as before."""

from dataclasses import replace

import pytest
from lxml import html

from alongside.formats.pdf.make import make_pdfs
from alongside.gates.judge import judge
from alongside.outputs.expected import expected_outputs, section_address, split_into_leaves
from alongside.publication.catalogue import find_documents
from alongside.readback.article import HEADINGS, read_pages
from alongside.rules.rulebook import load
from alongside.web.file_links import link_files
from buildable import built, make_buildable
from tiny_site import TODAY, copy_of_tiny

RULES = (
    "text-lost",
    "list-differs",
    "broken-link",
    "page-heading-skipped",
    "wrong-page-language",
    "switcher-incomplete",
    "alternates-differ",
    "pdf-text-differs",
    "pdf-structure-differs",
    "page-too-heavy",
)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    root = copy_of_tiny(tmp_path_factory.mktemp("page-by-page") / "tiny")
    settings = root / "publication.yml"
    text = settings.read_text("utf-8")
    settings.write_text(
        text.replace("sign_offs: [easy-read]", "sign_offs: [easy-read]\n    page_by_page: true"),
        "utf-8",
    )
    home = root / "docs" / "easy-read" / "index.md"
    home.write_text(
        home.read_text("utf-8") + "\nSee [large items](bins.md#large-items).\n"
        "See [days](bins.md#collection-days).\nSee [all](bins.md).\n",
        "utf-8",
    )
    _, site = built(make_buildable(root))
    outputs = expected_outputs(find_documents(root, TODAY), site)
    make_pdfs(outputs)
    link_files(outputs)
    return outputs


def tree(outputs, page):
    return html.parse(str(outputs.site_folder / page)).getroot()


def hrefs(outputs, page, path):
    return tree(outputs, page).xpath(f"{path}//a/@href")


def easy_read(verdict):
    return [finding.place.path for finding in verdict.findings if "easy-read" in finding.place.path]


def test_each_main_section_is_a_page_of_its_own_with_its_heading_as_title(outputs):
    pages = [page for page in outputs.pages if page.startswith("easy-read/bins.")]
    assert pages == [
        "easy-read/bins.html",
        "easy-read/bins.what-goes-where.html",
        "easy-read/bins.collection-days.html",
    ]
    page = tree(outputs, pages[1])
    assert [(h.tag, h.get("id"), h.text) for h in page.find(".//main").iter(*HEADINGS)] == [
        ("h1", "what-goes-where", "What goes in each bin"),
        ("h2", "large-items", "Large items"),
        ("h2", "site-download", "Save or print this"),
    ]
    assert page.findtext(".//title").startswith("What goes in each bin – Your bins – ")
    assert [link.get("href") for link in page.xpath("//link[@rel='canonical']")] == [
        "https://exampleton.example/bins/easy-read/bins.what-goes-where.html"
    ]


def test_back_and_next_lead_through_the_pages_of_all_documents(outputs):
    assert hrefs(outputs, "easy-read/bins.what-goes-where.html", "//nav[@class='turn']") == [
        "bins.html",
        "bins.collection-days.html",
    ]
    last = split_into_leaves(outputs.sources.variants["index", "easy-read"])[-1].path.removeprefix(
        "easy-read/"
    )
    assert hrefs(outputs, "easy-read/bins.html", "//nav[@class='turn']") == [
        last,
        "bins.what-goes-where.html",
    ]


def test_the_other_ways_to_read_lead_to_the_same_section_and_back(outputs):
    ways = hrefs(
        outputs, "easy-read/bins.collection-days.html", "//nav[contains(@class, 'switcher')]"
    )
    assert ways[:3] == [
        "../bins.html#collection-days",
        "../plain-english/bins.html#collection-days",
        "../ur/bins.html#collection-days",
    ]
    assert "easy-read/bins.collection-days.html" in hrefs(outputs, "bins.html", "//article")


def test_links_in_the_text_lead_to_the_page_of_the_section(outputs):
    variant = outputs.sources.variants["index", "easy-read"]
    links = []
    for leaf in split_into_leaves(variant):
        links += hrefs(outputs, leaf.path, "//article")
    assert links[-3:] == [
        "bins.what-goes-where.html#large-items",
        "bins.collection-days.html",
        "bins.html",
    ]


def test_lists_of_pages_lead_to_the_pages_of_the_sections(outputs):
    for page in ("all-pages", "search"):
        assert {"bins.html", "bins.collection-days.html"} <= set(
            hrefs(outputs, f"easy-read/{page}.html", "//main")
        )


def test_only_the_first_page_names_the_document_in_other_languages(outputs):
    assert tree(outputs, "easy-read/bins.html").xpath("//link[@rel='alternate']")
    assert not tree(outputs, "easy-read/bins.collection-days.html").xpath(
        "//link[@rel='alternate']"
    )


def test_the_pages_joined_have_the_headings_and_links_of_one(outputs):
    variant = outputs.sources.variants["bins", "easy-read"]
    article, _ = read_pages(
        [outputs.site_folder / leaf.path for leaf in split_into_leaves(variant)], ""
    )
    assert [(h.tag, h.get("id")) for h in article.iter(*HEADINGS)] == [
        ("h1", "introduction"),
        ("h2", "what-goes-where"),
        ("h3", "large-items"),
        ("h2", "collection-days"),
    ]


@pytest.mark.parametrize("rule", RULES)
def test_the_pages_and_the_pdf_keep_every_rule(outputs, rule):
    verdict = judge("outputs", outputs, [load()[rule]])
    assert easy_read(verdict) == [] and verdict.outcome_counts[rule]["passed"]


def test_words_that_are_missing_on_a_later_page_are_found(outputs):
    page = outputs.site_folder / "easy-read" / "bins.collection-days.html"
    text = page.read_text("utf-8")
    try:
        page.write_text(text.replace("before 7am", ""), "utf-8")
        for rule in ("text-lost", "pdf-text-differs"):
            assert easy_read(judge("outputs", outputs, [load()[rule]])) == [
                "docs/easy-read/bins.md"
            ]
        page.unlink()
        assert [
            f.place.page for f in judge("outputs", outputs, [load()["artifact-missing"]]).findings
        ] == ["easy-read/bins.collection-days.html"]
    finally:
        page.write_text(text, "utf-8")


def test_the_address_of_a_section(outputs):
    easy, urdu = (outputs.sources.variants["bins", key] for key in ("easy-read", "ur"))
    assert section_address(easy, "introduction") == "easy-read/bins.html#introduction"
    assert section_address(easy, "large-items") == "easy-read/bins.what-goes-where.html#large-items"
    assert section_address(urdu, "large-items") == "ur/bins.html#large-items"
    assert section_address(easy, "unknown") == "easy-read/bins.html#unknown"


def test_a_section_without_an_id_stays_on_the_page_before(outputs):
    easy = outputs.sources.variants["bins", "easy-read"]
    nameless = replace(
        easy,
        sections=tuple(
            replace(s, id=None) if s.id == "collection-days" else s for s in easy.sections
        ),
    )
    assert [leaf.section for leaf in split_into_leaves(nameless)] == [
        "introduction",
        "what-goes-where",
    ]
