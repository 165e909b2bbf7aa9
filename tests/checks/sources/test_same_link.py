"""Fingerprints and link-differs agree on which links are the same, and on which are not."""

import pytest

from pairs import fingerprint_in, pair_findings

SITE = "https://exampleton.example/bins/"
SAME = [
    ("https://example.org/a", "https://Example.ORG/a"),
    ("https://example.org/a", "HTTPS://example.org/a"),
    ("https://example.org", "https://example.org/"),
    ("https://example.org/caf%c3%a9", "https://example.org/caf%C3%A9"),
    ("https://example.org/caf%C3%A9", "https://example.org/café"),
    ("https://example.org/%7Eann", "https://example.org/~ann"),
    ("https://example.org:443/a", "https://example.org/a"),
    ("http://example.org:80/a", "http://example.org/a"),
    ("https://example.org./a", "https://example.org/a"),
    ("https://example.org/x/../a", "https://example.org/a"),
    ("https://example.org/./a", "https://example.org/a"),
    ("https://example.org/a?", "https://example.org/a"),
    ("https://münchen.example/a", "https://xn--mnchen-3ya.example/a"),
    ("https://MÜNCHEN.example/a", "https://münchen.example/a"),
    ("index.md", "index.md#"),
    ("index.md", "./index.md"),
    ("index.md", "x/../index.md"),
    ("index.md", "%69ndex.md"),
    ("bins.md#collection-days", "#collection-days"),
    ("mailto:bins@example.org", "mailto:Bins@Example.org"),
    ("mailto:bins@example.org", "MAILTO:bins@example.org"),
    ("tel:+441632960001", "tel:+44-1632-960-001"),
    ("tel:+441632960001", "<tel:+44 1632 960001>"),
    ("tel:+441632960001", "TEL:+441632960001"),
]
DIFFERENT = [
    ("https://example.org/a", "http://example.org/a"),
    ("https://example.org/a", "https://example.org/A"),
    ("https://example.org/a", "https://example.com/a"),
    ("https://example.org/a", "https://example.org:8443/a"),
    ("https://example.org/a/b", "https://example.org/a%2Fb"),
    ("https://example.org/?a=1&b=2", "https://example.org/?b=2&a=1"),
    ("https://example.org/a?b", "https://example.org/a?B"),
    ("https://example.org/a#b", "https://example.org/a"),
    ("https://example.org/a#b", "https://example.org/a#B"),
    ("https://www.example.org/a", "https://example.org/a"),
    ("https://раураl.example/", "https://paypal.example/"),
    ("index.md", "index.md#contact"),
    ("index.md", "bins.md"),
    ("index.md", "Index.md"),
    ("mailto:bins@example.org", "mailto:bin@example.org"),
    ("mailto:bins@example.org", "mailto:bins@example.org?subject=Help"),
    ("tel:+441632960001", "tel:+441632960002"),
    ("tel:111", "tel:999"),
]


def _link(target):
    return f"See [this]({target}) now."


@pytest.mark.parametrize(("one", "other"), SAME)
def test_both_judges_call_them_the_same(one, other):
    assert fingerprint_in(_link(one)) == fingerprint_in(_link(other))
    assert pair_findings(_link(one), _link(other), "link-differs") == []


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_both_judges_call_them_different(one, other):
    assert fingerprint_in(_link(one)) != fingerprint_in(_link(other))
    assert len(pair_findings(_link(one), _link(other), "link-differs")) == 2


@pytest.mark.parametrize(
    ("strand", "other"),
    [
        ("plain-english", "plain-english/index.html"),
        ("plain-english", "plain-english/index.html#contact"),
        ("plain-english", "plain-english/"),
    ],
)
def test_the_websites_own_address_is_the_page(strand, other):
    page = "index.md#contact" if "#" in other else "index.md"
    assert fingerprint_in(_link(page), strand) == fingerprint_in(_link(SITE + other), strand)


@pytest.mark.parametrize(
    ("source", "page", "count"),
    [
        ("index.md", f"{SITE}ur/index.html", 0),
        (f"{SITE}plain-english/index.html", "index.md", 0),
        # The very same address was always the same link, whatever language it is in.
        (f"{SITE}plain-english/index.html", f"{SITE}plain-english/index.html", 0),
        ("index.md", f"{SITE}plain-english/index.html", 2),
        ("index.md", f"{SITE}ur/bins.html", 2),
    ],
)
def test_the_websites_own_address_in_a_translation(source, page, count):
    assert len(pair_findings(_link(source), _link(page), "link-differs")) == count


