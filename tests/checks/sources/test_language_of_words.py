"""Whatever readers get is in the language that it says it is, wherever it is written."""

import pytest

from alongside.checks import load_check
from alongside.model import Status
from alongside.publication.catalogue import find_documents
from alongside.rules.rulebook import load
from small_site import copy_of_small
from tiny_site import TODAY

RULES = (
    "wrong-language",
    "wrong-script",
    "wrong-letter",
    "copied-from-source",
    "marked-as-wrong-language",
    "picture-without-words",
    "glossary-incomplete",
)
"""The rules that say of words in which language they are, or should be."""
PL, UR, BN, EN = (
    "docs/languages/pl/our-area.md",
    "docs/languages/ur/our-area.md",
    "docs/languages/bn/our-area.md",
    "docs/our-area.md",
)
ROLE = "\nroles:\n  patient-panel: {{en: a panel of patients, ur: مریضوں کا پینل, pl: {pl}, bn: {bn}}}\n"
TEXT_FACT = (
    "\nnotice:\n  kind: text\n  value: {{en: Open to all, pl: {pl}}}\n"
    "  source: our list\n  reviewed: 2026-11-22\n"
)

WRONG = [
    # Single texts of a page, in another language of the same script.
    (PL, "Region się rozrasta.", "The region is growing."),
    (PL, "Region się rozrasta.", "Read this first."),
    (PL, "Te fakty pokazują", "We listened. Te fakty pokazują"),
    (PL, "## Pochodzenie i dochody", "## Backgrounds and income"),
    (PL, "## Pochodzenie i dochody", "## Opening hours"),
    (PL, "| Osoby czarnoskóre |", "| Black people |"),
    (PL, "| Osoby czarnoskóre |", "| Black |"),
    (PL, "| Pochodzenie |", "| Where they come from |"),
    (PL, "[gdzie nas znaleźć]", "[where to find us]"),
    (PL, "[gdzie nas znaleźć]", "[how to contact us]"),
    (PL, "#where-to-find-us)", '#where-to-find-us "Read about us")'),
    (PL, "title: Nasz region", "title: Our area"),
    (PL, "title: Nasz region", "title: Health and care"),
    (PL, "- osoby, które nie mają gdzie mieszkać", "- people who are homeless"),
    (PL, "- osoby, które nie mają gdzie mieszkać", "- homeless people"),
    (PL, "## Nasze 4 obszary", "## ہمارے مقامات"),
    (EN, "Its people have many", "Mamy tu wiele języków. Its people have many"),
    (EN, "## Backgrounds and income", "## Skąd pochodzimy"),
    (EN, "| White British |", "| Biali mieszkańcy |"),
    (EN, "[where to find us]", "[gdzie nas znaleźć]"),
    # In another script.
    (UR, "یہ بڑھ رہا ہے۔", "It is growing."),
    (UR, "یہ بڑھ رہا ہے۔", "یہ بڑھ رہا ہے and it is growing fast۔"),
    (UR, "## پس منظر اور آمدنی", "## Our income"),
    (UR, "| ایشیائی |", "| Asian people |"),
    (UR, "[ہم آپ کو کہاں مل سکتے ہیں]", "[here]"),
    (UR, "#where-to-find-us)", '#where-to-find-us "find us")'),
    (UR, "یہ بڑھ رہا ہے۔", "مرحبا بكم في منطقتنا۔"),
    (BN, "{#backgrounds}", "and income {#backgrounds}"),
    (BN, "](index.md#where-to-find-us)", '](index.md#where-to-find-us "read more")'),
    (EN, "Its people have many", "ہمارا علاقہ۔ Its people have many"),
    # Letters.
    (PL, "Mieszkają tu ludzie różnego pochodzenia.", "Mieszkaja tu ludzie roznego pochodzenia."),
    (PL, "osoby ze społeczności", "osoby ze spolecznosci"),
    (PL, "Są w nim miasta", "Są w nim mi\u0430sta"),
    (PL, "Są w nim miasta", "S\u0105 w nim \u043c\u0456\u0430\u0455\u0442\u0430"),
    (EN, "Its people", "Its p\u0435ople"),
    (EN, "Its people", "Its peo\u03c1le"),
    (UR, "علاقہ بیڈفورڈشائر", "علاقه بیڈفورڈشائر"),
    (UR, "یہ بڑھ رہا ہے۔", "يہ بڑھ رہا ہے۔"),
    (UR, "کچھ حصے غریب ہیں۔", "كچھ حصے غریب ہیں۔"),
    (BN, "আমাদের এলাকা", "আমাদেৰ এলাকা"),
    # Marks that do not say the truth.
    (UR, "یہ بڑھ رہا ہے۔", "<bdi>It is growing every year</bdi>۔"),
    (UR, "یہ بڑھ رہا ہے۔", '<span lang="ur">It is growing every year</span>۔'),
    (UR, "یہ بڑھ رہا ہے۔", '<span lang="en">یہ بڑھ رہا ہے</span>۔'),
    (UR, "یہ بڑھ رہا ہے۔", '<span lang="en" dir="rtl">It is growing</span>۔'),
    (PL, "Region się rozrasta.", '<span lang="en">Region się rozrasta.</span>'),
    (PL, "Region się rozrasta.", '<span lang="pl">The region is growing.</span>'),
    (PL, "Region się rozrasta.", '<span lang="zz">The region is growing.</span>'),
    (EN, "Its people have many", '<span lang="pl">Its people</span> have many'),
    # Files beside the pages.
    ("changes.yml", "pl: Pierwsza publikacja, jako wersja robocza.", "pl: First published."),
    ("changes.yml", "en: First published, as a draft.", "en: Pierwsza publikacja."),
    ("changes.yml", "bn: প্রথমবার খসড়া হিসেবে প্রকাশ করা হয়েছে।", "bn: প্রথমবার as a draft."),
    (
        "glossary.yml",
        "meaning: To, co ludzie wiedzą, ponieważ sami",
        "meaning: What people know, as",
    ),
    ("glossary.yml", "word: radny", "word: councillor"),
    ("glossary.yml", "word: مردم شماری", "word: the census"),
    ("glossary.yml", "word: দরিদ্র এলাকা\n", "word: deprived area\n"),
    ("pictures.yml", "alt: {en: A child}", "alt: {en: Małe dziecko}"),
    ("pictures.yml", "alt: {en: A child}", "alt: {en: A child, pl: A small child}"),
    ("pictures.yml", "alt: {en: A child}", "alt: {en: A child, ur: ایک small child}"),
    ("publication.yml", "pl: Współpraca z mieszkańcami i", "pl: Working with people and"),
    ("publication.yml", "ur: لوگوں اور کمیونٹیز کے ساتھ مل کر کام کرنا", "ur: Working together"),
    (
        "publication.yml",
        "\nlanguage: en",
        ROLE.format(pl="a panel of patients", bn="রোগীদের দল") + "language: en",
    ),
    (
        "facts.yml",
        "\npopulation_2021:",
        TEXT_FACT.format(pl="Open to everybody") + "population_2021:",
    ),
]

