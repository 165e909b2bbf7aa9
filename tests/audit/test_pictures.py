"""Pictures of what was found: small, framed, with words; and no reason for an audit to fail."""

import base64
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html
from PIL import Image
from selenium.common.exceptions import WebDriverException

from alongside.audit import pictures
from alongside.audit.findings import AuditFinding, Claim
from alongside.audit.run import audit_site
from alongside.audit.sites import audit_settings, open_site
from alongside.cli.commands import alongside
from alongside.model import Status
from audit.made_pages import made_page

ROOT = Path(__file__).parents[2]
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Prices – Example
Council</title></head><body><main><h1>Prices</h1><p>To see prices, <a href="a.html">click here</a>.</p>
<div style="height: 3000px"></div><p style="color: #bbb; background: #fff">A bin costs 30 pounds.</p>
<p lang="ur" dir="rtl">\u0628\u0644\u0627\u06af</p>
<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="40" height="40"></p></main></body></html>"""


@pytest.mark.slow
@pytest.mark.browser
def test_the_report_has_pictures_and_passes_the_audit_itself(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.html").write_text(PAGE, encoding="utf-8")
    report = tmp_path / "report.html"
    root = ("--root", str(ROOT), "audit")
    found = CliRunner().invoke(
        alongside, [*root, str(tmp_path / "site"), "--report", f"html={report}"]
    )
    assert found.exit_code == 1
    tree = html.document_fromstring(report.read_text(encoding="utf-8"))
    shown = list(tree.iter("img"))
    words = [each.get("alt") for each in shown]
    assert any("A link with the words “click here”" in each for each in words)
    assert any("A bin costs 30 pounds." in each for each in words)
    for each in shown:
        content = base64.b64decode(each.get("src").removeprefix("data:image/png;base64,"))
        image = Image.open(BytesIO(content))
        assert image.width <= 640 and image.height <= 320 and len(content) < 60_000
        assert len(image.getcolors()) > 1
    itself = CliRunner().invoke(alongside, [*root, str(report)])
    assert itself.exit_code == 0, itself.output


@pytest.mark.slow
@pytest.mark.browser
def test_a_picture_that_cannot_be_taken_stops_nothing(tmp_path, monkeypatch):
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    taken = []

    def break_browser(driver, *_):
        taken.append(1)
        driver.quit()

    monkeypatch.setattr(pictures, "_take_picture", break_browser)
    with open_site(str(tmp_path), 1) as site:
        report = audit_site(site, ROOT, has_pictures=True)
    assert taken and not report.pages[0].problem
    assert "link-says-nothing" in {each.rule for each in report.findings}


class Screen:
    """A browser that gives the same picture of everything, or none."""

    def __init__(self, fails=False):
        self.clips, self.fails = [], fails

    def execute_cdp_cmd(self, _, settings):
        self.clips.append(settings["clip"])
        if self.fails:
            raise WebDriverException("no")
        size = settings["clip"]["width"], settings["clip"]["height"]
        written = BytesIO()
        Image.new("RGB", size, "white").save(written, "PNG")
        return {"data": base64.b64encode(written.getvalue()).decode()}


def findings_of(page):
    for element in page.elements[2:]:
        claim = Claim("axe", "x", ("1.1.1",), Status.FAILED, element)
        yield AuditFinding(
            "a.html", element.selector, ("1.1.1",), "x", True, Status.FAILED, "", "", "", "", "",
            claims=[claim],
        )  # fmt: skip


def test_one_element_has_one_picture_and_a_page_not_too_many():
    page = made_page(f"<html><body>{'<p>Words</p>' * 30}</body></html>")
    found, known, screen = list(findings_of(page)), {}, Screen()
    pictures.take_pictures(screen, 1280, [*found, *found], known)
    most = audit_settings().pictures_per_page
    assert len(screen.clips) == most
    assert sum(each.picture is not None for each in found) == most
    assert found[0].picture.words.startswith("A paragraph with the words “Words”, in a frame")


def test_what_fails_or_is_not_to_be_seen_has_none():
    page = made_page("<html><body><p>Words</p></body></html>")
    (found,) = findings_of(page)
    pictures.take_pictures(Screen(fails=True), 1280, [found], {})
    assert found.picture is None
    page.elements[2].box = None
    screen = Screen()
    pictures.take_pictures(screen, 1280, [found], {})
    assert found.picture is None and not screen.clips
