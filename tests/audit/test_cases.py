"""Each check of our own against pages that were labelled by hand: cases/<rule id>.yml.

Under "missed" stand cases that fail by their label and pass the check, under "wrong" those that pass
by their label and fail the check: known, and to be mended. A case may begin with a comment such as <!-- lang=ur dir=rtl width=320 title=Buses -->, which sets
attributes of the root, the width of the window and the title.
"""

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from alongside.audit.checks import load_check
from alongside.audit.take_down import note_listeners, take_down
from alongside.audit.trials.try_page import PageTrials
from alongside.audit.trials.width import SMALLEST_WIDTH, note_width
from alongside.checks.browser.browser import Browser, set_width
from alongside.checks.browser.emulation import apply_state
from alongside.checks.browser.server import serve_folder
from alongside.model import Status
from alongside.rules.rulebook import load_audit_rules
from alongside.rules.states import named_states

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


@pytest.fixture(scope="module")
def trying(tmp_path_factory):
    """A browser for what is tried, which leaves pages behind, and where its cases are put."""
    folder = tmp_path_factory.mktemp("cases")
    with serve_folder(folder) as address, Browser() as browser:
        yield browser.driver, folder, address


def read_case(case):
    """The page of a case, and the width at which it is shown."""
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
    return page, int(settings.get("width", 1280))


def show(driver, case):
    """Shows a case as a page, and gives it as it was taken down."""
    page, width = read_case(case)
    set_width(driver, width, 640)
    driver.execute_script(_FORGET)  # window and document stay the same from case to case
    frame = driver.execute_cdp_cmd("Page.getFrameTree", {})["frameTree"]["frame"]["id"]
    driver.execute_cdp_cmd("Page.setDocumentContent", {"frameId": frame, "html": page})
    taken = take_down(driver, "case.html", "1280 px")
    if width == SMALLEST_WIDTH:
        return replace(taken, noted=tuple(note_width(driver, taken)))
    return taken


def show_narrow(driver, case):
    """The same on a phone, beside the wide page."""
    wide = show(driver, case)
    [phone] = named_states(["phone-menus"])
    apply_state(driver, phone)
    return replace(take_down(driver, "case.html", "320 px"), wider=wide)


def try_out(trying, case):
    """The page as it was in its first state, with all that was noted in any."""
    driver, folder, address = trying
    file = folder / f"{len(list(folder.iterdir()))}.html"  # a browser may know one of the same name
    file.write_text(read_case(case)[0], encoding="utf-8")
    trials = PageTrials(f"{address}{file.name}", file.name)
    trials.run(driver)
    assert trials.problem == ""
    first = next(iter(trials.tried.values()))
    noted = [each for page in trials.tried.values() for each in page.noted]
    return replace(first, noted=tuple(noted))


def is_tried(rule):
    """Whether the rule is about what was noted as keys were pressed and the mouse was moved."""
    return "codes" in rule.options and rule.id != "page-wider-than-screen"


def faults(rule, page):
    return [each.seen for each in load_check(rule)(page, rule) if each.status is Status.FAILED]


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_cases_are_judged_as_labelled(driver, trying, rule_id):
    rule = RULES[rule_id]
    cases = yaml.safe_load((CASES / f"{rule_id}.yml").read_text(encoding="utf-8"))
    assert len(cases["failing"]) >= 3 and len(cases["passing"]) >= 3

    def is_as_labelled(case, fails):
        if is_tried(rule):
            page = try_out(trying, case)
        elif rule.check.startswith("lost."):
            page = show_narrow(driver, case)
        else:
            page = show(driver, case)
        return bool(faults(rule, page)) == fails

    found = {
        kind: [case for case in cases.get(kind, []) if not is_as_labelled(case, fails)]
        for kind, fails in (
            ("failing", True),
            ("passing", False),
            ("missed", False),
            ("wrong", True),
        )
    }
    assert found == {"failing": [], "passing": [], "missed": [], "wrong": []}
