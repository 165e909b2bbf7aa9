"""The days of reviews and ends of exceptions, and the calendar that reminds of them."""

import re
from datetime import date, timedelta

import pytest
from click.testing import CliRunner
from icalendar import Calendar

from alongside.authoring.due_days import due_days
from alongside.cli.commands import alongside
from alongside.errors import BadInput
from alongside.gates.judge import judge
from alongside.publication.catalogue import find_documents
from alongside.reports.as_calendar import render_calendar
from alongside.rules import rulebook
from levels_site import copy_of_levels
from tiny_site import TODAY

WRITTEN_IN_WELSH = "docs/languages/cy/welsh-duties.md"

EXCEPTIONS = """exceptions:
  - rule: sign-off-missing
    scope: [docs/bins.md]
    reason: "The group meets in May; until then it is as it was."
    owner: Head of communications
    until: 2027-03-31
  - rule: sign-off-missing
    scope: [docs/bins.md]
    reason: Two of them.
    owner: Waste services team
    until: 2027-04-30
"""


@pytest.fixture
def site(tiny):
    settings = tiny / "publication.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("exceptions: []\n", EXCEPTIONS), encoding="utf-8")
    return tiny


def days_of(site, role=None, today=TODAY):
    return due_days(find_documents(site, today), rulebook.load()["review-soon"], role)


def test_every_review_and_every_exception_has_its_day(site):
    days = days_of(site)
    found = {(due.what, due.day, due.role) for due in days}
    assert {role for _, _, role in found} == {"Waste services team", "Head of communications", ""}
    reviews = [due for due in days if due.path.startswith("docs/")]
    assert sorted(due.path for due in reviews) == ["docs/bins.md", "docs/index.md"]
    for due in reviews:
        line = (site / due.path).read_text(encoding="utf-8").splitlines()[due.line - 1]
        assert line == f"next_review: {due.day}"
    assert ("Review of the accessibility statement", date(2027, 11, 22), "") in found
    ends = {due.day for due in days if due.key.startswith("exception")}
    assert ends == {date(2027, 3, 31), date(2027, 4, 30)}
    assert [due.day for due in days] == sorted(due.day for due in days)
    assert len({due.key for due in days}) == len(days) == 5


def test_a_role_gets_its_own_days_only(site):
    assert {due.role for due in days_of(site, "Waste services team")} == {"Waste services team"}
    assert [due.day for due in days_of(site, "Head of communications")] == [date(2027, 3, 31)]
    with pytest.raises(BadInput, match="Head of comms") as refused:
        days_of(site, "Head of comms")
    assert "Head of communications" in refused.value.mend


def test_a_calendar_program_reads_them(site):
    sources = find_documents(site, TODAY)
    text = render_calendar(sources.publication, days_of(site))
    events = Calendar.from_ical(text).walk("VEVENT")
    assert sorted(event["dtstart"].dt for event in events) == [due.day for due in days_of(site)]
    (first,) = (event for event in events if event["dtstart"].dt == date(2027, 3, 31))
    assert first["dtend"].dt == date(2027, 4, 1)
    assert first["categories"].cats == ["Head of communications"]
    assert "until then it is as it was" in first["description"]
    assert "publication.yml, line" in first["description"]
    (alarm,) = first.walk("VALARM")
    assert alarm["trigger"].dt == timedelta(weeks=-4)


def test_it_is_the_same_on_another_day_and_a_moved_day_is_the_same_event(site):
    def read():
        sources = find_documents(site, TODAY)
        return render_calendar(sources.publication, days_of(site))

    before = read()
    other = find_documents(site, TODAY + timedelta(days=100))
    rule = rulebook.load()["review-soon"]
    assert render_calendar(other.publication, due_days(other, rule)) == before

    def uids(text):
        return {str(event["uid"]) for event in Calendar.from_ical(text).walk("VEVENT")}

    settings = site / "publication.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("2027-03-31", "2027-06-30"), encoding="utf-8")
    after = read()
    assert after != before
    assert uids(after) == uids(before)


def test_the_command_writes_a_file_or_says_what_is_wrong(site, tmp_path):
    def run(*arguments):
        return CliRunner().invoke(alongside, ["--root", str(site), "status", *arguments])

    file = tmp_path / "days.ics"
    assert run("--format", "ics", "-o", str(file)).exit_code == 0
    content = file.read_bytes()
    assert content.startswith(b"BEGIN:VCALENDAR\r\n") and content.endswith(b"END:VCALENDAR\r\n")
    assert run("--format", "ics", "--role", "Nobody").exit_code == 2
    wrong = run("--role", "Waste services team")
    assert wrong.exit_code == 2 and "--format ics" in wrong.output


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (-1, {"review-overdue"}),
        (0, {"review-soon"}),
        (27, {"review-soon"}),
        (28, set()),
    ],
)
def test_a_page_is_warned_of_before_and_after_its_day(tiny, days, names):
    page = tiny / "docs" / "index.md"
    text = page.read_text(encoding="utf-8").splitlines()
    due = (TODAY + timedelta(days=days)).isoformat()
    lines = [f"next_review: {due}" if line.startswith("next_review") else line for line in text]
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")
    rules = [rule for name, rule in rulebook.load().items() if name.startswith("review-")]
    findings = judge("sources", find_documents(tiny, TODAY), rules).findings
    assert {finding.rule for finding in findings} == names


def test_a_document_written_first_in_another_version_is_looked_at_too(tmp_path):
    site = copy_of_levels(tmp_path / "levels")
    page = site / WRITTEN_IN_WELSH
    assert WRITTEN_IN_WELSH in {due.path for due in days_of(site)}
    for days, name in ((-1, "review-overdue"), (3, "review-soon")):
        due = (TODAY + timedelta(days=days)).isoformat()
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r"next_review: \S+", f"next_review: {due}", text), encoding="utf-8")
        findings = judge("sources", find_documents(site, TODAY), [rulebook.load()[name]]).findings
        assert [finding.place.path for finding in findings] == [WRITTEN_IN_WELSH]
