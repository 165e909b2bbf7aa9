"""Faults that PDFs really have, and who finds each: our rules, and the two checkers of PDF/UA-1.

Where the checkers' column is empty, a file passes the standard's machine checks and still shuts somebody out.
"""

import page as validator
import pytest

import pdf_faults as f
from alongside.checks.outputs import (
    pdf_refused_by_verapdf,
    pdf_settings_wrong,
    pdf_structure_differs,
    pdf_text_differs,
    pdf_text_not_read_out,
)
from pdfs import print_pages
from websites import failures

STRUCTURE, TEXT, SETTINGS, HIDDEN = (
    "pdf-structure-differs",
    "pdf-text-differs",
    "pdf-settings-wrong",
    "pdf-text-not-read-out",
)
CHECKS = {
    STRUCTURE: pdf_structure_differs,
    TEXT: pdf_text_differs,
    SETTINGS: pdf_settings_wrong,
    HIDDEN: pdf_text_not_read_out,
}
FIRST, SECOND = "pdf-not-accessible", "pdf-refused-by-verapdf"
NEITHER, BOTH = (), (FIRST, SECOND)
PARTS = {
    "heading": "a heading",
    "header": "a header cell of a table",
    "order": "a paragraph, list, table or picture",
    "alt": "the words for a picture",
    "link": "a link",
    "mark": "a bookmark",
    "title": "its title",
    "language": "its language",
    "span": "a part in another language",
    "shown": "it shows the name of its file, not its title",
    "labels": "the page numbers to go to are not those that are printed",
    "tabs": "the Tab key does not follow the order of the text",
}
TABLE = [
    # the fault                   our rules, with the parts that they name        the two checkers
    (f.no_header_cells, {STRUCTURE: ["header"]}, NEITHER),
    (f.header_without_scope, {STRUCTURE: ["header"]}, BOTH),
    (f.header_of_column, {STRUCTURE: ["header"]}, NEITHER),
    (f.table_as_paragraphs, {STRUCTURE: ["header"]}, NEITHER),
    (f.items_as_paragraphs, {STRUCTURE: ["order"]}, NEITHER),
    (f.heading_as_paragraph, {STRUCTURE: ["heading"]}, NEITHER),
    (f.paragraph_as_heading, {STRUCTURE: ["heading"]}, NEITHER),
    (f.other_level, {STRUCTURE: ["heading"]}, BOTH),
    (f.order_of_paragraphs, {STRUCTURE: ["order"], TEXT: []}, NEITHER),
    (f.picture_after_its_words, {STRUCTURE: ["order"]}, NEITHER),
    (
        f.no_tags,
        {STRUCTURE: ["alt", "header", "heading", "link", "mark", "span"], TEXT: [], HIDDEN: []},
        NEITHER,
    ),
    (f.no_language, {STRUCTURE: ["language"]}, BOTH),
    (f.other_language, {STRUCTURE: ["language"]}, NEITHER),
    (f.other_language_of_text, {STRUCTURE: ["language"]}, NEITHER),
    (f.language_that_is_none, {STRUCTURE: ["language"]}, NEITHER),
    (f.no_language_of_part, {STRUCTURE: ["span"]}, NEITHER),
    (f.other_language_of_part, {STRUCTURE: ["span"]}, NEITHER),
    (f.hidden_paragraph, {STRUCTURE: ["order"], TEXT: [], HIDDEN: []}, NEITHER),
    (f.hidden_but_tagged, {TEXT: [], HIDDEN: []}, NEITHER),
    (f.hidden_contact_details, {HIDDEN: []}, NEITHER),
    (f.no_alt, {STRUCTURE: ["alt"]}, BOTH),
    (f.file_name_as_alt, {STRUCTURE: ["alt"]}, NEITHER),
    (f.picture_as_paragraph, {STRUCTURE: ["alt"]}, NEITHER),
    (f.link_without_target, {STRUCTURE: ["link"], HIDDEN: []}, NEITHER),
    (f.link_elsewhere, {STRUCTURE: ["link"], HIDDEN: []}, NEITHER),
    (f.link_to_no_place, {STRUCTURE: ["link"], HIDDEN: []}, NEITHER),
    (f.link_called_otherwise, {STRUCTURE: ["link"]}, NEITHER),
    (f.link_as_text, {STRUCTURE: ["link"], HIDDEN: []}, BOTH),
    (f.no_bookmarks, {STRUCTURE: ["mark"]}, NEITHER),
    (f.bookmark_without_target, {STRUCTURE: ["mark"]}, NEITHER),
    (f.bookmarks_of_another, {STRUCTURE: ["mark"]}, NEITHER),
    (f.no_bookmark_of_contact, {STRUCTURE: ["mark"]}, NEITHER),
    (f.file_name_as_title, {STRUCTURE: ["title"]}, NEITHER),
    (f.title_not_shown, {SETTINGS: ["shown"]}, BOTH),
    (f.no_page_labels, {SETTINGS: ["labels"]}, NEITHER),
    (f.other_page_labels, {SETTINGS: ["labels"]}, NEITHER),
    (f.tabs_by_rows, {SETTINGS: ["tabs"]}, BOTH),
    (f.other_words, {STRUCTURE: ["header"], TEXT: []}, NEITHER),
    (f.not_marked, {}, BOTH),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The site, and what veraPDF says of every fault: asked once, as Java takes a second to start."""
    outputs = f.good_site(tmp_path_factory.mktemp("site"))
    spoilt = tmp_path_factory.mktemp("spoilt")
    good = (outputs.site_folder / "bins.pdf").read_bytes()
    for fault, *_ in TABLE:
        f.spoil(good, fault, spoilt / f"{fault.__name__}.pdf")
    return (
        outputs,
        spoilt,
        pdf_refused_by_verapdf._ask_verapdf(
            spoilt, pdf_refused_by_verapdf._find_jar(), tuple(sorted(spoilt.iterdir()))
        ),
    )


@pytest.mark.parametrize(("fault", "ours", "checkers"), TABLE)
def test_who_finds_it(made, fault, ours, checkers):
    outputs, spoilt, second = made
    file = spoilt / f"{fault.__name__}.pdf"
    (outputs.site_folder / "bins.pdf").write_bytes(file.read_bytes())
    found = {rule: failures(rule, check.check, outputs) for rule, check in CHECKS.items()}
    assert {
        rule: sorted({o.values["part"] for o in outcomes if "part" in o.values})
        for rule, outcomes in found.items()
        if outcomes
    } == {rule: sorted(PARTS[part] for part in parts) for rule, parts in ours.items()}
    assert {o.place.path for outcomes in found.values() for o in outcomes} <= {"docs/bins.md"}
    first = validator.validate_pdf(file, profile=validator.ValidationProfile.PDF_UA_1).is_compliant
    passed = {FIRST: first, SECOND: second[file]["compliant"]}
    assert tuple(rule for rule, compliant in passed.items() if not compliant) == checkers


def test_the_good_one_is_found_by_nobody(made):
    outputs, *_ = made
    print_pages(outputs.sources.root)
    for rule, check in CHECKS.items():
        assert failures(rule, check.check, outputs) == []


def test_bullets_and_dots_may_be_decoration(made):
    outputs, *_ = made
    print_pages(outputs.sources.root)
    file = outputs.site_folder / "bins.pdf"
    f.spoil(file.read_bytes(), f.hidden_bullets, file)
    assert failures(HIDDEN, pdf_text_not_read_out.check, outputs) == []


def test_every_fault_is_found_by_somebody():
    assert [fault for fault, ours, checkers in TABLE if not (ours or checkers)] == []
