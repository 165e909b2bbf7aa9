"""What only paper needs: what it is, where links lead, and pages that are used."""

import subprocess
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from alongside.formats.pdf.fitting import fill_limits
from alongside.formats.pdf.make import make_pdf
from alongside.model import Edition, Format
from alongside.outputs.expected import artifact_path
from alongside.readback.pdf_ink import fill_of, nearly_empty_pages, read_ink
from alongside.readback.pdf_tags import read_tagged_pdf
from alongside.readback.pdf_text_pieces import read_text_pieces
from formats.pages import SENTENCES, built_page, strand
from pdfs import PUBLICATION
from websites import FULL, URDU

RELEASE = "813bc07a1ce2"
EDITION = Edition("1.0", date(2026, 11, 22))
VERSIONS = {
    ("en", "full"): "Full version – English",
    ("en", "easy-read"): "Easy read – English",
    ("en", "plain-english"): "Plain English – English",
    ("pl", "plain-english"): "Polski – Polish",
}


def on_paper(
    folder, body, language="en", level="full", format_=Format.PDF, release=RELEASE, kind=""
):
    page, out = built_page(folder, f"<h1 id='top'>Our area</h1>{body}"), folder / "out.pdf"
    if kind:
        text = page.read_text(encoding="utf-8")
        assert 'class="document"' in text
        page.write_text(
            text.replace('class="document"', f'class="document{kind}"'), encoding="utf-8"
        )
    make_pdf(
        [page],
        {format_: out},
        publication=replace(PUBLICATION, edition=EDITION),
        strand=strand(language, level),
        document="bins",
        source="docs/bins.md",
        release=release,
    )
    return out


def words_of_pages(file):
    text = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True)
    return [" ".join(page.split()) for page in text.stdout.decode().split("\f")[:-1]]


@pytest.mark.parametrize(
    ("where", "document", "format_", "path"),
    [
        (FULL, "our-area", Format.PDF, "our-area-full-en.pdf"),
        (FULL, "index", Format.PDF, "introduction-full-en.pdf"),
        (strand("en", "easy-read"), "our-area", Format.PDF, "our-area-easy-read-en.pdf"),
        (URDU, "our-area", Format.LARGE_PRINT, "ur/our-area-plain-english-ur-large-print.pdf"),
        (URDU, "book", Format.BOOK, "ur/book-plain-english-ur.pdf"),
        (URDU, "book", Format.LARGE_PRINT_BOOK, "ur/book-plain-english-ur-large-print.pdf"),
        (URDU, "book", Format.EPUB, "ur/book-plain-english-ur.epub"),
        (FULL, "council-pack", Format.PACK, "council-pack-en.zip"),
        (URDU, "our-area", Format.WEB, "ur/our-area.html"),
    ],
)
def test_a_file_says_by_its_name_what_it_is(where, document, format_, path):
    assert artifact_path(where, document, format_) == path


@pytest.mark.parametrize("format_", [Format.PDF, Format.LARGE_PRINT])
@pytest.mark.parametrize(("language", "level"), VERSIONS)
def test_every_page_says_what_it_is_and_only_the_first_reads_it_out(
    tmp_path, language, level, format_
):
    file = on_paper(tmp_path, f"<p>{SENTENCES['en']}</p>" * 60, language, level, format_)
    edition = "22 listopada 2026" if language == "pl" else "22 November 2026"
    first, *others = words_of_pages(file)
    assert len(others) > 1
    for said in (VERSIONS[language, level], edition, "1.0", RELEASE):
        assert first.count(said) >= 1 and all(said in page for page in others)
    assert all(page.startswith("Our area –") for page in others)
    assert not first.startswith("Our area")
    tags = read_tagged_pdf(file)
    assert tags.document.text.count(RELEASE) == 1 and tags.body.text.count(RELEASE) == 0


def test_the_head_of_a_long_title_stays_on_the_paper(tmp_path):
    page = built_page(tmp_path, f"<h1>{'Very long title ' * 30}</h1>" + "<p>Text</p>" * 60)
    out = tmp_path / "long.pdf"
    make_pdf(
        [page],
        {Format.LARGE_PRINT: out},
        publication=replace(PUBLICATION, edition=EDITION),
        strand=strand("ur", "easy-read"),
        document="bins",
        source="docs/bins.md",
        release=RELEASE,
    )
    assert all(min(page.room_around.values()) >= 4 for page in read_ink(out))


