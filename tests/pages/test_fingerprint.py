"""A fingerprint changes when the meaning can change, and only then."""

import pytest

from alongside.pages.markdown import read_sections

BASE = """\
We answer **within 12 weeks**. You can
[contact us](get-involved.md#contact).

- one thing
- another thing

| Place | Years |
| --- | --- |
| Luton | 8.7 |

![Two people talk](picture:talk)
We listen.
"""

COSMETIC = {
    "wrapping": ("You can\n[contact", "You can [contact"),
    "emphasis": ("**within 12 weeks**", "_within 12 weeks_"),
    "no emphasis": ("**within 12 weeks**", "within 12 weeks"),
    "comment": ("- one thing", "<!-- a note -->\n\n- one thing"),
    "bullet sign": ("- one thing\n- another", "* one thing\n* another"),
    "spaces": ("We answer", "We  answer"),
    "link spelling": ("(get-involved.md#contact)", "(./get-involved.md#contact)"),
    "reference link": (
        "[contact us](get-involved.md#contact).",
        "[contact us][c].\n\n[c]: get-involved.md#contact",
    ),
    "table spacing": ("| Luton | 8.7 |", "|Luton|8.7|"),
}
REAL = {
    "number": ("12 weeks", "8 weeks"),
    "word": ("We listen", "We talk"),
    "negation": ("We answer", "We do not answer"),
    "link target": ("#contact", "#other"),
    "list item added": ("- another thing", "- another thing\n- a third"),
    "list item removed": ("- another thing\n", ""),
    "table cell": ("8.7", "8.9"),
    "picture": ("picture:talk", "picture:law"),
    "alt text": ("Two people talk", "Three people talk"),
    "item becomes paragraph": ("- one thing\n- another thing", "one thing\n\nanother thing"),
}


def mark(body, title="Title", description=""):
    return read_sections(body, 1, title, description)[0].fingerprint


@pytest.mark.parametrize("name", COSMETIC)
def test_a_cosmetic_edit_changes_nothing(name):
    before, after = COSMETIC[name]
    assert before in BASE
    assert mark(BASE.replace(before, after)) == mark(BASE)


@pytest.mark.parametrize("name", REAL)
def test_a_real_edit_changes_the_fingerprint(name):
    before, after = REAL[name]
    assert before in BASE
    assert mark(BASE.replace(before, after)) != mark(BASE)


def test_typography_is_cosmetic_in_every_script():
    assert mark("“وہ” – ٹھیک") == mark('"وہ" - ٹھیک')
    assert mark("e\u0301t\u00e9") == mark("\u00e9t\u00e9")


def test_title_and_description_belong_to_the_lead():
    assert mark(BASE, "Other") != mark(BASE)
    assert mark(BASE, description="New") != mark(BASE)


def test_a_change_touches_its_own_section_only():
    body = "Lead.\n\n## One {#one}\n\nFirst.\n\n## Two {#two}\n\nSecond.\n"
    before = read_sections(body, 1, "T")
    after = read_sections(body.replace("First", "Changed"), 1, "T")
    assert [b.fingerprint == a.fingerprint for b, a in zip(before, after, strict=True)] == [
        True,
        False,
        True,
    ]