@pytest.mark.parametrize(
    ("source", "page", "found"),
    [
        ("[Luton](index.md) [Bedford](#collection-days)", "[Bedford](index.md) [Luton](#collection-days)", 2),
        ("[Luton](index.md) [Bedford](#collection-days)", "[Bedford](#collection-days) [Luton](index.md)", 0),
        ("[one](index.md) [two](#collection-days)", "[ایک](index.md) [دو](#collection-days)", 0),
    ],
)  # fmt: skip
def test_links_that_changed_places_by_their_words(source, page, found):
    assert len(pair_findings(source, page, "link-differs")) == found


@pytest.mark.parametrize(
    ("source", "page", "found"),
    [
        ("[one](index.md) or [two](#collection-days)", "[ایک](#collection-days) یا [دو](index.md)", 1),
        ("[one](index.md) or [two](#collection-days)", "[ایک](./index.md) یا [دو](bins.md#collection-days)", 0),
        ("- [one](index.md)\n- [two](#collection-days)", "- [ایک](#collection-days)\n- [دو](index.md)", 2),
        ("[one](index.md)\n\n[two](#collection-days)", "[ایک](index.md)", 0),
    ],
)  # fmt: skip
def test_links_that_come_in_another_order(source, page, found):
    assert len(pair_findings(source, page, "link-order-differs")) == found


def test_a_link_that_is_there_but_not_as_often_is_said_to_be_there():
    source = "[one](index.md), [two](index.md)"
    assert pair_findings(source, "[ایک](index.md)", "link-differs") == ["link-differs: index.md"]


@pytest.mark.parametrize("accepted", [True, False])
def test_of_a_section_that_is_out_of_date_only_stale_section_speaks(accepted):
    rules = ("stale-section", "link-differs", "number-differs", "link-order-differs")
    found = pair_findings("See [5](index.md)", "[6](bins.md) دیکھیں", *rules, accepted=accepted)
    assert {line.partition(":")[0] for line in found} == (
        {"link-differs", "number-differs"} if accepted else {"stale-section"}
    )


HEADING, TITLE = "کوڑا اٹھانے کے دن", "ایگزامپلٹن میں کوڑے دان"
"""Of #collection-days and of index.md."""
BOTH = "[the days](#collection-days) or [all](index.md)"


@pytest.mark.parametrize(
    ("source", "page"),
    [
        (BOTH, f"[{HEADING}](index.md) یا [سب](#collection-days)"),
        (BOTH, f"[سب](index.md) یا [{TITLE}](#collection-days)"),
        (BOTH, f"[{TITLE}](#collection-days) یا [{HEADING}](index.md)"),
        (BOTH, f"[{TITLE}](#collection-days) یا [{HEADING}](index.md)".replace("#", "bins.md#")),
        ("- [the days](#collection-days)\n- [all](index.md)", f"- [{HEADING}](index.md)\n- [سب](#collection-days)"),
        ("[NHS England](https://a.org/) and [Luton Council](https://b.org/)", "[NHS England کی سائٹ](https://b.org/) اور [کونسل](https://a.org/)"),
        ("[NHS England](https://a.org/) and [Luton Council](https://b.org/)", "[NHS](https://b.org/) اور [لوٹن](https://a.org/)"),
        ("[Mind](https://a.org/), [Age UK](https://b.org/)", "[عمر والے](https://b.org/)، [Age UK](https://a.org/)"),
    ],
)  # fmt: skip
def test_links_that_changed_places_with_other_words_are_blocked_where_their_words_show_it(
    source, page
):
    exchanged = pair_findings(source, page, "link-differs", "link-order-differs")
    assert exchanged
    assert all(line.startswith("link-differs") for line in exchanged)


@pytest.mark.parametrize(
    ("source", "page"),
    [
        (BOTH, f"[{HEADING}](#collection-days) یا [{TITLE}](index.md)"),
        (BOTH, f"[{TITLE}](index.md) یا [{HEADING}](#collection-days)"),
        (BOTH, "[سب](index.md) یا [دن](#collection-days)"),
        (BOTH, "[کوڑے دان کا صفحہ](index.md) یا [دن](#collection-days)"),
        ("[NHS England](https://a.org/) and [Luton Council](https://b.org/)", "[Luton کونسل](https://b.org/) اور [NHS England](https://a.org/)"),
        ("[NHS England](https://a.org/) and [NHS Luton](https://b.org/)", "[NHS لوٹن](https://b.org/) اور [NHS](https://a.org/)"),
    ],
)  # fmt: skip
def test_links_in_the_order_of_a_language_are_not_blocked(source, page):
    assert pair_findings(source, page, "link-differs") == []
