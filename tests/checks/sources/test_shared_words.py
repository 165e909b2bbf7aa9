"""Words that two languages share do not make a text one of the other language."""

import pytest

from alongside.checks.sources.language_judge import LanguageJudge
from alongside.publication.catalogue import find_documents
from alongside.rules import rulebook
from tiny_site import REPOSITORY, TODAY


@pytest.fixture(scope="module")
def judge():
    sources = find_documents(REPOSITORY / "tests" / "sites" / "languages", TODAY)
    return LanguageJudge(sources, rulebook.load()["wrong-language"])


@pytest.mark.parametrize(
    ("text", "tag", "is_other"),
    [
        ("Potrójny cel", "pl", False),
        ("3 cele", "pl", False),
        ("integrate (care)", "en", False),
        ("our care", "en", False),
        ("cel planu", "pl", False),
        ("Kontakt z nami", "en", True),
        ("Ora de închidere", "pl", True),
        ("Zona noastră", "en", True),
        ("Contact us", "pl", True),
        ("Opening hours", "ro", True),
        ("Godziny otwarcia", "en", True),
        ("Nasz obszar", "ro", True),
    ],
)
def test_a_word_of_both_languages_is_weak_evidence(judge, text, tag, is_other):
    assert bool(judge.other_language(text, tag, "Latn")) is is_other
