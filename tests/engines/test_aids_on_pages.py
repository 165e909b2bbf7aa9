"""A built site with a glossary and changes: closed lines beside the text, and pages of their own."""

import pytest
from fontTools.ttLib import TTFont
from lxml import html

from alongside.assets.web_fonts import FOLDER, main_font
from alongside.gates.judge import judge
from alongside.outputs.expected import expected_outputs
from alongside.readback.article import find_article
from alongside.rules.rulebook import load
from buildable import built, make_buildable
from tiny_site import copy_of_tiny

GLOSSARY = """\
garden-waste:
  en:
    word: garden waste
    forms: [waste]
    meaning: Grass, leaves & small branches.
  easy-read:
    meaning: Garden waste is grass.
  ur:
    word: کوڑے دان
    meaning: کوڑا رکھنے کا ڈبہ، جس پر ژ اور ڑ لکھے ہیں۔
"""
CHANGES = """\
- date: 2026-11-22
  documents: [index, bins]
  what:
    en: First published.
    ur: پہلی بار شائع کیا گیا۔
"""
TEXT_RULES = (
    "text-lost",
    "list-differs",
    "broken-link",
    "page-heading-skipped",
    "policy-missing",
    "wrong-page-language",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = copy_of_tiny(tmp_path_factory.mktemp("aids") / "tiny")
    (root / "glossary.yml").write_text(GLOSSARY, encoding="utf-8")
    (root / "changes.yml").write_text(CHANGES, encoding="utf-8")
    return built(make_buildable(root))


def page(site, path):
    return html.parse(str(site[1] / path)).getroot()


def test_a_hard_word_is_explained_in_a_closed_line_after_its_paragraph(site):
    (term,) = page(site, "bins.html").find_class("term")
    assert (term.tag, term.get("open"), term.get("data-furniture")) == ("details", None, "")
    assert (
        term.getprevious().tag == "ul" and term.findtext("summary") == "What “garden waste” means"
    )
    assert (
        " ".join(term.find("p").text_content().split())
        == "garden waste: Grass, leaves & small branches."
    )
    assert term.xpath(".//a/@href") == ["glossary.html#garden-waste"]


def test_the_text_of_record_has_none_of_it(site):
    for path in ("bins.html", "ur/bins.html"):
        text = find_article(page(site, path)).text_content()
        assert not [words for words in ("means", "minute", "مطلب", "منٹ") if words in text]


def test_easy_read_has_neither_lines_nor_a_time(site):
    root = page(site, "easy-read/bins.html")
    assert not root.find_class("term") and not root.find_class("reading-time")
    assert (
        root.findtext(".//h2")
        and page(site, "easy-read/glossary.html").findtext(".//main//h2") == "garden waste"
    )


def test_the_time_to_read_stands_below_the_title(site):
    title = page(site, "ur/bins.html").find(".//h1")
    (line,) = title.getnext().find_class("reading-time")
    assert line.text == "پڑھنے میں تقریباً 1 منٹ لگے گا"


def test_a_page_says_when_it_was_last_changed(site):
    (line,) = page(site, "ur/bins.html").find_class("last-changed")
    assert line.find("time").get("datetime") == "2026-11-22"
    assert " ".join(line.text_content().split()) == (
        "آخری تبدیلی: 22 نومبر، 2026۔ پہلی بار شائع کیا گیا۔ تمام تبدیلیاں"
    )
    assert line.xpath("./a/@href") == ["changes.html"]


def test_each_strand_has_a_glossary_and_a_page_of_changes(site):
    for folder in ("", "plain-english/", "easy-read/", "ur/"):
        glossary, changes = (page(site, f"{folder}{name}.html") for name in ("glossary", "changes"))
        assert [heading.get("id") for heading in glossary.iterfind(".//main//h2")] == [
            "garden-waste"
        ]
        assert changes.xpath("//main//h2/time/@datetime") == ["2026-11-22"]
        assert changes.xpath("//main//li/a/@href") == [
            "index.html" if folder else "introduction.html",
            "bins.html",
        ]
        footer = [href for href in glossary.xpath("//footer//a/@href") if "accessib" not in href]
        assert footer[:3] == ["all-pages.html", "glossary.html", "changes.html"]


def test_the_font_has_the_letters_of_meanings_and_dates(site):
    staged = site[1].parent / "staged" / FOLDER
    font = staged / main_font((staged / "ur.css").read_text(encoding="utf-8"))
    assert {ord(letter) for letter in "ژڑ"} <= set(TTFont(font).getBestCmap())


@pytest.mark.parametrize("rule", TEXT_RULES)
def test_no_gate_takes_the_aids_for_text(site, rule):
    sources, out = site
    assert judge("outputs", expected_outputs(sources, out), [load()[rule]]).findings == ()
