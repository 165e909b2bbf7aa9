"""Reports print what the gate decided, word for word, and decide nothing."""

import json
from datetime import date

from alongside.errors import BadInput, GateFailed, ToolMissing
from alongside.model import Finding, Place, Status, Verdict
from alongside.reports import as_json, github, text

STALE = Finding(
    "stale-section",
    "blocks",
    Status.FAILED,
    Place("docs/languages/pl/bins.md", 42),
    "“Days” was changed.",
    "",
    "",
    "A Polish reader would be told the wrong day.",
    "Bring this section up to date, then change line 9 to:\n  days: 91be04",
    "50%, or: a, b",
)
WARNING = Finding(
    "sentence-long",
    "warns",
    Status.FAILED,
    Place("docs/bins.md", 3),
    "Long.",
    "x",
    "",
    "Hard.",
    "Cut.",
)
ALLOWED = Finding(
    "sign-off-missing",
    "blocks",
    Status.FAILED,
    Place("docs/a.md"),
    "w",
    "",
    "",
    "y",
    "m",
    excepted_until=date(2027, 3, 31),
)
UNSURE = Finding(
    "barrier-found-by-axe",
    "blocks",
    Status.CANNOT_TELL,
    Place("docs/bins.md", page="bins.html", state="320 px", selector="main a"),
    "No answer.",
    "",
    "",
    "y",
    "m",
)
VERDICT = Verdict(
    "sources", (STALE, UNSURE, WARNING, ALLOWED), {"stale-section": {"failed": 1, "passed": 2}}
)


def test_text_reads_like_a_letter():
    assert (
        text.render(VERDICT)
        == """\
docs/languages/pl/bins.md:42  stale-section  blocks release
  What     “Days” was changed.
  Why      A Polish reader would be told the wrong day.
  Mend     Bring this section up to date, then change line 9 to:
             days: 91be04
  Example  50%, or: a, b
  More     .venv/bin/alongside explain stale-section

docs/bins.md (bins.html, 320 px, main a)  barrier-found-by-axe  could not be checked, blocks release
  What     No answer.
  Why      y
  Mend     m
  More     .venv/bin/alongside explain barrier-found-by-axe

docs/bins.md:3  sentence-long  warning
  What     Long.
  Seen     x
  Why      Hard.
  Mend     Cut.
  More     .venv/bin/alongside explain sentence-long

The sources gate stopped the release: 2 findings that must be mended, 1 warning, \
1 allowed by an exception in publication.yml; 1 rule applied."""
    )


def test_json_is_one_object_with_every_finding():
    told = json.loads(as_json.render([VERDICT], GateFailed(VERDICT)))
    assert (told["verdict"], told["summary"]["blocking"], len(told["findings"])) == ("failed", 2, 4)
    assert told["findings"][0] | {"why": "", "mend": ""} == {
        "rule": "stale-section",
        "severity": "blocks",
        "outcome": "failed",
        "blocks": True,
        "path": "docs/languages/pl/bins.md",
        "line": 42,
        "page": "",
        "selector": "",
        "state": "",
        "what": "“Days” was changed.",
        "seen": "",
        "expected": "",
        "why": "",
        "mend": "",
        "excepted_until": None,
    }
    assert told["findings"][3]["excepted_until"] == "2027-03-31"


def test_json_tells_an_error_as_a_finding():
    told = json.loads(
        as_json.render([], ToolMissing("No browser.", path="x", mend="Install chromium."))
    )
    assert (told["verdict"], told["findings"][0]["outcome"], told["findings"][0]["what"]) == (
        "cannot tell",
        "cannot tell",
        "No browser.",
    )
    assert json.loads(as_json.render([], BadInput("Bad.")))["verdict"] == "unusable input"
    assert json.loads(as_json.render([Verdict("sources", (), {})]))["verdict"] == "passed"


def test_github_escapes_what_would_break_its_commands():
    lines = github.render(VERDICT).splitlines()
    assert lines[0] == (
        "::error file=docs/languages/pl/bins.md,line=42,title=stale-section::“Days” was changed.%0AA Polish reader "
        "would be told the wrong day.%0AMend: Bring this section up to date, then change line 9 to:%0A  days: 91be04"
    )
    assert lines[2].startswith("::warning file=docs/bins.md,line=3,")
    assert (
        github.render_error(BadInput("50% off", path="a,b:c"))
        == "::error file=a%2Cb%3Ac,title=alongside::50%25 off"
    )


def test_a_long_text_is_wrapped_and_a_line_to_paste_is_not():
    finding = Finding("r", "blocks", Status.FAILED, Place("p"), "word " * 60, "", "", "", "x" * 200)
    lines = text.render_finding(finding).splitlines()
    assert all(len(line) <= 110 for line in lines if "x" not in line)
    assert any(line.strip().endswith("x" * 200) for line in lines)


def test_an_error_without_a_place_is_still_words():
    assert text.render_error(BadInput("What?", mend="Do.")) == "  What     What?\n  Mend     Do.\n"


def test_what_is_no_gate_blocks_no_release():
    """Audits, with the rules of their engines, and the check of links."""
    for gate, rule in (
        ("audit", "link-says-nothing"),
        ("audit", "an-engine-says"),
        ("links", "linked-page-gone"),
    ):
        sure, unsure = (
            Finding(rule, "blocks", status, Place("p"), what, "", "", "", "", is_of_gate=False)
            for status, what in (
                (Status.FAILED, "Gone."),
                (Status.CANNOT_TELL, "Who knows."),
            )
        )
        told = text.render(Verdict(gate, (sure, unsure), {rule: {}}))
        assert f"p  {rule}  must be mended\n" in told
        assert f"p  {rule}  could not be checked\n" in told
        assert "release" not in told and "gate" not in told
        assert "did not pass: 1 finding that must be mended, 1 that could not be checked, 0" in told


def test_the_same_fault_on_many_pages_is_told_once():
    faults = tuple(
        Finding("r", "blocks", Status.FAILED, Place(f"docs/{n}.md"), "Pale.", "", "", "y", "m")
        for n in range(9)
    )
    printed = text.render(Verdict("browser", faults, {"r": {"failed": 9}}))
    assert printed.count("Pale.") == 1
    assert "Also in  docs/1.md; docs/2.md; docs/3.md; docs/4.md; docs/5.md; and 3 more" in printed
    assert "9 findings that must be mended" in printed
