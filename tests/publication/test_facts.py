"""facts.yml: what a fact may be, and what is said of one that cannot be used."""

from decimal import Decimal

import pytest

from alongside.errors import BadInput
from alongside.publication.settings import read_publication

FACTS = """\
contact_email:
  kind: email
  value: bins@exampleton.example
  source: The bins team
  reviewed: 2026-11-22
"""
ONE = "one:\n  kind: {kind}\n  value: {value}\n  source: The bins team\n  reviewed: 2026-11-22\n"


def facts_of(root, text):
    (root / "facts.yml").write_text(text, encoding="utf-8")
    return read_publication(root).facts


@pytest.mark.parametrize("text", [None, "", "# nothing yet\n"])
def test_without_facts_there_are_none(tiny, text):
    if text is not None:
        (tiny / "facts.yml").write_text(text)
    assert read_publication(tiny).facts == {}


def test_the_contact_details_of_a_publication_can_be_facts(tiny):
    (tiny / "facts.yml").write_text(FACTS)
    settings = tiny / "publication.yml"
    settings.write_text(
        settings.read_text().replace("bins@exampleton.example", '"{{ fact.contact_email }}"')
    )
    assert read_publication(tiny).contact["email"] == "bins@exampleton.example"
    settings.write_text(settings.read_text().replace("contact_email", "contact_mail"))
    with pytest.raises(BadInput) as refused:
        read_publication(tiny)
    assert (refused.value.path, refused.value.line) == ("publication.yml", 13)
    assert "{{ fact.contact_email }}" in refused.value.mend
    settings.write_text(settings.read_text().replace("{{ fact.contact_mail }}", "{{ 1/0 }}"))
    with pytest.raises(BadInput, match="understood") as refused:
        read_publication(tiny)
    assert "brackets" in refused.value.mend


def test_a_fact_without_a_kind_is_text(tiny):
    fact = facts_of(tiny, FACTS.replace("  kind: email\n", ""))["contact_email"]
    assert (fact.kind, fact.value, fact.line) == ("text", {"": "bins@exampleton.example"}, 1)


@pytest.mark.parametrize(
    ("kind", "value", "read"),
    [
        ("number", "991800", Decimal(991800)),
        ("number", "-8.90", Decimal("-8.90")),
        ("number", "0", Decimal(0)),
        ("percent", "15%", Decimal(15)),
        ("percent", "2.5", Decimal("2.5")),
        ("money", "£12.50", (Decimal("12.50"), "GBP")),
        ("money", "25 PLN", (Decimal(25), "PLN")),
        ("money", "EUR 25", (Decimal(25), "EUR")),
        ("money", "£250,000", (Decimal(250_000), "GBP")),
        ("money", "1 250 000.50 PLN", (Decimal("1250000.50"), "PLN")),
        ("number", "1,066,000", Decimal(1_066_000)),
        ("phone", "+44 (0)1632 960 001", "+44 (0)1632 960 001"),
        ("phone", "111", "111"),
        ("link", "https://a.example/b_c_d", "https://a.example/b_c_d"),
        (
            "address",
            "{en: '1 High Street', ur: 1 ہائی اسٹریٹ}",
            {"en": "1 High Street", "ur": "1 ہائی اسٹریٹ"},
        ),
        ("text", "{en: A, easy-read: B}", {"en": "A", "easy-read": "B"}),
        ("text", "12", {"": "12"}),
    ],
)
def test_a_value_of_each_kind_is_read(tiny, kind, value, read):
    assert facts_of(tiny, ONE.format(kind=kind, value=value))["one"].value == read


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("number", "many"),
        ("number", "1e99"),
        ("number", "9" * 40),
        ("number", "[1]"),
        ("number", "yes"),
        ("number", "{en: 1, ur: 2}"),
        ("number", "٣"),
        ("percent", "15%%"),
        ("percent", "half"),
        ("date", "'1 March'"),
        ("date", "2027"),
        ("time", "25:00"),
        ("time", "9am"),
        ("time", "9:00 to 17:00"),
        ("money", "12"),
        ("money", "£2,50"),
        ("money", "£25,0000"),
        ("money", "£0,250"),
        ("number", "1,5"),
        ("money", "£12 GBP"),
        ("money", "twelve"),
        ("phone", "12"),
        ("phone", "call us"),
        ("email", "bins at example"),
        ("email", "a@b@c.example"),
        ("link", "www.example.org"),
        ("link", "javascript:alert(1)"),
        ("link", "https://a.example/ b"),
        ("link", "http://[a"),
        ("link", "https://me:secret@a.example/"),
        ("link", "https://a.example/<b>"),
        ("link", "https://localhost/"),
        ("link", "https://a.example/(b)"),
        ("link", "https://a.example/&lt;"),
        ("link", "https://a.example/\u202eb"),
        ("text", "{en: }"),
        ("text", "[a, b]"),
        ("text", "{xx: A}"),
        ("text", "'*bold*'"),
        ("text", "'- item'"),
        ("text", "'1. item'"),
        ("text", "'# Head'"),
        ("text", "'a | b'"),
        ("text", "'{{ fact.one }}'"),
        ("text", "'<b>'"),
        ("text", "'&amp; co'"),
        ("text", '"a\\u202eb"'),
        ("text", "'_a_ b'"),
        ("colour", "red"),
        ("[a]", "red"),
    ],
)
def test_a_value_that_cannot_be_one_is_refused_with_its_line(tiny, kind, value):
    with pytest.raises(BadInput) as refused:
        facts_of(tiny, ONE.format(kind=kind, value=value))
    assert refused.value.path == "facts.yml" and refused.value.line in (2, 3) and refused.value.mend


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("  value: bins@exampleton.example\n", "", 1),
        ("2026-11-22", "last year", 1),
        ("The bins team", "", 1),
        ("contact_email:", "Contact e-mail:", 1),
        ("  source", "  sauce", 4),
        (FACTS, "- one", 1),
        ("value:", "value", 4),
        (FACTS, "contact_email: bins@exampleton.example", 1),
        (FACTS, FACTS + "  by_chance_on: docs/bins.md\n", 6),
    ],
)
def test_a_fact_without_all_its_parts_is_refused(tiny, before, after, line):
    with pytest.raises(BadInput) as refused:
        facts_of(tiny, FACTS.replace(before, after))
    assert (refused.value.path, refused.value.line) == ("facts.yml", line)


def test_a_file_that_is_no_text_is_refused(tiny):
    (tiny / "facts.yml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadInput, match="UTF-8|text"):
        read_publication(tiny)
