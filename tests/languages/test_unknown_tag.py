"""What is said of a language that there is no file for."""

import pytest

from alongside.languages.unknown_tag import describe_unknown_tag

KNOWN = ("bn", "en", "pl", "ur")


@pytest.mark.parametrize(
    ("tag", "what", "mend"),
    [
        ("cy", "no words of menus and links in Welsh (cy) yet", "alongside new-language cy\n"),
        ("so", "links in Somali (so) yet", "languages/so.yml"),
        ("zh-Hans", "links in Simplified Chinese (zh-Hans) yet", "languages/zh-Hans.yml"),
        ("gu", "Gujarati", "There are words in: bn, en, pl, ur."),
        ("pl-PL", "links in pl-PL, but there are some in pl", "Write pl"),
        ("PL", "written in another way", "Write it like this: pl"),
        ("cym", "written in another way", "Write it like this: cy"),
        ("zh_hans", "written in another way", "Write it like this: zh-Hans"),
        ("rom", "links in Romany (rom) yet", "new-language rom"),
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
