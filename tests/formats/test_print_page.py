"""The printed page has each run of text once, exactly as it is to be read out."""

import pytest
from lxml import html

from alongside.formats.pdf.print_page import make_print_page
from formats.pages import strand
from pdfs import PUBLICATION


def printed(body: str, language: str = "en", draft: str = ""):
    article = html.fromstring(f'<article class="document"><h1>T</h1>{body}</article>')
    return make_print_page(
        article, publication=PUBLICATION, strand=strand(language), document="bins", draft=draft
    )


def runs(body: str, language: str = "en") -> list[str]:
    """The runs of the article's text, without its title and what stands before and after it."""
    said = list(printed(body, language).runs)
    return said[
        said.index("T") + 1 : said.index(PUBLICATION.languages[language].strings["contact_heading"])
    ]


@pytest.mark.parametrize(
    ("body", "said"),
    [
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
    ],
)
def test_runs(body, said):
    assert runs(body) == said


def test_a_polish_line_does_not_end_with_a_word_of_one_letter():
    page = html.document_fromstring(
        printed("<p>Razem z ludźmi i w\n domu. I <b>o</b> nas.</p>", "pl").html
    )
    assert page.xpath("//article//span[@class='whole']/text()") == ["z ludźmi", "i w\n domu."]
    assert runs("<p>z nami</p>", "pl") == ["z nami"]


def latin(body: str) -> list[str]:
    page = html.document_fromstring(printed(f"<p>{body}</p>", "ur").html)
    return page.xpath("//article//span[contains(@class, 'latin')]/text()")


@pytest.mark.parametrize(
    ("body", "apart"),
    [
        ("میں NHS England کا", ["NHS England"]),
        ("سال 2018–2020 میں 13% لوگ", ["2018–2020", "13%"]),
        ("یہ NHS England (2022) ہے", ["NHS England (2022)"]),
        ("یہ (NHS) ہے۔", ["NHS"]),
        ("صرف اردو", []),
    ],
)
def test_latin_words_are_set_apart_as_one_stretch(body, apart):
    assert latin(body)[1:] == apart  # the first is the title


@pytest.mark.parametrize(
    ("body", "apart"),
    [
        ("فون <bdi>(01582) 511 033</bdi> کریں", "(01582) 511 033"),
        ('یہ <bdi dir="ltr">£25</bdi> ہے', "£25"),
        (
            'یہ <a dir="ltr" href="https://e.org/?a=1">https://e.org/?a=1</a> ہے',
            "https://e.org/?a=1",
        ),
        ('یہ <span lang="en" dir="ltr">(that is) “it”</span> ہے', "(that is) “it”"),
    ],
)
def test_what_goes_from_left_to_right_is_one_stretch_with_its_signs(body, apart):
    assert latin(body)[1:] == [apart]


def test_bdi_of_urdu_words_is_left_as_it_is():
    assert latin("یہ <bdi>(اردو)</bdi> ہے")[1:] == []


@pytest.mark.parametrize(
    ("words", "is_address"),
    [
        ("https://e.org/a", True),
        ("a@e.org", True),
        ("the page", False),
        ("our site: https://e.org/a", False),
    ],
)
def test_an_address_written_out_is_one_piece(words, is_address):
    page = html.document_fromstring(printed(f'<p><a href="https://e.org/a">{words}</a></p>').html)
    (link,) = page.xpath("//article//*[@data-link]")
    assert ("address" in link.get("class").split()) is is_address


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Ring 01582 511 033.", ["01582 511 033"]),
        ("Ring (01582) 511 033 or +44 20 7946 0018", ["(01582) 511 033", "+44 20 7946 0018"]),
        ("In 2018 2019 people came", []),
        ("2 or 3 of 45%", []),
    ],
)
def test_a_telephone_number_is_one_piece_and_its_text_is_kept(text, numbers):
    page = html.document_fromstring(printed(f"<p>{text}</p>").html)
    assert page.xpath("//article//span[@class='whole']/text()") == numbers
    assert runs(f"<p>{text}</p>") == [text]


def test_latin_scripts_need_nothing_set_apart():
    assert 'class="latin"' not in printed("<p>NHS England</p>").html


def test_links_lead_to_the_website():
    page = html.document_fromstring(
        printed(
            '<p><a href="a.html#b">x</a> <a href="../c.html">y</a> <a href="#d">z</a> <a>none</a></p>',
            "ur",
        ).html
    )
    assert page.xpath("//article//@data-link") == [
        "https://council.example/bins/ur/a.html#b",
        "https://council.example/bins/c.html",
        "#d",
    ]


def test_the_draft_notice_is_there_for_drafts_only():
    assert "A draft, checked in part." in printed("", draft="A draft, checked in part.").runs
    assert "draft" not in printed("").html


def test_every_page_ends_with_contact_details_and_its_address():
    assert {
        "https://council.example",
        "bins@council.example",
        "https://council.example/bins/ur/bins.html",
    } <= set(printed("", "ur").runs)
