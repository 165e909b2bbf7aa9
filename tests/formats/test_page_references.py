"""The page numbers that the engine writes follow a heading that moves while it writes them."""

from lxml import html
from weasyprint.css import targets

from alongside.formats.pdf.paper_links import add_paper_addresses, count_page_of
from alongside.formats.pdf.render import render
from alongside.formats.pdf.style import print_style_sheet
from alongside.languages import read_language
from alongside.model import Format
from tiny_site import REPOSITORY


def test_the_engine_knows_for_which_heading_each_number_waits(monkeypatch):
    """Taken from an attribute, it waits for none, and a book of 94 pages was drawn a second time."""
    waits, collect = set(), targets.TargetCollector.collect_missing_counters

    def note(self, box, css_token, parse_again, missing, of_targets):
        waits.update(of_targets)
        return collect(self, box, css_token, parse_again, missing, of_targets)

    monkeypatch.setattr(targets.TargetCollector, "collect_missing_counters", note)
    ids = ("bins.days", "bins.word-of-the-day")
    root = html.document_fromstring("<html lang=en><title>t</title><body></body></html>")
    for id_ in ids:
        count_page_of(html.etree.SubElement(root.find("body"), "b"), f"#{id_}")
    for id_ in ids:
        html.etree.SubElement(root.find("body"), "h2", id=id_).text = "Days"
    page = html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>")
    style = print_style_sheet(read_language("en"), Format.PDF)
    render(page, {}, style, REPOSITORY, "docs/a.md")
    assert waits == set(ids)


def test_a_list_of_ours_says_each_address_once():
    link = '<span data-link="https://example.org/{0}">Story {0}</span>'
    lists = f"<ul data-kind><li>{link.format('a')}</li><li>{link.format('a')}</li></ul>"
    text = f"<p>{link.format('a')}</p>"
    root = html.document_fromstring(f"<body>{text}{lists}<ul data-kind>{link.format('a')}{link.format('b')}</ul>{text}</body>")  # fmt: skip
    add_paper_addresses(root, read_language("en"))
    said = [paper.text.count("\u200ba)") for paper in root.iterfind(".//*[@class='paper latin']")]
    # In the text, once in the lists, the other story, and in the text again.
    assert said == [1, 1, 0, 1]
