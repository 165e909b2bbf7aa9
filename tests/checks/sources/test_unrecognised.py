"""A language that no program recognises can be published; what was left in English is still found."""

import pytest

from alongside.checks.sources.language_judge import LanguageJudge, is_recognised
from alongside.publication.catalogue import find_documents
from alongside.rules import rulebook
from tiny_site import TINY, TODAY


@pytest.fixture(scope="module")
def judge():
    return LanguageJudge(find_documents(TINY, TODAY), rulebook.load()["wrong-language"])


@pytest.mark.parametrize(
    ("tag", "script", "text", "found"),
    [
        ("rom", "Latn", "Las o gunoj svako ponediljko. Rudjinas tumen te ikalen les angla", ""),
        ("rom", "Latn", "Te na avilam, ramon amenge. Das anglal ando trin dives.", ""),
        ("rom", "Latn", "Please put the bins out before seven in the morning.", "en"),
        (
            "rom",
            "Latn",
            "Prosimy wystawić pojemniki przed godziną siódmą rano w poniedziałek.",
            "pl",
        ),
        ("rom", "Latn", "Vă rugăm să scoateți gunoiul înainte de ora șapte dimineața.", "ro"),
        ("rom", "Latn", "Exampleton Council", ""),
        ("rom", "Latn", "PDF", ""),
        (
            "ckb",
            "Arab",
            "هەموو دووشەممەیەک خۆڵ کۆدەکەینەوە. تکایە پێش کاتژمێر حەوتی بەیانی دایبنێن.",
            "",
        ),
        (
            "ckb",
            "Arab",
            "ہم ہر پیر کو کوڑا اٹھاتے ہیں۔ براہ کرم صبح سات بجے سے پہلے باہر رکھیں۔",
            "ur",
        ),
    ],
)
def test_what_was_left_in_another_language(judge, tag, script, text, found):
    assert not is_recognised(tag)
    assert judge.known_other(text, tag, script) == found
