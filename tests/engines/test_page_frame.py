"""What stands around the text of every page: little before it, and each thing once."""

import pytest

from buildable import built, make_buildable, pages_of
from tiny_site import copy_of_tiny

BEFORE = 12
"""Items that are met before the main heading when a page is read in order: what can be used, and words."""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return built(make_buildable(copy_of_tiny(tmp_path_factory.mktemp("site") / "tiny")))


@pytest.mark.parametrize(
    "page", ["bins.html", "easy-read/bins.html", "ur/bins.html", "plain-english/index.html"]
)
def test_little_is_met_before_the_heading(site, page):
    """What a closed list holds is met by who opens it."""
    heading = pages_of(site[1])[page].find(".//main//h1")
    before = heading.xpath(
        "preceding::*[ancestor::body][not(ancestor::details) or self::summary]"
        "[self::a or self::input or self::button or self::summary or self::p or self::label]"
        "[not(ancestor::a)]"
    )
    usable = [element for element in before if element.tag not in ("p", "label")]
    assert len(before) <= BEFORE, [(element.tag, element.text) for element in before]
    assert len(usable) <= 9, "stops of the Tab key"


def test_easy_read_is_named_before_all_other_ways_to_read(site):
    for page in ("bins.html", "plain-english/bins.html", "ur/bins.html"):
        (switcher,) = pages_of(site[1])[page].find_class("switcher")
        first, *others = switcher.iter("a")
        assert first.text == "Easy read" and not first.xpath("ancestor::details"), page
        assert others and all(link.xpath("ancestor::details") for link in others), page


def test_no_two_headings_of_a_page_say_the_same_of_contact(site):
    for page, root in pages_of(site[1]).items():
        headings = [heading.text for heading in root.iter("h1", "h2")]
        assert len([text for text in headings if text == "Contact us"]) <= 1, page


def test_every_list_without_bullets_says_that_it_is_a_list(site):
    """Safari tells nobody of it otherwise. In the text itself every list has its bullets."""
    plain = ("menu", "trail", "switcher", "elsewhere", "choices", "turn", "contact", "download")
    for page, root in pages_of(site[1]).items():
        lists = root.xpath("//ul | //ol")
        unstyled = [
            each
            for each in lists
            if any(
                name.startswith(plain)
                for element in (each, *each.iterancestors("nav", "section", "footer", "details"))
                for name in element.get("class", element.tag).split()
            )
        ]
        assert unstyled and all(each.get("role") == "list" for each in unstyled), page


def test_the_front_door_says_what_it_is_whose_and_what_for(site):
    root = pages_of(site[1])["index.html"]
    words = root.find(".//main//h1").getnext().text_content()
    assert "Bins in Exampleton" in words and "Exampleton Council" in words
    assert root.xpath("//meta[@name='description']/@content")[0] in words
