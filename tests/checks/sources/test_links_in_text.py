"""Links as authors write them: which ones lead somewhere, and which text says so."""

import pytest

from alongside.checks import load_check
from alongside.checks.sources import link_broken, link_text_empty_of_meaning
from alongside.model import Status
from alongside.publication.catalogue import find_documents
from alongside.rules import rulebook
from pairs import RULES, page_failures
from tiny_site import TODAY


def failures(root, rule_id, check, markdown):
    page = root / "docs" / "bins.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{markdown}\n", encoding="utf-8")
    outcomes = check(find_documents(root, TODAY), rulebook.load()[rule_id])
    return [outcome for outcome in outcomes if outcome.status is Status.FAILED]


@pytest.mark.parametrize(
    "target",
    [
        "index.md",
        "./index.md",
        "#collection-days",
        "index.md#contact",
        "#introduction",
        "bins.md#introduction",
        "https://exampleton.example",
        "http://exampleton.example/a?b=c#d",
        "mailto:a.b+c@exampleton.example",
        "mailto:bins@exampleton.example?subject=Bins%20please",
        "tel:+441632960001",
    ],
)
def test_links_that_lead_somewhere(tiny, target):
    assert failures(tiny, "link-broken", link_broken.check, f"[bins]({target})") == []


@pytest.mark.parametrize(
    "target",
    [
        "",
        "#",
        "#collection",
        "bin.md",
        "index",
        "index.html",
        "../index.md",
        "easy-read/index.md",
        "/index.md",
        "https://",
        "https:exampleton.example",
        "http://[bad",
        "mailto:",
        "mailto:bins",
        "tel:soon",
        "ftp://exampleton.example",
        "//exampleton.example",
        "index.md#contacts",
        "%69ndex.html",
    ],
)
def test_links_that_lead_nowhere(tiny, target):
    assert len(failures(tiny, "link-broken", link_broken.check, f"[bins]({target})")) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("your bins", 0),
        ("bins@exampleton.example", 0),
        ("exampleton.example", 0),
        ("More about bins", 0),
        ("Click here", 1),
        ("here.", 1),
        ("More information »", 1),
        ("https://exampleton.example", 1),
        ("exampleton.example/bins", 1),
        ("", 1),
        ("![A bin](picture:bin)", 0),
    ],
)
def test_link_text_must_say_where_it_leads(tiny, text, count):
    faults = failures(
        tiny, "link-text-empty-of-meaning", link_text_empty_of_meaning.check, f"[{text}](index.md)"
    )
    assert len(faults) == count


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("index.md", "./index.md", True),
        ("https://example.org", "HTTPS://Example.ORG/", True),
        ("bins.md#extra", "#extra", True),
        ("tel:01632960001", "tel:01632 960001".replace(" ", "%20"), True),
        ("mailto:a@example.org", "mailto:A@Example.org", True),
        ("https://example.org/a%c3%a9", "https://example.org/a%C3%A9", True),
        ("x/../index.md", "index.md", True),
        ("https://example.org/a", "https://example.org/A", False),
        ("https://example.org/a", "https://example.org/a/", False),
        ("index.md", "bins.md", False),
        ("index.md#a", "index.md#b", False),
    ],
)
def test_two_spellings_of_an_address_are_one_place(one, other, is_same):
    found = page_failures(
        "link-text-twice",
        load_check(RULES["link-text-twice"]).check,
        f"[Plan]({one}) and [plan]({other})",
    )
    assert bool(found) is not is_same
