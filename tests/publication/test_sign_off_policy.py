"""Who may sign off what: read from publication.yml over what we know, or refused with its line."""

import pytest

from alongside.errors import BadInput
from alongside.publication.catalogue import find_documents
from alongside.publication.settings import read_publication
from tiny_site import REPOSITORY, TODAY

OWN = """\
sign_offs:
  translation:
    by: [second-linguist, community-reader]
  fire-safety:
    by: [fire-officer]
    checked:
      en: what it says about fire
      ur: آگ کے بارے میں معلومات
    every_version: false
roles:
  community-reader: {en: a reader from the community, ur: کمیونٹی کا ایک قاری}
  fire-officer:
    en: a fire officer
    ur: آگ بجھانے والا افسر
"""


def policy(root, text=""):
    path = root / "publication.yml"
    whole = path.read_text(encoding="utf-8")
    path.write_text(text + whole, encoding="utf-8")
    try:
        return read_publication(root).sign_offs
    finally:
        path.write_text(whole, encoding="utf-8")


def test_a_publication_that_says_nothing_has_ours(tiny):
    ours = policy(tiny)
    assert {key: kind.allowed_roles for key, kind in ours.kinds.items()} == {
        "plain-english": ("test-readers",),
        "easy-read": ("learning-disability-group",),
        "translation": ("second-linguist",),
        "clinical": ("clinician",),
        "legal": ("legal-adviser",),
    }
    assert [key for key, kind in ours.kinds.items() if kind.is_about_content] == [
        "clinical",
        "legal",
    ]
    for words in (*ours.roles.values(), *(kind.checked_texts for kind in ours.kinds.values())):
        assert set(words) == {"en", "ur"} and words["en"] != words["ur"]


def test_a_publication_may_change_and_add_checks_and_roles(tiny):
    own = policy(tiny, OWN)
    assert own.kinds["translation"].allowed_roles == ("second-linguist", "community-reader")
    assert own.kinds["translation"].checked_texts == policy(tiny).kinds["translation"].checked_texts
    assert (
        not own.kinds["translation"].is_about_content
        and not own.kinds["fire-safety"].is_about_content
    )
    assert own.roles["fire-officer"]["ur"] == "آگ بجھانے والا افسر"
    assert own.kinds["legal"] == policy(tiny).kinds["legal"]
    assert own.may_sign("community-reader", "translation") and not own.may_sign(
        "fire-officer", "translation"
    )


@pytest.mark.parametrize(
    ("before", "after", "line", "says"),
    [
        (
            OWN,
            "sign_offs: [translation]\n",
            1,
            "sign_offs:\n  translation:\n    by: [second-linguist]",
        ),
        (OWN, "roles: second-linguist\n", 1, "“roles” is not a list"),
        ("[fire-officer]", "[]", 5, "does not list the roles"),
        ("[fire-officer]", "fire-officer", 5, "does not list the roles"),
        ("[fire-officer]", "[fire-oficer]", 5, "Did you mean “fire-officer”?"),
        ("[fire-officer]", "[Jane Smith]", 5, "There is no role"),
        ("    by: [fire-officer]\n", "", 4, "does not list the roles"),
        ("  fire-safety:\n", "  Fire safety:\n", 4, "cannot be the name"),
        (
            "    every_version: false",
            "    every_versions: false",
            9,
            "Did you mean “every_version”?",
        ),
        ("every_version: false", "every_version: perhaps", 9, "true or false"),
        ("      ur: آگ کے بارے میں معلومات\n", "", 6, "“fire-safety” has no words in Urdu"),
        (
            "      en: what it says about fire\n      ur: آگ کے بارے میں معلومات\n",
            "      english: fire\n",
            6,
            "no words in English",
        ),
        ("    ur: آگ بجھانے والا افسر", "    ur:", 14, "“fire-officer” has no words in Urdu"),
        (
            "    en: a fire officer",
            "    en: a fire officer\n    pl: strażak",
            14,
            "“pl” is not a language of this publication",
        ),
        ("a fire officer", "Dr Jane Smith", 13, "somebody’s name"),
        ("a fire officer", "fire@example.org", 13, "somebody’s name"),
        ("  fire-officer:\n", "  fire officer:\n", 12, "cannot be the name"),
    ],
)
def test_a_fault_is_refused_with_its_line(tiny, before, after, line, says):
    assert before in OWN
    with pytest.raises(BadInput) as caught:
        policy(tiny, OWN.replace(before, after))
    assert (caught.value.path, caught.value.line) == ("publication.yml", line)
    assert says in f"{caught.value.what}\n{caught.value.mend}"


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("sign_offs: [easy-read]", "sign_offs: [easyread]", "Did you mean “easy-read”?"),
        ("sign_offs: [translation]", "sign_offs: [translation, fire]", "Use one of: plain-english"),
    ],
)
def test_a_level_or_language_can_only_need_a_check_that_is_there(tiny, before, after, says):
    path = tiny / "publication.yml"
    text = path.read_text(encoding="utf-8")
    line = text[: text.index(before)].count("\n") + 1
    path.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        read_publication(tiny)
    assert caught.value.line == line and says in caught.value.mend


def test_our_own_publication_names_who_signs_each_check_that_it_needs():
    sources = find_documents(REPOSITORY, TODAY)
    wanted = {kind for strand in sources.publication.strands for kind in strand.sign_offs}
    assert (
        wanted
        == {"plain-english", "easy-read", "translation"}
        <= set(sources.publication.sign_offs.kinds)
    )
