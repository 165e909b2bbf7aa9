"""glossary.yml: read for each strand, or refused with its line and what to type."""

import pytest

from alongside.errors import BadInput
from alongside.publication.catalogue import find_documents
from tiny_site import TODAY

GOOD = """\
garden-waste:
  explained_on: [bins]
  en:
    word: garden waste
    forms: [Garden Waste, leaves]
    meaning: Grass, leaves and small branches.
  easy-read:
    meaning: Grass and leaves.
  ur:
    word: باغ کا کوڑا
    meaning: گھاس اور پتے۔
sofa:
  en:
    word: large item
    forms: [sofa, sofas]
    meaning: A big thing.
"""


def read(root, text):
    (root / "glossary.yml").write_text(text, encoding="utf-8")
    return find_documents(root, TODAY).publication.terms


def test_a_strand_has_its_own_words_and_otherwise_those_of_its_language(tiny):
    waste, sofa = read(tiny, GOOD)
    assert {key: wording.meaning for key, wording in waste.wordings.items()} == {
        "full": "Grass, leaves and small branches.",
        "plain-english": "Grass, leaves and small branches.",
        "easy-read": "Grass and leaves.",
        "ur": "گھاس اور پتے۔",
    }
    assert waste.wordings["easy-read"].word == "garden waste"
    assert waste.wordings["ur"].forms == ("باغ کا کوڑا",)
    assert (waste.explained_on, waste.lines["easy-read"], sofa.lines[""]) == (("bins",), 7, 12)


def test_easy_read_never_gets_the_meaning_that_was_written_for_others(tiny):
    _, sofa = read(tiny, GOOD)
    assert list(sofa.wordings) == ["full", "plain-english"]


def test_a_form_that_is_listed_twice_for_one_word_counts_once(tiny):
    waste, _ = read(tiny, GOOD)
    assert len(waste.wordings["full"].forms) == 2


def test_words_are_kept_in_one_spelling(tiny):
    (term, *_) = read(tiny, GOOD.replace("garden waste", "cafe\u0301 waste"))
    assert term.wordings["full"].word == "café waste"


def test_words_of_a_language_that_is_not_published_may_stay(tiny):
    waste, _ = read(
        tiny, GOOD.replace("sofa:\n", "  pl: {word: odpady, meaning: Trawa i liście.}\nsofa:\n")
    )
    assert "pl" not in waste.wordings


def test_without_the_file_there_are_no_terms(tiny):
    assert find_documents(tiny, TODAY).publication.terms == ()


@pytest.mark.parametrize(
    ("before", "after", "line", "words"),
    [
        ("garden-waste:", "Garden waste:", 1, "small letters"),
        ("  explained_on: [bins]", "  explained_on: [[bins]]", 2, "text"),
        ("  explained_on: [bins]", "  explained_on: bins", 2, "list of pages"),
        ("  easy-read:", "  easy_read:", 7, "Did you mean “easy-read”"),
        ("    meaning: Grass and", "    meening: Grass and", 8, "Did you mean “meaning”"),
        ("    meaning: Grass and leaves.", "    meaning:", 8, "no words"),
        ("    forms: [sofa, sofas]", "    forms: sofa, sofas", 15, "list"),
        (
            "    forms: [sofa, sofas]",
            "    forms: [sofa, LEAVES]",
            15,
            "under “garden-waste” and under “sofa”",
        ),
        (
            "    word: large item",
            "    word: garden  waste",
            14,
            "under “garden-waste” and under “sofa”",
        ),
        (
            "  ur:\n    word: باغ کا کوڑا\n    meaning: گھاس اور پتے۔",
            "  ur: باغ",
            9,
            "no word and meaning",
        ),
        ("sofa:\n", "sofa: large item\nsofas:\n", 12, "no words"),
        ("sofa:\n", "garden-waste:\n", 12, "given twice"),
    ],
)
def test_a_fault_is_refused_with_its_line(tiny, before, after, line, words):
    assert before in GOOD
    with pytest.raises(BadInput) as caught:
        read(tiny, GOOD.replace(before, after))
    assert (caught.value.path, caught.value.line) == ("glossary.yml", line)
    assert words in caught.value.what + caught.value.mend


@pytest.mark.parametrize("text", ["", "- a\n", "just words", "a: [", "a:\n", "\0"])
def test_nonsense_is_refused(tiny, text):
    with pytest.raises(BadInput):
        read(tiny, text)


def test_a_file_in_another_encoding_is_refused(tiny):
    (tiny / "glossary.yml").write_bytes("a: ü".encode("latin-1"))
    with pytest.raises(BadInput, match="cannot be read"):
        find_documents(tiny, TODAY)


@pytest.mark.parametrize(
    ("otherwise", "told"),
    [
        ("[bins#large-items]", "each with the reason"),
        ("{bins: why}", "page and a section"),
        ("{bins#: why}", "page and a section"),
        ("{bins#large-items: }", "no words"),
    ],
)
def test_where_a_word_may_be_said_otherwise_is_a_section_with_a_reason(tiny, otherwise, told):
    with pytest.raises(BadInput) as refused:
        read(
            tiny,
            GOOD.replace(
                "    meaning: گھاس اور پتے۔",
                f"    meaning: گھاس اور پتے۔\n    said_otherwise: {otherwise}",
            ),
        )
    assert refused.value.line == 12 and told in refused.value.what + refused.value.mend


def test_only_a_language_may_say_a_word_otherwise(tiny):
    with pytest.raises(BadInput) as refused:
        read(
            tiny,
            GOOD.replace(
                "    meaning: Grass and leaves.",
                "    meaning: Grass.\n    said_otherwise: {bins#a: why}",
            ),
        )
    assert refused.value.line == 9
