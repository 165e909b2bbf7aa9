"""Readers are told, in the language of the page, who checked it for what, or what is still to be checked."""

import pytest
from lxml import html

from buildable import built, make_buildable
from tiny_site import copy_of_tiny

ROLES = """\
roles:
  community-reader: {en: a reader of 5 < 6 & the community, ur: محلے کا ایک قاری}
sign_offs:
  translation: {by: [second-linguist, community-reader]}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = copy_of_tiny(tmp_path_factory.mktemp("checks") / "tiny")
    settings = root / "publication.yml"
    settings.write_text(ROLES + settings.read_text("utf-8"), "utf-8")
    for page, old, new in (
        ("bins.md", "owner:", "needs: [clinical]\nowner:"),
        ("languages/ur/index.md", "by: second-linguist", "by: community-reader"),
    ):
        path = root / "docs" / page
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    return built(make_buildable(root))[1]


def tree(site, page):
    return html.fromstring((site / page).read_text(encoding="utf-8"))


def lines(site, page):
    return [
        " ".join(line.text_content().split())
        for line in tree(site, page).xpath("//main//p[@class='signed-off']")
    ]


def notice(site, page):
    found = tree(site, page).xpath("//main//*[@class='draft']/p")
    return " ".join(found[0].text_content().split()) if found else ""


@pytest.mark.parametrize(
    ("page", "line"),
    [
        (
            "easy-read/index.html",
            "On 2 November 2026, a group of people with a learning disability checked the easy read.",
        ),
        ("ur/index.html", "جانچ ہو چکی ہے: ترجمہ (محلے کا ایک قاری، 2 نومبر، 2026)۔"),
    ],
)
def test_a_page_says_who_checked_it(site, page, line):
    assert lines(site, page) == [line] and notice(site, page) == ""
    [day] = tree(site, page).xpath("//p[@class='signed-off']/time/@datetime")
    assert day == "2026-11-02"
    assert not tree(site, page).xpath("//article//p[@class='signed-off']"), (
        "it is not the text that was checked"
    )


def test_a_page_that_has_been_checked_in_part_says_what_is_lacking(site):
    assert notice(site, "easy-read/bins.html").startswith(
        "This page is not finished. We have not checked all of it. Please tell us what to change. "
        "Not checked yet: the health information."
    )
    assert len(lines(site, "easy-read/bins.html")) == 1
    assert "ابھی جانچ نہیں ہوئی: صحت کی معلومات۔" in notice(site, "ur/bins.html")
    assert "the health information" in notice(site, "bins.html")
    assert (lines(site, "index.html"), notice(site, "index.html")) == ([], "")


def test_the_statement_says_how_far_the_checks_are(site):
    said = [item.text_content() for item in tree(site, "accessibility.html").xpath("//article//li")]
    assert "Full version pages: the health information, by a clinician. Checked: 0 of 1." in said
    assert (
        "Easy read pages: the easy read, by a group of people with a learning disability. Checked: 2 of 2."
        in said
    )
    assert (
        "Urdu pages: the translation, by a second linguist or a reader of 5 < 6 & the community. Checked: 2 of 2."
    ) in said
