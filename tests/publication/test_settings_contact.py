"""Telephone, relay, address and opening times: read for each version, or refused with a line."""

import pytest

from alongside.errors import BadInput
from alongside.publication.settings import read_publication
from alongside.web.contact import contact_ways
from tiny_site import TINY

EMAIL = "  email: bins@exampleton.example\n"


def read(root, lines):
    text = (TINY / "publication.yml").read_text(encoding="utf-8")
    assert EMAIL in text
    (root / "publication.yml").write_text(text.replace(EMAIL, EMAIL + lines), encoding="utf-8")
    return read_publication(root)


@pytest.mark.parametrize(
    ("lines", "strand", "label", "text", "href"),
    [
        ("telephone: 0300 123 4567", "full", "Phone", "0300 123 4567", "tel:03001234567"),
        ("telephone: '+44 (0)20 7946 0000'", "ur", "فون", "+44 (0)20 7946 0000", "tel:+442079460000"),
        ("telephone: 111", "full", "Phone", "111", "tel:111"),
        ("textphone: 18001 0300 123 4567", "full", "Textphone or relay", "18001 0300 123 4567",
         "tel:1800103001234567"),
        ("address: 1 High Street, EX1 2AB", "ur", "پتا", "1 High Street, EX1 2AB", ""),
        ("address: {en: 1 High Street, ur: ہائی سٹریٹ}", "ur", "پتا", "ہائی سٹریٹ", ""),
        ("open: {en: Every day, ur: ہر روز}", "easy-read", "Opening times", "Every day", ""),
        ("open: {en: Every day, easy-read: Each day, ur: ہر روز}", "easy-read", "Opening times",
         "Each day", ""),
    ],
)  # fmt: skip
def test_each_version_says_how_to_reach_the_publisher(tiny, lines, strand, label, text, href):
    publication = read(tiny, f"  {lines}\n")
    (way,) = contact_ways(publication, publication.strand(strand))
    assert way == {"label": label, "text": text, "href": href}


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("telephone: ring us", "“ring us” is not a telephone number."),
        ("telephone: 12", "is not a telephone number."),
        ("telephone: '{{ fact.no_such }}'", "no_such"),
        ("textphone: []", "textphone"),
        ("open: Every day", "The contact has no opening times."),
        ("open: {en: Every day}", "no opening times in the language “ur”"),
        ("address: {ur: ہائی سٹریٹ}", "no address in the language “en”"),
        ("phone: 111", "phone"),
    ],
)
def test_what_cannot_be_used_is_refused(tiny, lines, words):
    with pytest.raises(BadInput) as refused:
        read(tiny, f"  {lines}\n")
    assert words in refused.value.what and refused.value.path == "publication.yml"
    assert refused.value.line


def test_without_them_nothing_is_said(tiny):
    publication = read_publication(tiny)
    assert contact_ways(publication, publication.source) == []
