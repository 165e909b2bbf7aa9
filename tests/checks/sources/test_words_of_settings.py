"""The words of publication.yml and of the data files are judged as those of pages are."""

import pytest

from alongside.gates.judge import judge
from alongside.publication.catalogue import find_documents
from alongside.rules.rulebook import load
from tiny_site import TODAY

SECTION = """documents:
  - index
  - id: rubbish
    title: {{en: "{words}", ur: کوڑا}}
    documents: [bins]
"""
LEVEL = """  full:
    folder: ""
    name: {{en: "{words}", ur: مکمل نسخہ}}
"""
ABOUT = """  full:
    folder: ""
    about: {{en: "{words}"}}
"""
REASON = """fewer_versions:
  - documents: [bins]
    versions: [ur]
    owed: later
    until: 2027-06-30
    reason: {{en: "{words}", ur: ترجمے کی جانچ ہو رہی ہے۔}}
documents:
  - index
  - bins
"""
LICENCE = """text_licence:
  name: Open Licence
  link: https://licence.example/3
  means: {{en: "{words}", ur: آپ متن نقل کر سکتے ہیں۔}}
documents:
  - index
  - bins
"""
LISTED = "documents:\n  - index\n  - bins\n"
FULL = '  full:\n    folder: ""\n'
PLACES = {
    "section": (LISTED, SECTION),
    "level": (FULL, LEVEL),
    "about": (FULL, ABOUT),
    "reason": (LISTED, REASON),
    "licence": (LISTED, LICENCE),
}
RULES = ["sign-left-in-text", "placeholder-left", "capital-letters", "title-too-long"]


def rules_that_find(root, place, words):
    old, new = PLACES[place]
    file = root / "publication.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(old, new.format(words=words)), encoding="utf-8")
    rules = load()
    sources = find_documents(root, TODAY)
    findings = judge("sources", sources, [rules[rule] for rule in RULES]).findings
    assert {finding.place.path for finding in findings} <= {"publication.yml"}
    return {finding.rule for finding in findings}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Rubbish **now**", "sign-left-in-text"),
        ("Rubbish {{{{ fact.x }}}}".format(), "sign-left-in-text"),
        ("[[ Title ]]", "placeholder-left"),
    ],
)
def test_signs_and_placeholders_are_found(tiny, place, words, rule):
    assert rules_that_find(tiny, place, words) == {rule}


@pytest.mark.parametrize("place", ["section", "level"])
@pytest.mark.parametrize(
    ("words", "rule"),
    [("THE RUBBISH PAGES", "capital-letters"), ("Rubbish and bins " * 5, "title-too-long")],
)
def test_what_menus_show_is_judged_as_titles_are(tiny, place, words, rule):
    assert rules_that_find(tiny, place, words) == {rule}


@pytest.mark.parametrize("place", PLACES)
def test_plain_words_pass(tiny, place):
    assert rules_that_find(tiny, place, "Bins, NHS & more (5 * 3 = 15): C++") == set()
