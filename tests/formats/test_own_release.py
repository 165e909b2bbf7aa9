"""A paper names a release of its own: another one exactly when it says something else."""

from dataclasses import replace
from datetime import date

import pytest
from lxml import html
from pikepdf import Pdf

from alongside.formats.pdf.book import make_book
from alongside.formats.pdf.make import make_pdfs
from alongside.formats.pdf.own_release import OWN_RELEASE
from alongside.formats.pdf.print_page import make_print_page
from alongside.model import Edition
from alongside.outputs.printed_release import read_printed_release
from alongside.readback.pdf_tags import read_tagged_pdf
from books import book_site
from formats.pages import SENTENCES, strand
from pdfs import PUBLICATION
from websites import FULL, URDU, edit, website

EDITION = Edition("1.0", date(2026, 11, 22))
BODY = f"<h1>Bins</h1><p>{SENTENCES['en']}</p>"


def printed(body=BODY, release=OWN_RELEASE, draft="", language="en", **settings):
    return make_print_page(
        html.fragment_fromstring(f'<article class="document">{body}</article>'),
        publication=replace(PUBLICATION, **{"edition": EDITION, **settings}),
        strand=strand(language, "full"),
        document="bins",
        draft=draft,
        release=release,
    )


def test_it_is_said_where_the_release_is_said_and_nowhere_else_is_a_placeholder():
    page = printed()
    assert len(page.release) == 12 and int(page.release, 16)
    assert page.html.count(page.release) >= 2 and page.head.endswith(page.release)
    assert any(page.release in run for run in page.runs)
    assert OWN_RELEASE not in page.html


@pytest.mark.parametrize("language", ["en", "ur", "pl", "bn"])
def test_the_same_words_have_the_same_release(language):
    assert printed(language=language) == printed(language=language)


@pytest.mark.parametrize(
    "other",
    [
        {"body": BODY.replace("</p>", "!</p>")},
        {"body": BODY.replace("<p>", "<p><b>1</b> ")},
        {"body": BODY.replace("h1", "h2")},
        {"body": f'{BODY}<p><img src="picture:1.png" alt=""></p>'},
        {"body": f'{BODY}<p><a href="a.html">a</a></p>'},
        {"draft": "This is a draft."},
        {"language": "pl"},
        {"edition": Edition("1.1", EDITION.date)},
        {"edition": Edition("1.0", date(2026, 11, 23))},
        {"contact": {"website": "https://council.example", "email": "other@council.example"}},
        {"url": "https://other.example/"},
    ],
)
def test_other_words_have_another_release(other):
    assert printed(**other).release != printed().release


@pytest.mark.parametrize("release", ["", "813bc07a1ce2"])
def test_another_release_or_none_can_be_said(release):
    assert printed(release=release).release == release


def test_the_release_of_the_website_changes_no_paper(tmp_path):
    outputs = website(tmp_path)
    publication = replace(outputs.sources.publication, root=tmp_path, edition=EDITION)
    outputs = replace(outputs, sources=replace(outputs.sources, publication=publication))
    file, made = outputs.site_folder / "bins.pdf", []
    for release in ("813bc07a1ce2", "00000000ffff"):
        make_pdfs(replace(outputs, release_id=release))
        made.append(file.read_bytes())
    assert made[0] == made[1]
    release = read_printed_release(file)
    assert release in read_tagged_pdf(file).document.text
    edit(outputs, "bins.html", "3 bins", "4 bins")
    make_pdfs(outputs)
    assert read_printed_release(file) != release


def test_a_book_has_its_own_and_its_check_knows_it(tmp_path):
    outputs = book_site(tmp_path)
    said = {
        each: make_book(outputs, each).root.find("body").get("data-release")
        for each in (FULL, URDU)
    }
    assert len(set(said.values())) == 2
    other = replace(outputs, release_id="ffffffffffff")
    assert make_book(other, FULL).root.find("body").get("data-release") == said[FULL]
    edit(outputs, "bins.html", "3 bins", "4 bins")
    assert make_book(outputs, FULL).root.find("body").get("data-release") != said[FULL]
    assert make_book(outputs, URDU).root.find("body").get("data-release") == said[URDU]


def test_a_file_that_is_no_pdf_or_names_none_has_no_release(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"no PDF")
    Pdf.new().save(tmp_path / "b.pdf")
    assert read_printed_release(tmp_path / "a.pdf") == ""
    assert read_printed_release(tmp_path / "b.pdf") == ""
