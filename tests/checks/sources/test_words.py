"""What counts as prose of a page's language, and what is taken out before it is judged."""

import pytest

from alongside.checks import load_check
from alongside.pages.markdown import read_sections
from alongside.publication.catalogue import find_documents
from alongside.rules import rulebook
from alongside.text.clean import ADDRESS, foreign_texts, page_language_words, replace_names
from alongside.text.language_detection import guess_language, is_known_language
from alongside.text.scripts import count_letters, count_script_letters
from tiny_site import TODAY

NAMES = ("Bedford", "Central Bedfordshire", "Luton")


def block(markdown):
    [section] = read_sections(markdown, 1, "Title")
    return section.blocks[0]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Luton and Central Bedfordshire", "# and #"),
        ("Luton's and Luton’s people", "# and # people"),
        ("Lutonian or Bedfordian", "Lutonian or Bedfordian"),
        ("No name at all", "No name at all"),
    ],
)
def test_only_whole_names_are_taken_out(text, left):
    assert replace_names(text, NAMES, "#") == left


@pytest.mark.parametrize(
    ("markdown", "left"),
    [
        ("ہمیں <bdi>01632 960001</bdi> پر", "ہمیں پر"),
        ('گروپ <span lang="en">Patient *Group*</span> ہے', "گروپ ہے"),
        ("[bins@exampleton.example](mailto:bins@exampleton.example) پر", "پر"),
        ("ویب exampleton.example/bins اور https://a.example/b?c=d", "ویب اور"),
        ("Luton میں NHS اور GPs", "میں اور"),
        ("Write to the council", "Write to the council"),
    ],
)
def test_marked_words_addresses_names_and_acronyms_are_not_of_the_language(markdown, left):
    assert " ".join(page_language_words(block(markdown), NAMES).split()) == left


@pytest.mark.parametrize(
    ("script", "text", "count", "of"),
    [
        ("Arab", "کوڑے bins 12", 8, 4),
        ("Beng", "আমরা", 3, 3),
        ("Latn", "zażółć 7", 6, 6),
        ("Latn", "12 £ …", 0, 0),
    ],
)
def test_letters_are_counted_by_script(script, text, count, of):
    assert (count_letters(text), count_script_letters(script, text)) == (count, of)


@pytest.mark.parametrize(
    ("tag", "others", "text", "likely"),
    [
        ("pl", ("en", "cs", "sk"), "Kosz stawiamy przed domem w poniedziałek.", "pl"),
        ("pl", ("en", "cs", "sk"), "Put your bin outside on Monday.", "en"),
        ("en", ("pl", "fr", "nl"), "Put your bin outside on Monday.", "en"),
        ("ur", ("ar", "fa", "ps"), "آپ کے گھر میں تین کوڑے دان ہیں۔", "ur"),
        ("ur", ("ar", "fa", "ps"), "يرجى وضع الحاوية خارج المنزل.", "ar"),
        ("en-GB", ("pl",), "Put your bin outside on Monday.", "en-GB"),
    ],
)
def test_the_language_of_a_short_sentence_is_recognised(tag, others, text, likely):
    language, probability = guess_language(text, tag, others)
    assert language == likely
    assert probability > 0.9


def test_languages_we_cannot_recognise_are_known_as_such():
    assert is_known_language("pl") and not is_known_language("ti")


@pytest.mark.parametrize(
    ("fault", "markdown", "seen"),
    [
        ("html-in-text", "a < b and c > d", ""),
        ("html-in-text", "see <https://exampleton.example>", ""),
        ("html-in-text", "write `<b>` for bold", ""),
        ("html-in-text", '<span lang="pl" dir="ltr">kosz</span>', ""),
        ("html-in-text", "<span>kosz</span>", "<span>"),
        (
            "html-in-text",
            '<span lang="pl" style="color: red">kosz</span>',
            '<span lang="pl" style="color: red">',
        ),
        ("html-in-text", '<img src="a.png">', '<img src="a.png">'),
        ("italic-text", "5 * 3 * 2 and snake_case_name", ""),
        ("italic-text", "**bold** and [a_link_](a_b_.md)", ""),
        ("italic-text", "an *early* bin", "*early*"),
        ("italic-text", "an _early_ bin", "_early_"),
        ("italic-text", "***both***", "*both*"),
        ("capital-letters", "the NHS in the UK", ""),
        ("capital-letters", "PLEASE note", ""),
        ("capital-letters", "IMPORTANT note", "IMPORTANT"),
        ("capital-letters", "DO NOT wait", "DO NOT"),
    ],
)
def test_markup_is_found_where_it_is_meant(tiny, fault, markdown, seen):
    page = tiny / "docs" / "bins.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{markdown}\n", encoding="utf-8")
    rule = rulebook.load()[fault]
    outcomes = load_check(rule).check(find_documents(tiny, TODAY), rule)
    assert [outcome.seen for outcome in outcomes if outcome.seen] == ([seen] if seen else [])


@pytest.mark.parametrize(
    "text", ["a-" * 15_000, "a." * 15_000, "a@" * 15_000, "@" * 30_000, "<bdi>" * 6_000]
)
def test_a_very_long_word_is_no_address(text):
    """An expression that tries every way to read such a word would hold this test up for minutes."""
    assert ADDRESS.sub(" ", text) == text
    assert foreign_texts(text)[0] == []
