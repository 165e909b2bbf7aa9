"""The book of a strand: every document, its contents with true page numbers, numbers to cite, glossary, formats."""

import shutil
import subprocess
from dataclasses import replace
from itertools import count

import pytest
from lxml import html
from page import ValidationProfile, validate_pdf
from pikepdf import Pdf

from alongside.errors import BuildFailed
from alongside.formats.pdf import drawing
from alongside.formats.pdf.book import make_book, read_chapters
from alongside.formats.pdf.fitting import WaysToFit
from alongside.formats.pdf.make import book_jobs, make_pdfs
from alongside.formats.pdf.qr import qr_code
from alongside.languages import read_language
from alongside.outputs.printed_release import read_printed_release
from alongside.readback.pdf_page_numbers import destination_pages, label_pages
from alongside.readback.pdf_tags import read_tagged_pdf
from books import book_site
from websites import FULL, URDU, edit


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    outputs = book_site(tmp_path_factory.mktemp("book"))
    # Longer than a page, so that headings stand on pages that nobody could guess.
    for page in ("bins.html", "ur/bins.html"):
        edit(outputs, page, '<h2 id="days">', "<p>Hello. </p>" * 60 + '<h2 id="days">')
    make_pdfs(outputs)
    return outputs


@pytest.fixture(params=["book-full-en.pdf", "ur/book-plain-english-ur.pdf"])
def book(site, request):
    return site.site_folder / request.param


def entries(tagged):
    """Words and target of each line of the contents."""
    lines = []
    for item in tagged.document.descendants("TOCI"):
        for kid in item.kids:
            if kid.role == "Reference":
                for link in kid.descendants("Link"):
                    lines.append((" ".join(link.text.split()), link.link_targets[0]))
    return lines


def test_it_passes_pdf_ua(book):
    assert validate_pdf(book, profile=ValidationProfile.PDF_UA_1).is_compliant


def test_each_line_of_the_contents_has_the_page_to_which_it_leads(book):
    tagged = read_tagged_pdf(book)
    found = entries(tagged)
    assert [target for _, target in found] == [
        "#bins.introduction",
        "#bins.days",
        "#more.introduction",
        "#more.days",
        "#book.glossary",
        "#book.formats",
    ]
    assert [int(words.split()[-1]) for words, _ in found] == [
        tagged.pages[target[1:]] for _, target in found
    ]
    assert tagged.pages["bins.days"] > tagged.pages["bins.introduction"] + 1


def test_every_document_is_there_once_with_its_numbers(book):
    tagged = read_tagged_pdf(book)
    assert len(tagged.articles) == 2
    labels = []
    for article in tagged.articles:
        for tag in article.descendants("P", "H1"):
            labels += [kid.own_text for kid in tag.kids if kid.role == "Lbl"]
    assert labels == ["1 ", "1.1 ", "1.2 ", "2 ", "2.1 ", "2.2 "]
    assert {"para-1.2", "para-2.1"} <= set(tagged.pages)


def test_a_link_to_another_document_stays_in_the_book(book):
    tagged = read_tagged_pdf(book)
    assert [link.link_targets for link in tagged.articles[1].descendants("Link")] == [
        ["#bins.days"]
    ]


def test_the_cover_says_what_it_is(site):
    said = read_tagged_pdf(site.site_folder / "book-full-en.pdf").document.text
    for words in (
        "Bins\n",
        "Full version",
        "Version 2.1",
        "22 November 2026",
        f"Release {read_printed_release(site.site_folder / 'book-full-en.pdf')}",
    ):
        assert words in said.partition("Contents")[0]


@pytest.mark.parametrize("strand", [FULL, URDU])
def test_a_book_is_drawn_once(site, monkeypatch, tmp_path, strand):
    drawn, render = [], drawing._render
    monkeypatch.setattr(drawing, "_render", lambda *args: drawn.append(1) or render(*args))
    [job] = [job for job in book_jobs(site) if job.language.tag == strand.language]
    drawing.draw_pdf(replace(job, out=tmp_path / "book.pdf", ways=WaysToFit((), ())))
    assert len(drawn) == 1


def test_the_title_is_a_title_and_readers_that_know_none_get_a_paragraph(book):
    assert [tag.role for tag in read_tagged_pdf(book).document.descendants("Title")] == ["Title"]
    with Pdf.open(book) as pdf:
        assert str(pdf.Root.StructTreeRoot.RoleMap.Title) == "/P"


def test_bookmarks_are_the_headings_without_numbers(site):
    assert read_tagged_pdf(site.site_folder / "book-full-en.pdf").bookmarks == (
        (1, "Contents"),
        (1, "Your bins"),
        (2, "Collection days"),
        (1, "Your bins"),
        (2, "Collection days"),
        (1, "Words explained"),
        (2, "bin"),
        (1, "Other ways to read this"),
        (2, "Read this on our website"),
        (2, "In other languages and levels"),
        (2, "Contact us"),
    )


def test_the_other_strands_are_named_in_their_own_words(site):
    last = read_tagged_pdf(site.site_folder / "book-full-en.pdf").document.text
    assert "اردو" in last and "council.example/bins/ur" in last


