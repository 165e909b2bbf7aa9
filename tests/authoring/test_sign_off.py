"""A check by people is recorded in the page, bound to its text, and nothing else in the page moves."""

import re

import pytest

from alongside.errors import BadInput
from alongside.gates.judge import judge
from alongside.publication.catalogue import find_documents
from alongside.publication.sign_offs import sign_off_entries
from authoring.signing import (
    EARLIER,
    EASY,
    FULL,
    PLAIN,
    RULES,
    URDU,
    at,
    change,
    command,
    found,
    signed,
)
from tiny_site import TODAY


def test_signed_off_then_edited_then_signed_off_again(tiny):
    change(tiny, URDU, EARLIER, "")
    assert found(tiny) == [("sign-off-missing", URDU)]
    done = command(
        tiny, URDU, "--for", "translation", "--by", "second-linguist", "--on", "2026-11-20"
    )
    assert done.exit_code == 0, done.output
    assert "translation, by a second linguist, on 2026-11-20" in done.output
    assert "The page has every sign-off that it needs." in done.output
    assert found(tiny) == []
    change(tiny, URDU, "ہر ہفتے خالی", "ہر روز خالی")
    assert found(tiny) == [("sign-off-void", URDU)]
    done = command(tiny, URDU, "--for", "translation", "--by", "second-linguist")
    assert "In place of the earlier one by the same role." in done.output
    assert found(tiny) == []
    assert (tiny / URDU).read_text(encoding="utf-8").count("for: translation") == 1
    assert (
        "Nothing to record"
        in command(tiny, URDU, "--for", "translation", "--by", "second-linguist").output
    )


def test_what_the_finding_says_to_type_is_what_mends_it(tiny):
    change(tiny, EASY, "3 bins", "4 bins")
    [finding] = judge("sources", find_documents(tiny, TODAY), RULES).findings
    typed = re.search(r"alongside sign-off (.*)", finding.mend)[1].split()
    assert command(tiny, *typed).exit_code == 0
    assert found(tiny) == []


def test_or_pasting_its_lines(tiny):
    change(tiny, URDU, EARLIER, "")
    [finding] = judge("sources", find_documents(tiny, TODAY), RULES).findings
    change(
        tiny,
        URDU,
        "collection-days: d79f3c\n",
        f"collection-days: d79f3c\n{finding.mend.partition('person:' + chr(10))[2]}\n",
    )
    assert found(tiny) == []


def test_a_page_without_settings_is_refused(tiny):
    (tiny / URDU).write_text("just words", encoding="utf-8")
    done = command(tiny, URDU, "--for", "translation", "--by", "second-linguist")
    assert done.exit_code == 2 and "two lines of ---" in done.output


@pytest.mark.parametrize(
    "name",
    [
        "Jane Smith",
        "J. Smith",
        "JS",
        "J.S.",
        "Dr Khan",
        "dr. Anna Nowak",
        "Prof. Łukasz Żak",
        "Abdul al-Rahman Khan",
        "jane.smith@example.org",
        "01632 960001",
        "Mary-Jane O’Brien",
        "Cllr Patel",
        "checked by Jane Smith",
    ],
)
def test_a_name_is_refused_with_the_reason_and_the_roles(tiny, name):
    before = (tiny / URDU).read_bytes()
    done = command(tiny, URDU, "--for", "translation", "--by", name)
    assert done.exit_code == 2
    assert "person’s name" in done.output and "personal data" in " ".join(done.output.split())
    assert "second-linguist" in done.output
    assert (tiny / URDU).read_bytes() == before


@pytest.mark.parametrize(
    ("role", "says"),
    [
        ("second_linguist", "is not a role that we know"),
        ("clinician", "may not sign off"),
        ("سارہ خان", "is not a role"),
        ("", "is not a role"),
    ],
)
def test_only_a_listed_role_may_sign(tiny, role, says):
    done = command(tiny, URDU, "--for", "translation", "--by", role)
    assert (
        done.exit_code == 2
        and says in done.output
        and "whoever checked it: second-linguist" in " ".join(done.output.split())
    )


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ("the whole page, by Jane Smith", True),
        ("with help from Dr Khan", True),
        ("ask jane@example.org", True),
        ("call +44 1632 960 001", True),
        ("sprawdzone przez Annę Nowak", True),
        ("every page, beside the Plain English", False),
        ("by people in Milton Keynes", False),
        ("by 12 people on 2026-11-02", False),
        ("at a meeting of Healthwatch", False),
        ("پورا صفحہ، انگریزی کے ساتھ", False),
        ("all of it: “who”, #2", False),
    ],
)
def test_what_was_checked_names_nobody(tiny, words, refused):
    if refused:
        with pytest.raises(BadInput, match="name a person"):
            signed(tiny, URDU, "translation", "second-linguist", checked=words)
    else:
        signed(tiny, URDU, "translation", "second-linguist", checked=words)
        assert sign_off_entries(*at(tiny, URDU))[0]["checked"] == words
        assert found(tiny) == []


def test_a_page_that_is_out_of_date_is_not_signed_off(tiny):
    change(tiny, PLAIN, "before 7am", "before 6am")
    with pytest.raises(BadInput, match="out of date") as refusal:
        signed(tiny, URDU, "translation", "second-linguist")
    assert (
        refusal.value.seen == "collection-days" and f"alongside diff {URDU}" in refusal.value.mend
    )
    change(tiny, PLAIN, "before 6am", "before 7am")
    change(tiny, FULL, "before 7am", "before 6am")
    with pytest.raises(BadInput, match="made from is out of date"):
        signed(tiny, URDU, "translation", "second-linguist")


def test_wrong_use_is_refused_in_words(tiny):
    for page, arguments, says in (
        (EASY, ("--for", "translation", "--by", "second-linguist"), "It needs: easy-read"),
        (FULL, ("--for", "legal", "--by", "legal-adviser"), "needs: [legal]"),
        (
            EASY,
            ("--for", "easyread", "--by", "learning-disability-group"),
            "Did you mean “easy-read”?",
        ),
        (
            EASY,
            ("--for", "easy-read", "--by", "learning-disability-group", "--on", "2026-11-23"),
            "has not come yet",
        ),
        (
            EASY,
            ("--for", "easy-read", "--by", "learning-disability-group", "--on", "lately"),
            "is not a day",
        ),
        (EASY, ("--for", "easy-read"), "May sign: learning-disability-group"),
        (EASY, ("--by", "learning-disability-group"), "--for CHECK --by learning-disability-group"),
        ("docs/none.md", ("--for", "easy-read", "--by", "x"), "is not a page"),
    ):
        done = command(tiny, page, *arguments)
        assert done.exit_code == 2 and says in " ".join(done.output.split()), done.output
    assert (
        "easy-read: signed off. May sign: learning-disability-group" in command(tiny, EASY).output
    )
    assert "needs no sign-off" in command(tiny, FULL).output
