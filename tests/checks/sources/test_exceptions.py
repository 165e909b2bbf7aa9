"""Exceptions that mean nothing, and honest ones beside them."""

from dataclasses import replace
from datetime import date

import pytest

from alongside.gates.judge import judge
from alongside.model import ExceptionNote
from alongside.publication.catalogue import find_documents
from alongside.rules.rulebook import load
from tiny_site import TODAY

RULE = load()["exception-unusable"]
HONEST = ExceptionNote(
    rule="sign-off-missing",
    scope=("docs/easy-read/",),
    reason="These pages are first drafts.",
    owner="Head of communications",
    until=date(2027, 3, 31),
    line=40,
)


def found(root, **changes):
    sources = find_documents(root, TODAY)
    note = replace(HONEST, **changes)
    sources = replace(sources, publication=replace(sources.publication, exceptions=(note,)))
    return [finding.what for finding in judge("sources", sources, [RULE]).findings]


NOT_POSSIBLE = sorted(rule.id for rule in load().values() if rule.no_exception)


def test_what_can_have_no_exception_is_what_keeps_readers_and_the_system_safe():
    assert {
        "artifact-missing",
        "exception-ended",
        "exception-unknown-rule",
        "exception-unusable",
        "html-in-text",
        "policy-missing",
        "sign-off-unusable",
        "third-party-request",
        "unreadable-file",
        "variant-missing",
    } <= set(NOT_POSSIBLE)
    assert "sign-off-missing" not in NOT_POSSIBLE


@pytest.mark.parametrize("rule", NOT_POSSIBLE)
def test_no_exception_from_a_rule_that_can_have_none(tiny, rule):
    (what,) = found(tiny, rule=rule)
    assert what.startswith("No exception can be made")


def test_an_exception_that_is_not_possible_lets_nothing_through(tiny):
    page = tiny / "docs" / "bins.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n<script>x</script>\n", encoding="utf-8")
    sources = find_documents(tiny, TODAY)
    note = replace(HONEST, rule="html-in-text", scope=("docs/",))
    sources = replace(sources, publication=replace(sources.publication, exceptions=(note,)))
    assert not judge("sources", sources, [load()["html-in-text"]]).passed


@pytest.mark.parametrize(
    "changes",
    [
        {"until": date(2099, 1, 1)},
        {"until": date(2027, 11, 24)},
        {"until": date(9999, 12, 31)},
        *({"reason": text} for text in (".", "…", "x", "TBC", "n/a", "To do.", "to be confirmed", "-- --", "a b")),
        *({"reason": f"Ask {who}."} for who in ("Dr Smith", "jane@example.org", "01632 960 001")),
        *(
            {"owner": who}
            for who in (
                "Jane Smith",
                "J. Smith",
                "Jane Smith, Head of communications",
                "Head of communications (Jane Smith)",
                "jane.smith@example.org",
                "Head of communications, 01632 960001",
                "+44 1632 960001",
                "Maria da Silva",
                "Анна Петрова",
                "Dr Khan",
                ".",
                "?",
            )
        ),
        *({"scope": (path,)} for path in ("docs/easyread/", "docs/gone.md", "docs/Bins.md", "nothing/")),
    ],
    ids=str,
)  # fmt: skip
def test_an_exception_without_sense_is_refused(tiny, changes):
    assert len(found(tiny, **changes)) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"until": TODAY},
        {"until": date(2027, 11, 23)},
        {"until": date(2020, 1, 1)},  # exception-ended says so
        {"rule": "no-such-rule"},  # exception-unknown-rule says so
        *(
            {"reason": text}
            for text in ("A draft.", "We wait for the census of 2031.", "قانون یہ لفظ استعمال کرتا ہے۔", "আইনে এই শব্দ আছে।")
        ),
        *(
            {"owner": who}
            for who in (
                "Communications and engagement lead",
                "Communications Lead",
                "Waste Services Manager",
                "Lead",
                "Webmaster",
                "the learning disability group",
                "Head of Digital, Exampleton Council",
                "رابطہ کاری کی ٹیم",
            )
        ),
        *({"scope": (path,)} for path in ("docs/", "docs", "docs/bins.md", "publication.yml", "accessibility.html", "assets/site.css")),
    ],
    ids=str,
)  # fmt: skip
def test_an_honest_exception_is_taken(tiny, changes):
    assert found(tiny, **changes) == []


def test_a_file_of_which_no_release_is_made_is_not_there(tiny):
    (tiny / "src").mkdir()
    (tiny / "src" / "words.yml").write_text("a: b", encoding="utf-8")
    (what,) = found(tiny, scope=("src/words.yml",))
    assert "no file or folder “src/words.yml”" in what
