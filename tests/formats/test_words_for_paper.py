"""What is printed speaks of itself, and not of the web page or website that it was made from."""

import re

import pytest

from alongside.languages import read_language
from tiny_site import REPOSITORY

# "Our website" may be named on paper; "this website" may not.
OF_THE_WEB = {
    "en": r"\b(?:on this (?:web)?(?:site|page)|this (?:web)?(?:page|site)|click|each page is)\b",
    "pl": r"\b(?:tej stronie|tę stronę|tym serwisie|tej witrynie|każda strona|kliknij)\b",
    "ur": "اس (?:صفحے|ویب سائٹ|سائٹ)|یہ صفحہ|ہر صفحہ|کلک",
    "bn": "এই (?:পাতা|পৃষ্ঠা|সাইট|ওয়েবসাইট)|প্রতিটি পাতা|ক্লিক",
}
FOLDERS = [
    ("en", "."),
    ("en", "plain-english"),
    ("en", "easy-read"),
    *((tag, f"languages/{tag}") for tag in ("pl", "ur", "bn")),
]
PAGES = [
    (tag, file.relative_to(REPOSITORY).as_posix())
    for tag, folder in FOLDERS
    for file in sorted((REPOSITORY / "docs" / folder).glob("*.md"))
]
PRINTED_WORDS = ("book_", "pack_", "compared_", "contact_", "draft_in_part_on_paper")


def speaks_of_the_web(text, tag):
    return re.findall(OF_THE_WEB[tag], text, re.IGNORECASE)


@pytest.mark.parametrize(("tag", "path"), PAGES)
def test_no_text_of_ours_speaks_of_the_page_that_it_stands_on(tag, path):
    _, _, body = (REPOSITORY / path).read_text(encoding="utf-8").split("---\n", 2)
    assert not speaks_of_the_web(body, tag)


@pytest.mark.parametrize("tag", OF_THE_WEB)
def test_no_word_of_the_formats_for_paper_does(tag):
    language = read_language(tag)
    for words in (language.strings, language.easy_read):
        printed = {key: text for key, text in words.items() if key.startswith(PRINTED_WORDS)}
        assert printed
        assert not {key: text for key, text in printed.items() if speaks_of_the_web(text, tag)}


@pytest.mark.parametrize(
    ("tag", "text", "speaks"),
    [
        ("en", "## What is on this site", True),
        ("en", "Use the contact details on this page.", True),
        ("en", "Visit our website at example.org.", False),
        ("en", "Each page has a number.", False),
        ("pl", "danych kontaktowych na tej stronie", True),
        ("pl", "Co znajdą Państwo w tym serwisie", True),
        ("pl", "Prosimy odwiedzić naszą stronę", False),
        ("ur", "اس ویب سائٹ پر کیا ہے", True),
        ("ur", "ہماری ویب سائٹ دیکھیں", False),
        ("bn", "এই সাইটে কী আছে", True),
        ("bn", "আমাদের ওয়েবসাইট দেখুন", False),
    ],
)
def test_what_speaks_of_the_web(tag, text, speaks):
    assert bool(speaks_of_the_web(text, tag)) == speaks
