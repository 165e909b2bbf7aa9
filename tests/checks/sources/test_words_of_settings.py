"""The words of publication.yml and of the data files are judged as those of pages are."""

import pytest

from alongside.errors import BadInput
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
HOST_FAULTS = [
    "http://localhost/a",
    "https://10.0.0.1/a",
    "https://[::1]/a",
    "https://intranet/a",
    "https://files.council.local/a",
    "https://c\u043euncil.example/a",
]
LINKS = {
    "publication.yml": ("  website: https://exampleton.example", "  website: {}"),
    "pictures.yml": (
        "house:",
        "map: {{file: a.png, alt: {{en: A map}}, licence: CC BY 4.0, licence_link: '{}',"
        " credit: {{author: Us, source: https://a.example}}}}\nhouse:",
    ),
    "facts.yml": ("", "place:\n  kind: link\n  value: {}\n  source: Us\n  reviewed: 2026-11-01\n"),
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


@pytest.mark.parametrize("file", LINKS)
@pytest.mark.parametrize("address", [*HOST_FAULTS, "https://council.example:443/a"])
def test_an_address_in_a_data_file_is_judged_as_that_of_a_link(tiny, file, address):
    old, new = LINKS[file]
    path = tiny / file
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(text.replace(old, new.format(address), 1), encoding="utf-8")
    try:
        findings = judge("sources", find_documents(tiny, TODAY), [load()["link-broken"]]).findings
        found = [finding.place.path for finding in findings]
    except BadInput as error:  # what is no address at all
        found = [error.path]
    assert found == [file] * (address in HOST_FAULTS)
