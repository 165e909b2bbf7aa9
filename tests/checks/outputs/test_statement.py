"""The accessibility statement: what the built page must say, and when it must be read again."""

from dataclasses import replace
from datetime import date

import pytest

from alongside.checks.outputs.statement_incomplete import check
from alongside.checks.sources.statement_overdue import months_after
from websites import edit, failures, outcomes, website

RULE = "statement-incomplete"


def problems(outputs):
    return [outcome.values["problem"] for outcome in failures(RULE, check, outputs)]


def test_every_page_is_examined_once(tmp_path):
    outputs = website(tmp_path)
    assert [o.place.page for o in outcomes(RULE, check, outputs)] == list(outputs.pages)
    assert not failures(RULE, check, outputs)


@pytest.mark.parametrize("told", ["Urdu pages", "A first draft.", "Waste lead", "31 March 2027"])
def test_each_part_of_an_exception_must_be_told(tmp_path, told):
    outputs = website(tmp_path)
    edit(outputs, "accessibility.html", told, "…")
    [problem] = problems(outputs)
    assert "exception for: Urdu pages" in problem


def test_an_exception_that_has_ended_need_not_be_told(tmp_path):
    outputs = website(tmp_path)
    edit(outputs, "accessibility.html", "Waste lead", "…")
    later = replace(outputs.sources, today=date(2027, 4, 1))
    assert not failures(RULE, check, replace(outputs, sources=later))


def test_a_heading_in_bold_letters_is_none(tmp_path):
    outputs = website(tmp_path)
    heading = '<h3 id="burden">Disproportionate burden</h3>'
    edit(outputs, "accessibility.html", heading, "<b>Disproportionate burden</b>")
    [problem] = problems(outputs)
    assert "no heading “Disproportionate burden”" in problem


def test_a_link_outside_the_text_of_the_statement_is_not_enough(tmp_path):
    outputs = website(tmp_path)
    page = outputs.site_folder / "accessibility.html"
    text, end, footer = page.read_text(encoding="utf-8").partition("</article>")
    assert "mailto:bins@council.example" in footer
    page.write_text(
        text.replace("mailto:bins@council.example", "#contact") + end + footer, encoding="utf-8"
    )
    [problem] = problems(outputs)
    assert "bins@council.example" in problem


def test_a_statement_that_is_empty_or_nonsense_is_no_crash(tmp_path):
    outputs = website(tmp_path)
    page = outputs.site_folder / "accessibility.html"
    page.write_bytes(b"")
    assert not failures(RULE, check, outputs)  # artifact-missing tells of it
    page.write_bytes(b"\x00\xff<")
    assert len(problems(outputs)) == 14


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2026, 11, 22), date(2027, 11, 22)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2026, 12, 31), date(2027, 12, 31)),
    ],
)
def test_12_months_after(day, later):
    assert months_after(day, 12) == later
