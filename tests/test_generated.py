"""The credits and accessibility pages say what is true of this publication, and no more."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from alongside.catalogue import find_documents
from alongside.errors import BadInput
from alongside.generated import generated_pages
from alongside.model import ExceptionNote

TODAY = date(2026, 11, 22)


@pytest.fixture
def sources(tiny):
    return find_documents(tiny, TODAY)


def excepting(sources, until):
    note = ExceptionNote("sign-off-missing", ("docs/easy-read/", "docs/languages/"),
                         "Not yet\nread by readers.", "Head of waste", until, 1)
    return replace(sources, publication=replace(sources.publication, exceptions=(note,)))


def test_each_picture_in_use_is_credited_to_its_author(sources, tiny):
    text = generated_pages(sources)["credits"]
    assert "[recycling symbol](https://openmoji.org/library/emoji-267B/), drawn by" in text
    assert text.count("openmoji.org/library/") == 8


def test_a_picture_that_no_page_uses_is_not_credited(sources, tiny):
    with open(tiny / "pictures.yml", "a") as file:
        file.write("rocket: {openmoji: 1F680}\n")
    assert "1F680" not in generated_pages(sources)["credits"]


def test_only_the_fonts_of_our_scripts_are_credited(sources):
    text = generated_pages(sources)["credits"]
    assert "- Noto Nastaliq Urdu\n- Noto Sans\n" in text and "Bengali" not in text


def test_an_exception_in_force_is_told_in_plain_words(sources):
    text = generated_pages(excepting(sources, TODAY))["accessibility"]
    assert "### Easy read pages, Urdu pages {#not-ready-1}" in text
    assert "Not yet read by readers." in text and "Head of waste" in text and "22 November 2026" in text
    assert "no exceptions" not in text


def test_an_exception_that_has_ended_is_not_told(sources):
    text = generated_pages(excepting(sources, TODAY - timedelta(days=1)))["accessibility"]
    assert "Head of waste" not in text and "no exceptions" in text


def test_nothing_is_said_of_pdfs_when_there_are_none(sources):
    web_only = replace(sources, publication=replace(sources.publication, formats=("web",)))
    assert "PDF" not in generated_pages(web_only)["accessibility"]


@pytest.mark.parametrize("slug", ["credits", "accessibility", "all-pages", "404"])
def test_a_document_cannot_take_the_name_of_a_generated_page(sources, slug):
    taken = replace(sources, publication=replace(sources.publication, documents=("index", slug)))
    with pytest.raises(BadInput, match=slug):
        generated_pages(taken)


def test_headings_have_ids(sources):
    for text in generated_pages(sources).values():
        headings = [line for line in text.splitlines() if line.startswith("## ")]
        assert headings and all("{#" in line for line in headings)
