"""A check by people is recorded in the page, bound to its text, and nothing else in the page moves."""

import json
import re
from datetime import date, timedelta

import pytest
from click.testing import CliRunner

from alongside.authoring.accept import find_variant
from alongside.authoring.sign_off import sign_off
from alongside.authoring.status import page_statuses
from alongside.cli.commands import alongside
from alongside.errors import BadInput
from alongside.gates.judge import judge
from alongside.model import Finding, Place, SignOffState, Status, Verdict
from alongside.publication.catalogue import find_documents
from alongside.publication.sign_offs import required_sign_offs, sign_off_entries, sign_off_states
from alongside.release.page_evidence import page_entries
from alongside.rules.rulebook import load
from alongside.system import clock
from alongside.web.drafts import sign_off_context
from tiny_site import TODAY

EASY, URDU, FULL, PLAIN = (
    "docs/easy-read/bins.md",
    "docs/languages/ur/bins.md",
    "docs/bins.md",
    "docs/plain-english/bins.md",
)
RULES = [load()[name] for name in ("sign-off-missing", "sign-off-void", "sign-off-unusable")]
EARLIER = """\
signed_off:
  - for: translation
    by: second-linguist
    on: 2026-11-02
    text: f90f83
"""


@pytest.fixture(autouse=True)
def stopped(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)


def command(root, page, *arguments):
    return CliRunner().invoke(alongside, ["--root", str(root), "sign-off", page, *arguments])


def signed(root, page, kind, role, on=TODAY, checked=""):
    return sign_off(*at(root, page), kind, role, on, checked)


def found(root):
    return [
        (f.rule, f.place.path)
        for f in judge("sources", find_documents(root, TODAY), RULES).findings
    ]


def at(root, page):
    """The sources and the page as they are now."""
    sources = find_documents(root, TODAY)
    return sources, find_variant(sources, page)


def change(root, page, old, new):
    text = (root / page).read_bytes().decode()
    assert old in text
    (root / page).write_bytes(text.replace(old, new).encode())


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


def test_what_a_page_says_is_checked_in_every_version(tiny):
    change(tiny, FULL, "owner:", "needs: [clinical]\nowner:")
    assert {path: required_sign_offs(*at(tiny, path)) for path in (FULL, PLAIN, EASY, URDU)} == {
        FULL: ("clinical",),
        PLAIN: ("clinical",),
        EASY: ("easy-read", "clinical"),
        URDU: ("translation", "clinical"),
    }
    assert {path for rule, path in found(tiny)} == {FULL, PLAIN, EASY, URDU}
    done = command(tiny, URDU, "--for", "clinical", "--by", "clinician")
    assert done.exit_code == 0 and "every sign-off" in done.output
    done = command(tiny, URDU, "--for", "clinical", "--by", "second-linguist")
    assert done.exit_code == 2 and "whoever checked it: clinician" in done.output


def test_unless_the_policy_says_otherwise(tiny):
    change(tiny, FULL, "owner:", "needs: [clinical, plain-english]\nowner:")
    change(
        tiny,
        "publication.yml",
        "language: en\n",
        "sign_offs:\n  clinical: {by: [clinician], every_version: false}\nlanguage: en\n",
    )
    assert required_sign_offs(*at(tiny, FULL)) == ("clinical", "plain-english")
    assert required_sign_offs(*at(tiny, URDU)) == ("translation",)


def test_a_check_of_a_role_that_may_not_or_of_a_day_to_come_counts_for_nothing(tiny):
    for old, new in (
        ("by: second-linguist", "by: clinician"),
        ("on: 2026-11-02", f"on: {TODAY + timedelta(days=1)}"),
    ):
        change(tiny, URDU, old, new)
        assert sign_off_states(*at(tiny, URDU)) == {"translation": SignOffState.MISSING}
        assert found(tiny) == [("sign-off-unusable", URDU)]
        change(tiny, URDU, new, old)


@pytest.mark.parametrize(
    "written",
    [
        "signed_off:",
        "signed_off: 3",
        "signed_off: [a, 1, [b], {c: d}, null]",
        "signed_off: {for: translation}",
        "signed_off: [{for: [translation], by: second-linguist, on: 2026-11-02, text: f90f83}]",
        "signed_off: [{for: translation, by: [second-linguist], on: 2026-11-02, text: f90f83}]",
        "signed_off: [{for: translation, by: {a: b}, on: [2026-11-02], text: f90f83}]",
        "signed_off: [{for: translation, by: clinician, on: 2026-11-02, text: f90f83, checked: [by Jane Smith]}]",
        "signed_off: [{for: translation, by: second-linguist, on: 20261102, text: f90f83}]",
        "needs:",
        "needs: clinical",
        "needs: {a: b}",
        "needs: [{a: b}, [c], 1, null, true, clinicl]",
    ],
)
def test_odd_settings_are_findings_and_never_count(tiny, written):
    change(tiny, URDU, EARLIER, f"{written}\n")
    assert ("sign-off-unusable", URDU) in found(tiny)
    assert sign_off_states(*at(tiny, URDU))["translation"] is SignOffState.MISSING
    sources, _ = at(tiny, URDU)
    assert (
        page_entries(sources, ())
        and page_statuses(sources)
        and sign_off_context(*at(tiny, URDU))["draft"]
    )


def test_a_release_says_what_is_signed_off_and_what_is_published_in_spite_of_a_rule(tiny):
    change(tiny, EASY, "3 bins", "4 bins")
    change(tiny, FULL, "owner:", "needs: [legal]\nowner:")
    finding = Finding(
        "sign-off-void",
        "blocks",
        Status.FAILED,
        Place(EASY),
        "w",
        "",
        "",
        "y",
        "m",
        "",
        date(2027, 1, 1),
    )
    listed = {
        page["path"]: page
        for page in page_entries(find_documents(tiny, TODAY), [Verdict("sources", (finding,), {})])
    }
    assert listed[URDU]["sign_offs"] == [
        {
            "for": "translation",
            "state": "signed off",
            "by": "second-linguist",
            "on": "2026-11-02",
            "text": "f90f83",
            "checked": "the translation",
        },
        {"for": "legal", "state": "not signed off"},
    ]
    assert listed[EASY]["sign_offs"][0]["state"] == "changed since sign-off"
    assert listed[EASY]["exceptions"] == [{"rule": "sign-off-void", "until": "2027-01-01"}]
    assert listed[URDU]["exceptions"] == [] and json.dumps(listed)
    assert (listed[FULL]["document"], listed[FULL]["level"], listed[FULL]["language"]) == (
        "bins",
        "full",
        "en",
    )


def test_status_tells_each_of_several_checks(tiny):
    change(tiny, FULL, "owner:", "needs: [clinical]\nowner:")
    done = CliRunner().invoke(alongside, ["--root", str(tiny), "status"]).output
    assert re.search(
        r"ur +up to date +1 of 2 signed .*\n +sign-offs: translation signed off, clinical not signed off\n",
        done,
    )
    assert re.search(r"full +as authored +not signed off ", done)
    entries = json.loads(
        CliRunner().invoke(alongside, ["--root", str(tiny), "status", "--format", "json"]).output
    )["variants"]
    assert next(e for e in entries if e["path"] == URDU)["sign_offs"] == {
        "translation": "signed off",
        "clinical": "not signed off",
    }
