"""Each letter has one spelling, whatever keyboard, PDF or system wrote it; nothing else changes."""

import unicodedata

import pytest

from alongside.pages.front_matter import split_front_matter
from alongside.publication.catalogue import find_documents
from alongside.system.characters import normalise_characters
from small_site import copy_of_small
from tiny_site import TODAY


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("সম\u09df", "সম\u09af\u09bc"),
        ("ব\u09dc", "ব\u09a1\u09bc"),
        ("গা\u09dd", "গা\u09a2\u09bc"),
        ("ক\u09c7\u09be", "ক\u09cb"),  # Bengali o
        ("क़\u0958", "क\u093c\u0915\u093c"),  # Devanagari
        ("\u0a59", "\u0a16\u0a3c"),  # Gurmukhi
        ("\u0b5c", "\u0b21\u0b3c"),  # Odia
        ("\ufb2a", "\u05e9\u05c1"),  # Hebrew
        ("\ufb4f", "\u05d0\u05dc"),
        ("\ufb94\ufbad\ufead", "\u06af\u06be\u0631"),  # Urdu, from a PDF
        ("\ufefb", "\u0644\u0627"),
        ("\u0627\u0653", "\u0622"),  # alef and madda
        ("\u06cc\u0654", "\u06cc\u0654"),
        ("cafe\u0301", "caf\u00e9"),
        ("z\u0307", "\u017c"),
        ("Vie\u0302\u0323t", "Vi\u1ec7t"),
        ("o\ufb03ce", "office"),
        ("\ufb01le", "file"),
        ("\u1112\u1161\u11ab", "\ud55c"),
        ("\uff76\uff9e", "\u30ac"),
        ("\uff21\uff22\uff11", "AB1"),
        ("\U0001d407\U0001d41e\U0001d425\U0001d429", "Help"),
        ("\u212b", "\u00c5"),
        ("\u0958\u0901", "\u0915\u093c\u0901"),
    ],
)
def test_one_spelling(typed, read):
    assert normalise_characters(typed) == unicodedata.normalize("NFC", read)
    assert normalise_characters(read) == unicodedata.normalize("NFC", read)


@pytest.mark.parametrize(
    "text",
    [
        "m²",
        "½",
        "10\u00a0km",
        "ﷺ",
        "№ 5",
        "5 µg",
        "①",
        "你好！",
        "می\u200cخواهم",
        "র\u200d্যাব",
        "x\ny\u2028z",
        "Ⅳ",
        "™",
        "ª",
    ],
)
def test_what_says_something_stays(text):
    assert normalise_characters(text) == text


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
def test_a_publication_reads_the_same_however_its_files_spell_letters(tmp_path, form):
    root = copy_of_small(tmp_path / "site")
    before = find_documents(root, TODAY)
    for file in (*root.glob("*.yml"), *root.glob("docs/**/*.md")):
        text = file.read_text(encoding="utf-8")
        assert split_front_matter(text) or file.suffix == ".yml"
        changed = "".join(
            unicodedata.normalize(form, sign) if sign.isalpha() else sign for sign in text
        )
        file.write_text(changed, encoding="utf-8")
    after = find_documents(root, TODAY)
    assert {key: page.fingerprint for key, page in after.variants.items()} == {
        key: page.fingerprint for key, page in before.variants.items()
    }
    assert [page.body for page in after.variants.values()] == [
        page.body for page in before.variants.values()
    ]
    assert after.publication.terms == before.publication.terms
    assert after.publication.changes == before.publication.changes
    assert after.publication.pictures == before.publication.pictures
