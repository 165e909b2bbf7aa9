"""The HTML that plain Markdown cannot say."""

import pytest
from lxml import html

from alongside.pages.html import render_page


def render(text):
    return html.fragment_fromstring(render_page(text).html, create_parent="article")


def test_a_paragraph_that_begins_with_a_picture_is_an_idea():
    (idea,) = render("![A house](house.svg)\nYou have a *new* home.\nIt is [here](a.md).")
    picture, words = idea
    assert [e.get("class") for e in (idea, picture, words)] == [
        "idea",
        "idea-picture",
        "idea-words",
    ]
    assert picture[0].attrib == {"alt": "A house", "src": "house.svg"} and not picture[0].tail
    assert (
        words.findtext("p/em") == "new"
        and words.text_content() == "You have a new home.\nIt is here."
    )


def test_ideas_that_follow_each_other_stay_apart():
    assert [e.get("class") for e in render("![a](a.svg)\nOne.\n\n![b](b.svg)\nTwo.")] == [
        "idea",
        "idea",
    ]


def test_an_idea_may_begin_with_bold_words():
    (idea,) = render("![A house](house.svg)\n**Home** is here.")
    assert idea.findtext("div/p/strong") == "Home"


def test_a_picture_alone_or_after_words_stays_where_it_is():
    alone, after = render("![A map](map.png)\n\nSee ![A map](map.png)")
    assert (alone.tag, after.tag) == ("p", "p") and alone[0].tag == after[0].tag == "img"


def test_a_table_has_headers_both_ways():
    (box,) = render("| Bin | Day |\n| --- | --- |\n| Green | Monday |\n| Blue | Friday |")
    assert [cell.get("scope") for cell in box.xpath(".//thead//th")] == ["col", "col"]
    assert [
        (c.tag, c.get("scope"), c.text) for c in box.xpath(".//tbody//*[self::th or self::td]")
    ] == [
        ("th", "row", "Green"),
        ("td", None, "Monday"),
        ("th", "row", "Blue"),
        ("td", None, "Friday"),
    ]


def test_a_column_is_set_to_a_side_by_a_class():
    (box,) = render("| A | B | C | D |\n| --- | :-- | :-: | --: |\n| 1 | 2 | 3 | 4 |")
    for row in box.iter("tr"):
        assert [cell.get("class") for cell in row] == [None, "start", "middle", "end"]
    assert not box.xpath(".//@style")


WIDE = ["| Immunocompromised | Hypothyroidism | Responsibilities |", "| --- | --- | --- |", "| 1 | 2 | 3 |"]  # fmt: skip
NARROW = ["| A | B |", "| --- | --- |", "| 1 | 2 |"]


def rows(*lines):
    return "\n".join(lines) + "\n\n"


def test_a_table_scrolls_by_keyboard_under_the_name_of_its_heading():
    table = rows(*WIDE)
    article = render(f"{table}## Days {{#days}}\n\n{table}### Late {{#late}}\n\n{table}")
    boxes = article.find_class("table")
    assert [box.get("aria-labelledby") for box in boxes] == ["introduction", "days", "late"]
    assert {(box.get("tabindex"), box.get("role")) for box in boxes} == {("0", "group")}


def test_a_table_that_fits_on_a_phone_is_no_stop_and_no_group():
    (box,) = render(rows(*NARROW))
    assert box.attrib == {"class": "table"}


TELLING = [
    # A line ends at a space or a hyphen, and at no other place.
    ("words " * 30, False),
    ("Immunocompromised-hypothyroidism", False),
    ("Immunocompromisedhypothyroidism", True),
    ("https://example.org/an/address/that/goes/on", True),
    ("Immuno\u00adcompromised\u00adhypothyroidism", False),
    ("one\u00a0two\u00a0three\u00a0four\u00a0five\u00a0six\u00a0seven", True),
    # Words of different elements are words of one line.
    ("**Immunocompromised**hypothyroidism", True),
    ("[Immunocompromised](a.md) hypothyroidism", False),
    # Vowel signs and marks need no room of their own.
    ("پاکستانی زبان", False),
    ("স্বাস্থ্যসেবা প্রতিষ্ঠান", False),
]


@pytest.mark.parametrize(("cell", "stops"), TELLING)
def test_the_longest_word_tells_whether_a_table_may_scroll(cell, stops):
    (box,) = render(rows("| A | B |", "| --- | --- |", f"| {cell} | 2 |"))
    assert ("tabindex" in box.attrib) == stops


def test_rows_of_different_length_are_measured_together():
    (box,) = render(rows("| A |", "| --- |", "| Immunocompromised | hypothyroidism |"))
    assert "tabindex" not in box.attrib  # a table has no more columns than its head


def test_written_out_addresses_read_from_left_to_right():
    text = "<https://a.example> [mail](mailto:a@b.example) [ہم سے](https://a.example) [x](b.md)"
    assert [link.get("dir") for link in render(text).iter("a")] == ["ltr", "ltr", None, None]
