"""The printed page has each run of text once, exactly as it is to be read out."""

import pytest
from formats.pages import strand
from lxml import html
from pdfs import PUBLICATION

from alongside.formats.print_page import print_page


def printed(body: str, language: str = "en", draft: bool = False):
    article = html.fromstring(f'<article class="document"><h1>T</h1>{body}</article>')
    return print_page(article, publication=PUBLICATION, strand=strand(language), document="bins", draft=draft)


def runs(body: str, language: str = "en") -> list[str]:
    """The runs of the article's text, without its title and what stands before and after it."""
    said = list(printed(body, language).runs)
    return said[said.index("T") + 1:said.index(PUBLICATION.languages[language].strings["contact_heading"])]


@pytest.mark.parametrize(("body", "said"), [
    ("<p> a\n  b </p>", ["a b"]),
    ("<p>a <b>b</b> c</p>", ["a ", "b", " c"]),
    ("<p>a <b> b </b> c</p>", ["a ", "b ", "c"]),
    ("<p><b>a</b> <em>b</em><i>c</i></p>", ["a ", "b", "c"]),
    ("<p>a<br>b</p>", ["a ", "b"]),
    ("<p>a\u00a0b </p>\n<p>c</p>", ["a\u00a0b", "c"]),
    ('<p><img src="picture:x" alt="A bin"> a</p>', ["A bin", " a"]),
    ("<ul>\n<li>a\n<ul><li>b</li></ul>\n</li></ul>", ["•", "a", "•", "b"]),
    ("<ol><li><p>a</p></li><li>b</li></ol>", ["1.", "a", "2.", "b"]),
    ('<ol start="7"><li>a</li></ol>', ["7.", "a"]),
    ('<ol start="x"><li>a</li></ol>', ["1.", "a"]),
    ("<p> </p><ul><li></li></ul>", ["•"]),
])
def test_runs(body, said):
    assert runs(body) == said


def latin(body: str) -> list[str]:
    page = html.document_fromstring(printed(f"<p>{body}</p>", "ur").html)
    return page.xpath("//article//span[@class='latin']/text()")


@pytest.mark.parametrize(("body", "apart"), [
    ("میں NHS England کا", ["NHS England"]),
    ("سال 2018–2020 میں 13% لوگ", ["2018–2020", "13%"]),
    ("یہ NHS England (2022) ہے", ["NHS England (2022)"]),
    ("یہ (NHS) ہے۔", ["NHS"]),
    ("صرف اردو", []),
])
def test_latin_words_are_set_apart_as_one_stretch(body, apart):
    assert latin(body)[1:] == apart  # the first is the title


def test_latin_scripts_need_nothing_set_apart():
    assert 'class="latin"' not in printed("<p>NHS England</p>").html


def test_links_lead_to_the_website():
    page = html.document_fromstring(printed(
        '<p><a href="a.html#b">x</a> <a href="../c.html">y</a> <a href="#d">z</a> <a>none</a></p>',
        "ur").html)
    assert page.xpath("//article//@data-link") == [
        "https://council.example/bins/ur/a.html#b", "https://council.example/bins/c.html", "#d"]


def test_the_draft_notice_is_there_for_drafts_only():
    notice = PUBLICATION.languages["en"].strings["draft_notice"]
    assert notice in printed("", draft=True).runs
    assert notice not in printed("", draft=False).runs


def test_every_page_ends_with_contact_details_and_its_address():
    assert {"https://council.example", "bins@council.example",
            "https://council.example/bins/ur/bins.html"} <= set(printed("", "ur").runs)