def test_the_code_is_a_picture_that_says_where_it_leads(site):
    tagged = read_tagged_pdf(site.site_folder / "book-full-en.pdf")
    (figure,) = tagged.document.descendants("Figure")
    assert figure.alt == "QR code that opens council.example/bins/introduction.html"
    address = "https://council.example/bins/introduction.html"
    assert [
        link.text for link in tagged.document.descendants("Link") if link.link_targets == [address]
    ] == ["council.example/bins/introduction.html"]
    assert list(make_book(site, FULL).pictures.values()) == [qr_code(address)]


def test_the_code_is_drawn_with_lines():
    drawing = qr_code("https://council.example/bins/")
    assert b"<path" in drawing and b"<image" not in drawing
    assert qr_code("https://council.example/bins/") == drawing
    assert qr_code("https://council.example/bins/ur/") != drawing


def test_viewers_count_pages_as_they_are_printed(book):
    with Pdf.open(book) as pdf:
        assert [str(page.label) for page in pdf.pages] == [
            str(n) for n in range(1, len(pdf.pages) + 1)
        ]


def test_a_language_with_digits_of_its_own_has_them_in_viewers():
    with Pdf.new() as pdf:
        for _ in range(12):
            pdf.add_blank_page()
        label_pages(pdf, replace(read_language("bn"), numerals="beng"))
        assert pdf.pages[11].label == "১২"


def test_the_same_bytes_in_another_folder(site, tmp_path):
    other = replace(
        site,
        site_folder=tmp_path / "site",
        sources=replace(site.sources, publication=replace(site.sources.publication, root=tmp_path)),
    )
    shutil.copytree(site.site_folder, other.site_folder)
    (tmp_path / "node_modules").symlink_to(
        site.sources.root / "node_modules", target_is_directory=True
    )
    (other.site_folder / "ur" / "book-plain-english-ur.pdf").unlink()
    make_pdfs(other)
    assert (other.site_folder / "ur" / "book-plain-english-ur.pdf").read_bytes() == (
        site.site_folder / "ur" / "book-plain-english-ur.pdf"
    ).read_bytes()


def test_easy_read_has_no_numbers(site):
    easy = replace(FULL, level="easy-read")
    artifacts = tuple(
        replace(artifact, strand=easy) for artifact in site.artifacts if artifact.strand == FULL
    )
    root = make_book(replace(site, artifacts=artifacts), easy).root
    assert not root.xpath("//*[@class='number']") and not root.xpath("//*[@class='about-numbers']")


def test_a_list_without_a_paragraph_has_its_number_before_it(site, tmp_path):
    outputs = replace(site, site_folder=tmp_path)
    shutil.copytree(site.site_folder, tmp_path, dirs_exist_ok=True)
    page = tmp_path / "more.html"
    page.write_text(
        page.read_text("utf-8").replace('<ol start="3">', '<ol start="3" id="para-2.3">'), "utf-8"
    )
    (found,) = make_book(outputs, FULL).root.xpath("//ol[@id='para-2.3']/preceding-sibling::p[1]")
    assert html.tostring(found, encoding="unicode", with_tail=False) == (
        '<p class="number-before"><a class="number">2.3</a></p>'
    )


def test_a_missing_page_stops_the_book(site, tmp_path):
    with pytest.raises(BuildFailed) as refused:
        read_chapters(replace(site, site_folder=tmp_path), URDU)
    assert refused.value.path == "docs/languages/ur/bins.md"


def test_page_numbers_that_the_engine_got_wrong_are_typed(site, monkeypatch, tmp_path):
    """As it did in a book of eleven documents, where a heading moved while it wrote them."""
    monkeypatch.setattr(drawing, "are_numbers_drawn", lambda pdf, printed: False)
    job, typed = next(book_jobs(site)), tmp_path / "book-full-en.pdf"
    book = site.site_folder / "book-full-en.pdf"
    drawing.draw_pdf(replace(job, out=typed))
    with Pdf.open(typed) as one, Pdf.open(book) as other:
        assert destination_pages(one) == destination_pages(other)
    texts = [
        subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True, text=True).stdout
        for file in (typed, book)
    ]
    assert texts[0] == texts[1]


def test_page_numbers_that_never_come_to_rest_are_refused(site, monkeypatch, tmp_path):
    numbers = count(20)
    monkeypatch.setattr(drawing, "are_numbers_drawn", lambda pdf, printed: False)
    monkeypatch.setattr(
        drawing, "read_destination_pages", lambda drawn: {"bins.introduction": next(numbers)}
    )
    job = next(book_jobs(site))
    with pytest.raises(BuildFailed, match="page numbers in the contents"):
        drawing.draw_pdf(replace(job, out=tmp_path / "book-full-en.pdf"))


def test_no_page_is_blank(book):
    with Pdf.open(book) as pdf:
        pages = len(pdf.pages)
    said = subprocess.run(
        ["pdftotext", book, "-"], capture_output=True, check=True, text=True
    ).stdout.split("\f")
    assert len(said) == pages + 1 and all(text.strip() for text in said[:pages])
