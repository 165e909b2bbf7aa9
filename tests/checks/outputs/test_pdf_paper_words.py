"""What a PDF shows on paper only: heads of pages, and where links lead."""

import re

import pytest
from pikepdf import (
    ContentStreamInstruction,
    Dictionary,
    Name,
    Operator,
    Pdf,
    parse_content_stream,
    unparse_content_stream,
)

from alongside.checks.outputs.pdf_text_not_read_out import check
from alongside.readback.pdf_text_pieces import read_text_pieces
from pdfs import print_pages
from websites import edit, failures, website

RULE = "pdf-text-not-read-out"
LINKS = """<p>Read <a href="https://council.example/a-long-address/of-a-page/with-many-parts/\
and-more-parts/index.html">of the bins</a>, <a href="mailto:me@council.example">write</a> or
go to <a href="#days">the days</a>.</p>"""
TITLE = "Your bins, when we empty them, what goes into which one, and where all of this goes then"
"""So long that the head of a page has two lines."""
LONG = "".join(f"<p>Line {number} of a long page of words.</p>" for number in range(120))
FILES = ("bins.pdf", "ur/bins.pdf")


@pytest.fixture
def site(tmp_path):
    outputs = website(tmp_path)
    for page in ("bins.html", "ur/bins.html"):
        edit(outputs, page, "<details", LINKS + LONG + "<details")
    edit(outputs, "bins.html", "Your bins", TITLE)
    print_pages(tmp_path)
    return outputs


def change(outputs, mend, pages=range(99)):
    """Gives each beginning of marked content on some pages, from 0, to mend."""
    with Pdf.open(outputs.site_folder / "bins.pdf", allow_overwriting_input=True) as pdf:
        for number, page in enumerate(pdf.pages):
            if number in pages:
                content = [
                    mend(instruction) if str(instruction.operator) == "BDC" else instruction
                    for instruction in parse_content_stream(page)
                ]
                page.Contents = pdf.make_stream(unparse_content_stream(content))
        pdf.save()


def is_head(instruction):
    return instruction.operands[1].get("/Type") == Name.Pagination


def as_plain_decoration(instruction):
    if is_head(instruction):
        return ContentStreamInstruction([Name.Artifact], Operator("BMC"))
    return instruction


def as_head(instruction):
    if is_head(instruction):
        return instruction
    return ContentStreamInstruction(
        [Name.Artifact, Dictionary(Type=Name.Pagination)], Operator("BDC")
    )


def found_pages(outputs):
    return [outcome.values["page"] for outcome in failures(RULE, check, outputs)]


def test_heads_and_addresses_are_no_hidden_words(site):
    assert found_pages(site) == []


def test_brackets_in_a_title_hide_no_address(tmp_path):
    """A head with a bracket is no address that has begun, and Urdu draws each bracket mirrored."""
    outputs = website(tmp_path)
    for page in ("bins.html", "ur/bins.html"):
        text = (outputs.site_folder / page).read_text(encoding="utf-8")
        title = re.search("<h1[^>]*>([^<]+)</h1>", text)[1]
        edit(outputs, page, title, f"{title} (co-production)")
        edit(outputs, page, "<details", LONG + LINKS + "<details")
    print_pages(tmp_path)
    assert found_pages(outputs) == []


@pytest.mark.parametrize("file", FILES)
def test_the_heads_and_numbers_of_pages_are_pagination_and_nothing_else_is(site, file):
    pieces = read_text_pieces(site.site_folder / file)
    paged = [piece for piece in pieces if piece.pagination]
    last = max(piece.page for piece in pieces)
    assert last > 2
    assert {piece.page for piece in paged if piece.from_top < 100} == set(range(2, last + 1))
    assert {piece.page for piece in paged if piece.from_bottom < 51} == set(range(1, last + 1))
    assert all(piece.from_top < 100 or piece.from_bottom < 51 for piece in paged)
    addresses = [piece for piece in pieces if piece.artifact and not piece.pagination]
    shown = "".join(piece.text for piece in addresses)
    assert re.search("council.example/a-long-address", shown)


def test_a_head_that_is_not_marked_as_one_is_found(site):
    change(site, as_plain_decoration)
    assert found_pages(site) == [2]


def test_text_that_is_marked_as_a_head_is_found(site):
    change(site, as_head)
    assert found_pages(site) == [1]


def test_text_that_is_marked_as_a_head_on_one_page_is_found(site):
    change(site, as_head, pages=[2])
    assert found_pages(site) == [3]


@pytest.mark.parametrize(
    ("old", "new"), [("me@council", "us@council"), ("a-long-address", "another-address")]
)
def test_an_address_that_is_not_that_of_its_link_is_found(site, old, new):
    with Pdf.open(site.site_folder / "bins.pdf", allow_overwriting_input=True) as pdf:
        for link in (link for page in pdf.pages for link in page.get("/Annots", [])):
            if "/A" in link:
                link.A.URI = str(link.A.URI).replace(old, new)
        pdf.save()
    assert found_pages(site) == [1]


def test_a_head_that_says_what_is_not_read_out_is_found(site):
    with Pdf.open(site.site_folder / "bins.pdf", allow_overwriting_input=True) as pdf:
        for element in pdf.objects:
            if isinstance(element, Dictionary) and TITLE in str(element.get("/ActualText")):
                element.ActualText = "Other words"
        pdf.save()
    assert found_pages(site) == [2]
