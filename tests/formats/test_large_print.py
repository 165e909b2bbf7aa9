"""The large-print PDF of a whole page in each script: every letter large enough, nothing cut off, nothing lost."""

import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from page import ValidationProfile, validate_pdf
from pikepdf import Dictionary, Pdf

from alongside.formats.pdf.style import print_style_sheet
from alongside.languages import read_language
from alongside.model import Format
from alongside.readback.article import read_pages, text_blocks
from alongside.readback.pdf_tags import read_tagged_pdf
from alongside.readback.pdf_text_pieces import read_text_pieces
from alongside.rules.rulebook import load
from formats.pages import SENTENCES, article, printed

SMALLEST = load()["pdf-letters-too-small"].limits["large-print"]
MARGIN = 18 / 25.4 * 72
"""Points; as print/large-print.css has it."""


def wide_table(language: str) -> str:
    """Five columns with the longest words of the language."""
    words = sorted(SENTENCES[language].split(), key=len)[-5:]
    head = "".join(f'<th scope="col">{word}</th>' for word in words)
    rows = "".join(
        f'<tr><th scope="row">{words[0]} {n}</th>{"".join(f"<td>{word}</td>" for word in words[1:])}</tr>'
        for n in range(30)
    )
    return (
        f"<h2>{words[-1]}</h2><p>{SENTENCES[language]}</p><div class='table'><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pdfs")
    return {
        language: printed(
            folder, language, article(language) + wide_table(language), format_=Format.LARGE_PRINT
        )
        for language in SENTENCES
    }


@pytest.mark.parametrize("language", SENTENCES)
def test_every_letter_is_large_page_numbers_and_tables_too(pdfs, language):
    assert min(piece.size for piece in read_text_pieces(pdfs[language])) >= SMALLEST


@pytest.mark.parametrize("language", SENTENCES)
def test_no_word_and_no_table_leaves_the_margins(pdfs, language):
    drawn = read_text_pieces(pdfs[language])
    assert min(min(piece.from_left, piece.from_right) for piece in drawn) > MARGIN - 1


@pytest.mark.parametrize("language", ["en", "pl"])
def test_where_words_stand_is_as_another_program_sees_it(pdfs, language):
    boxes = subprocess.run(
        ["pdftotext", "-bbox", pdfs[language], "-"], check=True, capture_output=True, text=True
    )
    width = float(re.search(r'<page width="([\d.]+)"', boxes.stdout)[1])
    ends = [float(end) for end in re.findall(r'<word .*?xMax="([\d.]+)"', boxes.stdout)]
    assert len(ends) > 500
    assert (
        abs(
            min(piece.from_right for piece in read_text_pieces(pdfs[language]))
            - (width - max(ends))
        )
        < 1
    )


@pytest.mark.parametrize("language", SENTENCES)
def test_it_says_every_word_and_passes_pdf_ua(pdfs, language):
    page, _ = read_pages([pdfs[language].parent / f"{language}-full.html"], "")
    assert read_tagged_pdf(pdfs[language]).body.text.split() == " ".join(text_blocks(page)).split()
    assert validate_pdf(pdfs[language], profile=ValidationProfile.PDF_UA_1).failures == []


def test_easy_read_is_larger_still_and_keeps_picture_and_words_on_one_page(tmp_path):
    body = "".join(
        '<div class="idea"><div class="idea-picture"><img src="circle.svg" alt="Circle"></div>'
        f'<div class="idea-words"><p>Idea\n{SENTENCES["en"]}</p></div></div>'
        for _ in range(20)
    )
    pdf = printed(tmp_path, "en", f"<h1>Ideas</h1>{body}", "easy-read", Format.LARGE_PRINT)
    assert (
        min(piece.size for piece in read_text_pieces(pdf))
        > load()["pdf-letters-too-small"].limits["easy-read"]
    )
    with Pdf.open(pdf) as opened:
        article_tag = next(
            tag for tag in _elements(opened.Root.StructTreeRoot.K) if tag.S == "/Art"
        )
        pages = [(str(tag.S), tag.Pg.objgen) for tag in _elements(article_tag) if "/Pg" in tag]
        parts = []
        for tag in _elements(article_tag):
            if tag.S == "/Span":
                for kid in tag.K:
                    parts.append(kid)
    _, *ideas = pages
    pictures, words = ideas[::2], ideas[1::2]
    assert {role for role, _ in pictures} == {"/Figure"} and {role for role, _ in words} == {
        "/Span"
    }
    assert [page for _, page in pictures] == [page for _, page in words] and len(pictures) == 20
    assert all(isinstance(part, int) for part in parts), "a text goes on on another page"


def _elements(element):
    for kid in element.get("/K", []):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


@pytest.mark.parametrize("language", SENTENCES)
def test_nothing_slants_or_is_underlined_in_capitals_or_drawn_to_both_margins(language):
    sheet = re.sub(
        r"/\*.*?\*/",
        "",
        print_style_sheet(read_language(language), Format.LARGE_PRINT),
        flags=re.DOTALL,
    )
    assert not re.search("italic|oblique|uppercase|small-caps|justify", sheet)
    assert re.findall(r"text-decoration: (\w+)", sheet)[-1] == "none"


def test_no_line_is_broken_after_its_first_word(tmp_path):
    """A line that fits only without the space at its end."""
    words = (
        "Dlatego docieramy tam, gdzie są ludzie. Współpracujemy z osobami, którym ludzie ufają. "
        "Mogą Państwo przeczytać,"
    )
    pdf = printed(
        tmp_path,
        "pl",
        f"<h1>A</h1><p>{words} <strong>gdzie</strong></p>",
        format_=Format.LARGE_PRINT,
    )
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True
    )
    assert "z osobami, którym" in text.stdout


def test_no_page_ends_before_a_list_or_has_only_one_item_of_it(tmp_path):
    """On each page the list begins one line lower, until it has crossed the end of the page."""
    items = "".join(f"<li>{word}</li>" for word in ("First", "Second", "Third", "Last"))
    body = "<h1>Lists</h1>" + "".join(
        f'<p style="break-before: page">{"Line<br>" * n}</p><p>These:</p><ul>{items}</ul>'
        for n in range(8, 25)
    )
    pdf = printed(tmp_path, "en", body, format_=Format.LARGE_PRINT)
    pages = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True
    )
    crossed = 0
    for before, after in pairwise(pages.stdout.split("\f")):
        *_, last, _page_number = [line.strip(" •") for line in before.split("\n") if line.strip()]
        head, *others = [line.strip(" •") for line in after.split("\n") if line.strip()] or [""]
        assert not others or head.startswith("Lists –")
        first = others[0] if others else ""
        crossed += first in ("These:", "Third")
        assert last not in ("These:", "First") and first != "Last", (last, first)
    assert crossed > 3
