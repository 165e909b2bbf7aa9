"""Each way in which a PDF's structure can fall behind its page is found, one at a time."""

import pytest
from pdfs import print_pages
from pikepdf import Array, Dictionary, Name, Pdf, String
from websites import edit, failures, website

from alongside.checks import pdf_structure

EXTRA = """<p>Read <a href="other.html#x">the other page</a>, <a href="#days">the days</a> or
<span lang="pl">Dzień dobry</span>.</p>
<ul><li>Glass</li><li>Paper</li></ul>
<table><thead><tr><th scope="col">Day</th><th scope="col">Bin</th></tr></thead>
<tbody><tr><th scope="row">Monday</th><td>Blue</td></tr></tbody></table>
<p><img src="bin.svg" alt="A blue bin"> A bin</p>
"""
BIN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    outputs = website(folder)
    (outputs.built / "bin.svg").write_text(BIN, encoding="utf-8")
    edit(outputs, "bins.html", "<details", EXTRA + "<details")
    print_pages(folder)
    return outputs, (outputs.built / "bins.pdf").read_bytes()


@pytest.fixture
def site(made):
    outputs, pdf = made
    (outputs.built / "bins.pdf").write_bytes(pdf)
    return outputs


def each(pdf, role):
    return [e for e in pdf.objects if isinstance(e, Dictionary) and e.get("/S") == Name(f"/{role}")]


def first(pdf, role, words):
    """The first element of the role whose own runs hold the words."""
    return next(e for e in each(pdf, role) for kid in e.K
                if isinstance(kid, Dictionary) and words in str(kid.get("/ActualText")))


def other_target(pdf):
    first(pdf, "Link", "other").K[1].Obj.A.URI = String("https://elsewhere.example/")


def lost_target(pdf):
    first(pdf, "Link", "days").K[1].Obj.Dest = String("nowhere")


def fake_heading(pdf):
    each(pdf, "H2")[0].S = Name.P


def other_level(pdf):
    each(pdf, "H2")[0].S = Name.H3


def no_bookmarks(pdf):
    del pdf.Root.Outlines


def items_as_paragraphs(pdf):
    for item in each(pdf, "LI"):
        item.S = Name.P


def no_header_cells(pdf):
    for cell in each(pdf, "TH"):
        cell.S = Name.TD


def header_of_column(pdf):
    first(pdf, "TH", "Monday").A.Scope = Name.Column


def other_alt(pdf):
    each(pdf, "Figure")[0].Alt = String("bin.svg")


def no_language_of_part(pdf):
    del first(pdf, "Span", "Dzie").Lang


def other_language(pdf):
    pdf.Root.Lang = String("de")


def other_title(pdf):
    pdf.docinfo["/Title"] = String("bins.html")


def no_tags(pdf):
    pdf.Root.StructTreeRoot.K = Array()


@pytest.mark.parametrize(("break_it", "part"), [
    (other_target, "a link"), (lost_target, "a link"), (fake_heading, "a heading"),
    (other_level, "a heading"),
    (no_bookmarks, "a bookmark"), (items_as_paragraphs, "a list or table"),
    (no_header_cells, "a header cell of a table"), (header_of_column, "a header cell of a table"),
    (other_alt, "the words for a picture"), (no_language_of_part, "a part in another language"),
    (other_language, "its language"), (other_title, "its title"), (no_tags, "a heading"),
])
def test_a_difference_is_found(site, break_it, part):
    with Pdf.open(site.built / "bins.pdf", allow_overwriting_input=True) as pdf:
        break_it(pdf)
        pdf.save()
    found = failures("pdf-structure-differs", pdf_structure.check, site)
    assert part in [outcome.values["part"] for outcome in found]
    assert {outcome.place.path for outcome in found} == {"docs/bins.md"}
    assert all(outcome.seen != outcome.expected for outcome in found)


def test_the_same_structure_passes(site):
    assert failures("pdf-structure-differs", pdf_structure.check, site) == []
