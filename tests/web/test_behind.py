"""A page that is released before it follows a change of its source says so, in every format."""

from datetime import date, timedelta

import pytest

from alongside.formats.epub.pages import read_page_texts
from alongside.formats.pdf.print_page import make_print_page
from alongside.languages import read_language
from alongside.outputs.expected import expected_outputs
from alongside.publication.catalogue import find_documents
from alongside.readback.article import read_document
from alongside.web.drafts import day_of_update
from buildable import built, make_buildable, pages_of
from tiny_site import TODAY, copy_of_tiny

UNTIL = date(2026, 12, 5)
EXCEPTION = f"""
exceptions:
  - rule: stale-section
    scope: [docs/languages/ur/bins.md]
    reason: The collection day was wrong; the translation takes a week.
    owner: communications team
    until: {UNTIL}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = make_buildable(copy_of_tiny(tmp_path_factory.mktemp("behind") / "site"))
    page = root / "docs" / "plain-english" / "bins.md"
    page.write_text(page.read_text().replace("Monday", "Tuesday"))
    settings = root / "publication.yml"
    settings.write_text(settings.read_text().replace("\nexceptions: []\n", EXCEPTION))
    return root


def test_it_says_by_when_it_will_follow_on_the_web_on_paper_and_in_e_books(root):
    sources, out = built(root)
    outputs = expected_outputs(sources, out)
    urdu = sources.variants["bins", "ur"]
    notice = "ہم اسے 5 دسمبر، 2026 تک بدل دیں گے۔"
    page = pages_of(out)["ur/bins.html"]
    assert notice in " ".join(page.xpath("string(//*[@id='site-draft'])").split())
    assert page.xpath("//a[@href='#site-draft']")[0].text == "یہ صفحہ تازہ نہیں ہے"
    article, told = read_document(outputs, urdu)
    assert notice in told
    printed = make_print_page(
        article, publication=sources.publication, strand=urdu.strand, document="bins", draft=told
    )
    assert notice in " ".join(printed.runs)
    texts = {text.slug: text for text in read_page_texts(outputs, urdu.strand)}
    assert notice in texts["bins"].draft_notice
    assert notice not in texts["index"].draft_notice


def test_no_other_page_says_so(root):
    sources = find_documents(root, TODAY)
    told = {key for key, page in sources.variants.items() if day_of_update(sources, page)}
    assert told == {("bins", "ur")}


@pytest.mark.parametrize(("today", "day"), [(UNTIL, UNTIL), (UNTIL + timedelta(days=1), None)])
def test_it_ends_with_the_exception(root, today, day):
    sources = find_documents(root, today)
    assert day_of_update(sources, sources.variants["bins", "ur"]) == day


@pytest.mark.parametrize(
    "tag", ["en", *["ur", "pl", "bn", "cy", "pa", "ro", "gu", "ar", "so", "uk", "pt", "zh-Hans"]]
)
def test_each_language_has_the_words(tag):
    strings = read_language(tag).strings
    assert strings["behind_short"] and "{date}" in strings["behind_notice"]
    english = read_language("en").strings
    assert tag == "en" or strings["behind_notice"] != english["behind_notice"]