@pytest.mark.parametrize("language", ["en", "ur"])
def test_another_release_moves_no_line(tmp_path, language):
    file = on_paper(tmp_path, f"<p>{SENTENCES[language]}</p>" * 30, language)
    first = [p.from_top for p in read_text_pieces(file) if RELEASE not in p.text]
    other = on_paper(
        tmp_path, f"<p>{SENTENCES[language]}</p>" * 30, language, release="00000000ffff"
    )
    drawn = read_text_pieces(other)
    assert any("00000000ffff" in piece.text for piece in drawn)
    again = [p.from_top for p in drawn if "00000000ffff" not in p.text]
    assert first == again


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ('<a href="https://example.org/a/">the map</a>', "the map (example.org/a)."),
        ('<a href="http://example.org/a?b=1">the map</a>', "the map (example.org/a?b=1)."),
        ('<a href="https://example.org/caf%C3%A9">the map</a>', "the map (example.org/café)."),
        ('<a href="mailto:a@e.org">write</a>', "write (a@e.org)."),
        ('<a href="tel:+441632960001">ring us</a>', "ring us (+441632960001)."),
        ('<a href="tel:01632960001">01632 960 001</a>', "01632 960 001."),
        ('<a href="https://example.org/">https://example.org/</a>', "https://example.org/."),
        ('<a href="https://example.org/">example.org</a>', "example.org."),
        ('<a href="mailto:a@e.org">a@e.org</a>', "a@e.org."),
        ('<a href="#below">what follows</a>', "what follows (page 2)."),
        ('<a href="#top">the top</a>', "the top (page 1)."),
        ('<a href="#nowhere">lost</a>', "lost."),
        ('<a href="other.html">other</a>', "other (council.example/bins/other.html)."),
        ("<a>no link</a>", "no link."),
    ],
)
def test_a_link_says_where_it_leads(tmp_path, link, said):
    body = f'<p>See {link}.</p><h2 id="below" style="break-before: page">Below</h2><p>Text</p>'
    file = on_paper(tmp_path, body)
    assert f"See {said}" in " ".join(words_of_pages(file)).replace("\u200b", "")
    assert "(" not in read_tagged_pdf(file).body.text, "a screen reader has the link itself"


@pytest.mark.parametrize("start", [1, 8, 98, 998])
@pytest.mark.parametrize("item", ["<li>We</li>", "<li><p>We</p></li>"])
def test_numbers_of_lists_do_not_touch_the_words(tmp_path, start, item):
    file = on_paper(tmp_path, f'<ol start="{start}">{item * 4}</ol>')
    words = words_of_pages(file)[0]
    assert [f"{start + n}. We" in words for n in range(4)] == [True] * 4


@pytest.mark.parametrize("size", [(60, 40), (400, 300), (300, 900), (100, 3000), (3000, 100)])
@pytest.mark.parametrize("format_", [Format.PDF, Format.LARGE_PRINT])
def test_a_picture_is_whole_on_its_page(tmp_path, size, format_):
    picture = Image.new("RGB", size, "white")
    picture.paste("black", (0, size[1] - max(2, size[1] // 20), *size))
    picture.save(tmp_path / "tall.png")
    body = '<h2>Picture</h2><p>Text</p><p><img src="tall.png" alt="Tall"></p><p>After it.</p>'
    file = on_paper(tmp_path, body, format_=format_)
    assert min(min(page.room_around.values()) for page in read_ink(file)) >= 5
    dark = [row for page in read_ink(file) for row in page.rows if row and 210 - sum(row) > 5]
    assert dark, "its lower end is drawn"


def test_a_row_taller_than_a_page_keeps_the_head_of_its_table(tmp_path):
    rows = f"<tr><td>a</td><td>{'long words ' * 900}</td></tr><tr><td>b</td><td>c</td></tr>"
    head = '<thead><tr><th scope="col">First</th><th scope="col">Second</th></tr></thead>'
    pages = words_of_pages(
        on_paper(tmp_path, f"<h2>Table</h2><table>{head}<tbody>{rows}</tbody></table>")
    )
    of_table = [page for page in pages if "long words long words" in page]
    assert len(of_table) > 2 and all("First Second" in page for page in of_table)


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize("count", [12, 16, 20, 24, 28, 32])
def test_no_page_is_nearly_empty_however_long_the_text_is(tmp_path, language, count):
    file = on_paper(tmp_path, f"<p>{SENTENCES[language]}</p>" * count, language)
    pages = read_ink(file)
    assert nearly_empty_pages(pages, fill_limits()) == [], [fill_of(page) for page in pages]


def test_a_short_document_of_one_page_is_no_fault(tmp_path):
    pages = read_ink(on_paper(tmp_path, "<p>Short.</p>"))
    assert len(pages) == 1 and nearly_empty_pages(pages, fill_limits()) == []


@pytest.mark.parametrize("language", ["en", "ur", "bn"])
def test_a_guided_page_is_set_closely_in_letters_as_large(tmp_path, language):
    words = f"<h2>{SENTENCES[language]}</h2><p>{SENTENCES[language]}</p>" * 9
    sizes, counts = [], []
    for name, kind in (("text", ""), ("steps", " guided")):
        folder = tmp_path / name
        folder.mkdir()
        file = on_paper(folder, words, language, kind=kind)
        pieces = read_text_pieces(file)
        sizes.append(min(piece.size for piece in pieces))
        counts.append(len(words_of_pages(file)))
    assert counts[1] < counts[0]
    assert sizes[1] >= sizes[0]
