"""What is said of a language that there is no file for."""

import pytest

from alongside.languages.unknown_tag import describe_unknown_tag

KNOWN = ("bn", "en", "pl", "ur")


@pytest.mark.parametrize(
    ("tag", "what", "mend"),
    [
        ("cy", "does not know Welsh (cy) yet", "languages/cy.yml"),
        ("so", "does not know Somali (so) yet", "Add a language"),
        ("zh-Hans", "does not know Chinese (zh-Hans) yet", "languages/zh-Hans.yml"),
        ("gu", "Gujarati", "It knows these: bn, en, pl, ur."),
        ("pl-PL", "no language file for pl-PL, but it has one for pl", "Write pl"),
        ("PL", "written in another way", "Write it like this: pl"),
        ("Polish", "is the name of a language", "Write it like this: pl"),
        ("polski", "is the name of a language", "Write it like this: pl"),
        ("اردو", "is the name of a language", "Write it like this: ur"),
        ("বাংলা", "is the name of a language", "Write it like this: bn"),
        ("Cymraeg", "Here its tag is needed: cy", "languages/cy.yml"),
    ],
)
def test_a_language_is_called_by_its_name(tag, what, mend):
    described = describe_unknown_tag(tag, KNOWN)
    assert described and what in described[0] and mend in described[1], described


@pytest.mark.parametrize("word", ["xx", "12", "", "en!", "easy-read", "meening", "a"])
def test_what_is_no_language_is_not_called_one(word):
    assert describe_unknown_tag(word, KNOWN) is None
