"""The text of a PDF's tags is compared word by word. Stock tags, which validators accept, are refused."""

import pytest
import weasyprint
from page import ValidationProfile, validate_pdf
from pikepdf import Dictionary, Pdf

from alongside.checks.outputs import pdf_text_differs
from pdfs import print_pages
from websites import edit, failures, website

RULE = "pdf-text-differs"


@pytest.fixture
def site(tmp_path):
    outputs = website(tmp_path)
    print_pages(tmp_path)
    return outputs


def change_text(file, old, new):
    with Pdf.open(file, allow_overwriting_input=True) as pdf:
        for element in pdf.objects:
            if isinstance(element, Dictionary) and old in str(element.get("/ActualText", "")):
                element.ActualText = str(element.ActualText).replace(old, new)
        pdf.save()


def test_equal_text_passes(site):
    assert failures(RULE, pdf_text_differs.check, site) == []


def test_urdu_as_the_engine_tags_it_is_refused_though_it_is_valid(site):
    page = (site.site_folder / "ur" / "bins.html").read_text(encoding="utf-8")
    body = page[page.index("<article") : page.index("<details")] + "</article>"
    stock = weasyprint.HTML(string=f'<html lang="ur" dir="rtl"><title>x</title>{body}')
    stock.write_pdf(site.site_folder / "ur" / "bins.pdf", pdf_variant="pdf/ua-1")
    assert validate_pdf(
        site.site_folder / "ur" / "bins.pdf", profile=ValidationProfile.PDF_UA_1
    ).is_compliant
    (found,) = failures(RULE, pdf_text_differs.check, site)
    assert found.place.path == "docs/languages/ur/bins.md"


def test_the_first_difference_is_shown_with_the_words_around_it(site):
    edit(site, "bins.html", "Every home has 3 bins.", "Every home has 4 bins.")
    (found,) = failures(RULE, pdf_text_differs.check, site)
    assert found.seen == "Every home has 3 bins. Collection days"
    assert found.expected == "Every home has 4 bins. Collection days"
    assert found.place.page == "bins.pdf"


def test_one_changed_letter_in_the_tags_is_found(site):
    change_text(site.site_folder / "bins.pdf", "Monday", "Sunday")
    (found,) = failures(RULE, pdf_text_differs.check, site)
    assert (found.seen, found.expected) == (
        "We come on Sunday. Green bin Blue",
        "We come on Monday. Green bin Blue",
    )


def test_letters_that_differ_from_what_is_read_out_are_found(site):
    change_text(site.site_folder / "bins.pdf", "Monday", "Sunday")
    edit(site, "bins.html", "Monday", "Sunday")
    (found,) = failures(RULE, pdf_text_differs.check, site)
    assert (found.seen, found.expected) == ("We come on Monday.", "We come on Sunday.")


def test_text_that_is_read_out_but_not_drawn_is_found(site):
    with Pdf.open(site.site_folder / "ur" / "bins.pdf", allow_overwriting_input=True) as pdf:
        for element in pdf.objects:
            if isinstance(element, Dictionary) and "پیر" in str(element.get("/ActualText", "")):
                del element.K
        pdf.save()
    (found,) = failures(RULE, pdf_text_differs.check, site)
    assert found.seen == "(nothing that can be seen)"


def test_a_pdf_that_ends_early_is_found(site):
    edit(site, "bins.html", "Blue bin", "Blue bin. Always.")
    (found,) = failures(RULE, pdf_text_differs.check, site)
    assert found.expected == "Green bin Blue bin. Always."


def test_a_page_that_cannot_be_read_is_not_a_pass(site):
    (site.site_folder / "bins.html").write_text("", encoding="utf-8")
    (found,) = failures(RULE, pdf_text_differs.check, site)
    assert found.status == "cannot tell"


def test_a_missing_pdf_is_left_to_its_own_rule(site):
    (site.site_folder / "bins.pdf").unlink()
    assert failures(RULE, pdf_text_differs.check, site) == []
