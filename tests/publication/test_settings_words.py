"""Names of levels and the licence of the text: settings of a publication, with words of ours where there are none."""

import pytest

from alongside.errors import BadInput
from alongside.model.strand_names import strand_label
from alongside.publication.settings import read_publication
from alongside.web.generated import generated_page
from alongside.web.home import home_context
from publication.test_settings import GOOD
from tiny_site import TODAY, copy_of_tiny

FULL = 'full: {folder: ""}'
NAMED = 'full: {folder: "", name: {en: Report, ur: رپورٹ}, about: {en: All of it.}}'
LICENCE = """text_licence:
  name: Open Licence 3
  link: https://licence.example/3
  means: {en: You may copy it., easy-read: Copy it., ur: نقل کریں۔}
"""


def read(tmp_path, text):
    (tmp_path / "publication.yml").write_text(text, encoding="utf-8")
    return read_publication(tmp_path)


def labels(publication):
    return [
        publication.language_of(strand).strings[f"level_{strand.level.replace('-', '_')}"]
        for strand in publication.strands
    ]


def test_without_names_levels_have_neutral_ones(tmp_path):
    publication = read(tmp_path, GOOD)
    assert labels(publication) == ["Full version", "Easy read", "مکمل نسخہ"]
    assert strand_label(publication, publication.source) == "Full version"


def test_a_publication_names_its_levels(tmp_path):
    publication = read(tmp_path, GOOD.replace(FULL, NAMED))
    assert labels(publication) == ["Report", "Easy read", "رپورٹ"]
    assert publication.languages["en"].strings["choose_full"] == "All of it."


def test_the_front_door_says_what_a_level_is(tmp_path):
    from alongside.publication.catalogue import find_documents

    root = copy_of_tiny(tmp_path / "tiny")
    settings = root / "publication.yml"
    text = settings.read_text(encoding="utf-8")
    named = text.replace(
        '  full:\n    folder: ""\n',
        '  full:\n    folder: ""\n    name: {en: Report, ur: رپورٹ}\n    about: {en: All of it.}\n',
    )
    settings.write_text(named + LICENCE, encoding="utf-8")
    sources = find_documents(root, TODAY)
    first = home_context(sources)["levels"][0]
    assert (first["label"], first["text"]) == ("Report", "All of it.")
    credits = generated_page(sources, "credits")
    assert (
        "under the licence [Open Licence 3](https://licence.example/3). You may copy it.\n\n"
        in credits
    )
    settings.write_text(named, encoding="utf-8")
    without = generated_page(find_documents(root, TODAY), "credits")
    assert "The text belongs to Exampleton Council.\n\n" in without
    assert "Creative Commons Attribution 4.0" not in without


def test_a_level_that_we_have_no_words_for_needs_its_own(tmp_path):
    brief = GOOD.replace(
        "  easy-read: {folder", "  brief: {folder: brief, made_from: full}\n  easy-read: {folder"
    )
    with pytest.raises(BadInput, match="“brief” has no “name”"):
        read(tmp_path, brief)
    words = "made_from: full, name: {en: Brief, ur: مختصر}, about: {en: Short., ur: مختصر}}\n  easy"
    assert "Brief" in labels(read(tmp_path, brief.replace("made_from: full}\n  easy", words)))


def test_a_licence_is_read(tmp_path):
    licence = read(tmp_path, GOOD + LICENCE).text_licence
    assert (licence.name, licence.link) == ("Open Licence 3", "https://licence.example/3")
    assert licence.meanings == {
        "full": "You may copy it.",
        "easy-read": "Copy it.",
        "ur": "نقل کریں۔",
    }
    assert read(tmp_path, GOOD).text_licence is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (GOOD.replace(FULL, NAMED.replace(", ur: رپورٹ", "")), "no “name” in the language “ur”"),
        (GOOD.replace(FULL, NAMED.replace("Report", "''")), "has no words"),
        (GOOD.replace(FULL, NAMED.replace("about", "abuot")), "Did you mean “about”"),
        (GOOD.replace(FULL, 'full: {folder: "", name: Report}'), "no “name” in the language “en”"),
        (GOOD + LICENCE.replace("https://licence.example/3", "licence"), "not the address"),
        (GOOD + LICENCE.replace("  name: Open Licence 3\n", ""), "has no words"),
        (GOOD + LICENCE.replace("link:", "lnk:"), "Did you mean “link”"),
        (GOOD + LICENCE.replace(", ur: نقل کریں۔", ""), "no meaning in the language “ur”"),
        (GOOD + "text_licence: CC BY\n", "The licence of the text has no name"),
        (GOOD.replace(FULL, NAMED.replace("Report", "easy READ")), "have the same name"),
        (GOOD.replace(FULL, NAMED.replace("All of it.", "All of it., un: …")), "“un”"),
    ],
)
def test_a_fault_is_refused_with_its_line(tmp_path, text, words):
    with pytest.raises(BadInput) as caught:
        read(tmp_path, text)
    assert words in f"{caught.value.what} {caught.value.mend}"
    assert caught.value.line > 1
