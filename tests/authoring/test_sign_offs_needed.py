"""Which checks a page needs, which sign-offs count, and where a release and the status say so."""

import json
import re
from datetime import date, timedelta

import pytest
from click.testing import CliRunner

from alongside.authoring.status import page_statuses
from alongside.cli.commands import alongside
from alongside.model import Finding, Place, SignOffState, Status, Verdict
from alongside.publication.catalogue import find_documents
from alongside.publication.sign_offs import required_sign_offs, sign_off_states
from alongside.release.page_evidence import page_entries
from alongside.web.drafts import sign_off_context
from authoring.signing import (
    EARLIER,
    EASY,
    FULL,
    PLAIN,
    URDU,
    at,
    change,
    command,
    found,
)
from tiny_site import TODAY


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
            "source": "0e7e4c",
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
