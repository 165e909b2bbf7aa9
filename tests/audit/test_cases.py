"""Each check of our own against pages that were labelled by hand: cases/<rule id>.yml.

Under "missed" stand cases that fail by their label and pass the check, under "wrong" those that pass
by their label and fail the check: known, and to be mended. A case may begin with a comment such as <!-- lang=ur dir=rtl width=320 title=Buses -->, which sets
attributes of the root, the width of the window and the title.
"""

import html
import re
from pathlib import Path

import pytest
import yaml

from alongside.audit.checks import load_check
from alongside.audit.take_down import note_listeners, take_down
from alongside.checks.browser.browser import Browser, set_width
from alongside.model import Status
from alongside.rules.rulebook import load_audit_rules

pytestmark = pytest.mark.browser
CASES = Path(__file__).parent / "cases"
RULES = load_audit_rules()
_SETTINGS = re.compile(r"\s*<!--((?:\s*(?:lang|dir|title|width)=.*?)+)-->", re.DOTALL)
_SETTING = re.compile(
    r"(lang|dir|title|width)=(.*?)(?=\s+(?:lang|dir|title|width)=|\s*$)", re.DOTALL
)
_FORGET = """for (const target of [window, document]) {
  for (const name in target) if (/^on[a-z]+$/.test(name) && target[name]) target[name] = null;
}"""


@pytest.fixture(scope="module")
def driver():
    with Browser() as browser:
        note_listeners(browser.driver)
        browser.driver.get("about:blank")
        yield browser.driver


def show(driver, case):
    """Shows a case as a page, and gives it as it was taken down."""
    found = _SETTINGS.match(case)
    pairs = _SETTING.findall(found.group(1)) if found else []
    settings = {name: value.strip().strip('"') for name, value in pairs}
    body = case[found.end() :] if found else case
    direction = f' dir="{settings["dir"]}"' if "dir" in settings else ""
    title = html.escape(settings.get("title", "Bin days – Example Council"))
    page = (
        f'<!doctype html><html lang="{settings.get("lang", "en")}"{direction}><head>'
        f'<meta charset="utf-8"><title>{title}</title></head><body>{body}</body></html>'
    )
    set_width(driver, int(settings.get("width", 1280)), 640)
    driver.execute_script(_FORGET)  # window and document stay the same from case to case
    frame = driver.execute_cdp_cmd("Page.getFrameTree", {})["frameTree"]["frame"]["id"]
    driver.execute_cdp_cmd("Page.setDocumentContent", {"frameId": frame, "html": page})
    return take_down(driver, "case.html", "1280 px")


def faults(driver, rule_id, case):
    rule = RULES[rule_id]
    page = show(driver, case)
    return [each.seen for each in load_check(rule)(page, rule) if each.status is Status.FAILED]


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_cases_are_judged_as_labelled(driver, rule_id):
    cases = yaml.safe_load((CASES / f"{rule_id}.yml").read_text(encoding="utf-8"))
    assert len(cases["failing"]) >= 3 and len(cases["passing"]) >= 3
    found = {
        kind: [case for case in cases.get(kind, []) if bool(faults(driver, rule_id, case)) != fails]
        for kind, fails in (
            ("failing", True),
            ("passing", False),
            ("missed", False),
            ("wrong", True),
        )
    }
    assert found == {"failing": [], "passing": [], "missed": [], "wrong": []}