RIGHT = [
    (PL, "Region się rozrasta.", "Prowadzi go Patient Participation Group."),
    (PL, "Region się rozrasta.", "Proszę zapytać lekarza GP lub NHS 111."),
    (PL, "Region się rozrasta.", "Piszemy też na Facebooku i WhatsApp."),
    (PL, "Region się rozrasta.", "Biuro: 3 High Street, Luton LU1 2AB."),
    (PL, "Region się rozrasta.", 'To <span lang="en">the right to be heard</span>.'),
    (PL, "## Pochodzenie i dochody", "## Bedford Borough"),
    (PL, "| Osoby czarnoskóre |", "| Internet |"),
    (PL, "| Osoby czarnoskóre |", "| Sarah Williams |"),
    (PL, "[gdzie nas znaleźć]", "[Healthwatch Luton](https://example.org), [gdzie nas znaleźć]"),
    (UR, "یہ بڑھ رہا ہے۔", "یہ Facebook اور WhatsApp پر ہے۔"),
    (UR, "یہ بڑھ رہا ہے۔", "اپنے GP سے ملیں۔"),
    (UR, "یہ بڑھ رہا ہے۔", 'یہ <span lang="en">community centre</span> ہے۔'),
    (UR, "یہ بڑھ رہا ہے۔", "یہ 10 km دور ہے۔"),
    (UR, "| ایشیائی |", "| Healthwatch Luton |"),
    (UR, "یہ بڑھ رہا ہے۔", "رمضان اور عید، جرأت، فوراً، مسئلہ۔"),
    (UR, "یہ بڑھ رہا ہے۔", 'سلام: <span lang="ar">السلام عليكم</span>۔'),
    (UR, "یہ بڑھ رہا ہے۔", "<bdi>Milton Keynes Council</bdi> سے پوچھیں۔"),
    (BN, "আমাদের এলাকা", "আমাদের NHS-এর এলাকা"),
    (EN, "Its people have many", "We meet at the Łódź café. Its people have many"),
    (EN, "Its people have many", 'Say <span lang="pl">dzień dobry</span>. Its people have many'),
    (EN, "Its people have many", "A dose is 5 \u03bcg. Its people have many"),
    (EN, "Its people have many", "Agnieszka Kowalska chairs it. Its people have many"),
    ("changes.yml", "pl: Pierwsza publikacja, jako wersja robocza.", "pl: Nowe dane NHS England."),
    ("pictures.yml", "alt: {en: A child}", "alt: {en: A child, pl: Dziecko, bn: একটি শিশু}"),
    (
        "publication.yml",
        "\nlanguage: en",
        ROLE.format(pl="panel pacjentów", bn="রোগীদের দল") + "language: en",
    ),
    ("facts.yml", "\npopulation_2021:", TEXT_FACT.format(pl="Dla każdego") + "population_2021:"),
    ("facts.yml", "\npopulation_2021:", TEXT_FACT.format(pl="Healthwatch") + "population_2021:"),
]


def faults(root):
    """The path and rule of all that fails."""
    sources = find_documents(root, TODAY)
    rules = load()
    found = []
    for rule in [rules[name] for name in RULES if name in rules]:
        for outcome in load_check(rule).check(sources, rule):
            if outcome.status is Status.FAILED:
                found.append((outcome.place.path, rule.id))
    return sorted(set(found))


def change(root, file, old, new):
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def root(tmp_path):
    return copy_of_small(tmp_path / "site")


def test_the_small_publication_itself_is_right(root):
    assert faults(root) == []


@pytest.mark.parametrize(("file", "old", "new"), WRONG, ids=range(len(WRONG)))
def test_a_text_in_the_wrong_language_is_found(root, file, old, new):
    change(root, file, old, new)
    assert {path for path, _ in faults(root)} == {file}


@pytest.mark.parametrize(("file", "old", "new"), RIGHT, ids=range(len(RIGHT)))
def test_a_right_text_passes(root, file, old, new):
    change(root, file, old, new)
    assert faults(root) == []
