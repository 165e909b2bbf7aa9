"""The whole audit over a few small pages: a sound one, one with barriers, and what is no page."""

import json
from datetime import date
from pathlib import Path

import pytest

from alongside.audit.earl import render_earl
from alongside.audit.known_issues import KnownIssue, KnownIssues, read_known_issues
from alongside.audit.run import audit_site
from alongside.audit.sites import open_site
from alongside.audit.verdict import make_verdict
from alongside.checks.browser.server import serve_folder
from alongside.errors import BadInput
from alongside.model import Status

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 30)
SOUND = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>When we empty bins – Example Council</title>
<style>body { color: #111; background: #fff; font: 1.1rem/1.6 sans-serif; max-width: 34rem }
a { color: #0b3d91 } a:focus { outline: 3px solid #0b3d91; outline-offset: 2px }</style></head>
<body><main><h1>When we empty bins</h1><p>We empty bins each Monday.
Read <a href="prices.html">what a new bin costs</a>.</p></main></body></html>"""
BARRIERS = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Prices – Example
Council</title></head><body><main><h1>Prices</h1><p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
To see prices, <a href="sound.html">click here</a>.</p>
<p style="color: #bbb; background: #fff">A new bin costs 30 pounds.</p></main></body></html>"""
DIALOG = SOUND.replace("<body>", "<body><script>alert('Welcome'); prompt('Your name?')</script>")


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    (folder / "sound.html").write_text(SOUND, encoding="utf-8")
    (folder / "prices.html").write_text(BARRIERS, encoding="utf-8")
    (folder / "dialog.html").write_text(DIALOG, encoding="utf-8")
    (folder / "latin.html").write_bytes(
        b"<!doctype html><meta charset=iso-8859-1><title>x</title><p>\xe9"
    )
    with open_site(str(folder), 4) as site:
        yield audit_site(site, ROOT)


def page(report, name):
    return next(each for each in report.pages if each.page == name)


def blocking(report, name):
    return {each.rule for each in page(report, name).findings if each.blocks}


def test_a_sound_page_has_no_barrier(report):
    assert blocking(report, "sound.html") == set()


def test_one_barrier_is_one_finding_whoever_found_it(report):
    found = page(report, "prices.html").findings
    pictures = [each for each in found if "1.1.1" in each.criteria and each.blocks]
    assert len(pictures) == 1 and len(pictures[0].engines) >= 3
    assert "link-says-nothing" in blocking(report, "prices.html")
    contrast = [each for each in found if "1.4.3" in each.criteria and each.blocks]
    assert len(contrast) == 1 and len(contrast[0].states) == 2


def test_what_is_no_page_is_told_and_the_rest_goes_on(report):
    assert "UTF-8" in page(report, "latin.html").problem
    verdict = make_verdict(report, KnownIssues((), TODAY))
    unseen = [each for each in verdict.findings if each.rule == "page-not-looked-at"]
    assert "latin.html" in [each.place.page for each in unseen]
    assert all(each.status is Status.CANNOT_TELL for each in unseen)


def test_a_dialog_does_not_stop_the_audit(report):
    assert page(report, "dialog.html").problem == ""
    assert blocking(report, "dialog.html") == set()


def test_a_known_issue_holds_for_its_element_and_until_its_day(report):
    finding = next(each for each in report.findings if each.rule == "link-says-nothing")
    issue = KnownIssue(
        finding.page, finding.selector, finding.rule, "New text is written", "Web team", TODAY
    )

    def excepted(known):
        found = make_verdict(report, known).findings
        return [each.rule for each in found if each.excepted_until]

    assert excepted(KnownIssues((issue,), TODAY)) == ["link-says-nothing"]
    assert excepted(KnownIssues((issue,), date(2026, 12, 1))) == []


def test_earl_says_what_each_engine_said(report):
    graph = json.loads(render_earl(report))["@graph"]
    assert {"Alongside", "axe", "Alfa"} <= {each["assertedBy"] for each in graph}
    outcomes = {each["result"]["outcome"] for each in graph}
    assert {"earl:failed", "earl:untested"} <= outcomes
    assert render_earl(report) == render_earl(report)


def test_a_list_of_known_issues_has_to_be_whole(tmp_path):
    (tmp_path / "known.yml").write_text("issues:\n  - page: a.html\n", encoding="utf-8")
    with pytest.raises(BadInput):
        read_known_issues(tmp_path / "known.yml", TODAY)


def test_a_folder_without_pages_is_wrong_use(tmp_path):
    with pytest.raises(BadInput), open_site(str(tmp_path), 1):
        pass


def test_a_website_is_asked_under_its_name(tmp_path):
    """Pages of our own may ask this computer alone; those of others stand anywhere."""
    (tmp_path / "index.html").write_text(SOUND, encoding="utf-8")
    with serve_folder(tmp_path) as address:
        name = address.replace("127.0.0.1", "localhost")
        with open_site(f"{name}index.html", 1) as site:
            [seen] = audit_site(site, ROOT).pages
    assert seen.problem == "" and seen.notes
