"""A state changes what the page shows, and nothing of it stays when the next one is entered."""

from dataclasses import replace

import pytest

from alongside.checks.browser.alfa import probe as alfa_probe
from alongside.checks.browser.browser import Browser, load_page
from alongside.checks.browser.controls import probe as controls_probe
from alongside.checks.browser.emulation import apply_state, set_scripts_disabled
from alongside.checks.browser.open_page import _order
from alongside.checks.browser.page_scripts import PageScript
from alongside.checks.browser.server import serve_folder
from alongside.rules.rulebook import BadRule
from alongside.rules.rulebook import load as load_rules
from alongside.rules.states import State, format_states, states_of
from websites import STYLE, website

LOOK = """const style = getComputedStyle(document.querySelector("p"));
return { width: innerWidth, colour: style.color, size: style.fontSize, line: style.lineHeight,
  letter: style.letterSpacing, open: document.querySelectorAll("details[open]").length,
  forced: matchMedia("(forced-colors: active)").matches, more: matchMedia("(prefers-contrast: more)").matches }"""
PLAIN = State("plain", 1280)
CHANGES = [
    (State("narrow", 320), "width", 320),
    (State("dark", 1280, colours="dark"), "colour", "rgb(250, 250, 250)"),
    (State("forced", 1280, colours="forced"), "forced", True),
    (State("more", 1280, contrast="more"), "more", True),
    (State("spaced", 1280, text="spaced"), "line", "24px"),
    (State("spaced", 1280, text="spaced"), "letter", "1.92px"),
    (State("large", 1280, text="large"), "size", "32px"),
    (State("open", 1280, menus="open"), "open", 1),
]


@pytest.fixture(scope="module")
def driver(tmp_path_factory):
    outputs = website(tmp_path_factory.mktemp("site"))
    style = STYLE.replace("font: 16px sans-serif", "font: 1rem sans-serif; color: #111")
    style += "@media (prefers-color-scheme: dark) { body { color: #fafafa } }"
    (outputs.site_folder / "assets" / "site.css").write_text(style, encoding="utf-8")
    with serve_folder(outputs.site_folder, "/bins/") as address, Browser() as browser:
        load_page(browser.driver, address + "bins.html")
        yield browser.driver


@pytest.mark.parametrize(("state", "what", "value"), CHANGES)
def test_a_state_shows_and_goes(driver, state, what, value):
    apply_state(driver, PLAIN)
    before = driver.execute_script(LOOK)
    assert before[what] != value
    apply_state(driver, state)
    assert driver.execute_script(LOOK)[what] == value
    apply_state(driver, PLAIN)
    assert driver.execute_script(LOOK) == before


def test_without_scripts_none_of_the_page_runs_but_audits_do(tmp_path):
    (tmp_path / "a.html").write_text(
        "<title>A</title><p>x<script>document.title = 'ran'</script>", encoding="utf-8"
    )
    with serve_folder(tmp_path) as address, Browser() as browser:
        for off, title in ((True, "A"), (False, "ran")):
            set_scripts_disabled(browser.driver, off)
            load_page(browser.driver, address + "a.html")
            set_scripts_disabled(browser.driver, False)
            assert browser.driver.title == title
            assert browser.driver.execute_async_script("setTimeout(() => arguments[0](1), 1)") == 1


def test_states_are_named_in_words():
    narrow, dark = State("n", 320), State("d", 320, colours="dark", menus="open")
    assert format_states([narrow, dark], [narrow, dark]) == "every screen and setting"
    assert (
        format_states([narrow, dark], [narrow, dark, PLAIN])
        == "320 px and 320 px in dark colours with menus open"
    )
    assert format_states([narrow, dark, PLAIN], [State("x", 1), narrow, dark, PLAIN]).endswith(
        "and 1 more"
    )
    assert format_states([narrow], [narrow]) == "320 px"


def test_a_state_that_is_not_listed_is_a_fault_of_the_rule():
    rule = load_rules()["page-wider-than-phone"]
    with pytest.raises(BadRule, match="watch"):
        states_of(replace(rule, options={"states": ["watch"]}))


@pytest.mark.parametrize(
    ("probe", "one", "other"),
    [
        (alfa_probe, "barrier-found-by-alfa", "alfa-needs-a-person"),
        (controls_probe, "target-too-small", "control-hard-to-see"),
    ],
)
def test_rules_of_one_audit_share_one_look(tmp_path, probe, one, other):
    outputs, rules = website(tmp_path), load_rules()
    assert probe(outputs, rules[one]) == probe(outputs, rules[other])


def test_the_spacing_of_a_page_is_set_only_when_it_changes(driver):
    apply_state(driver, State("spaced", 1280, text="spaced"))
    apply_state(driver, PLAIN)
    driver.execute_script(
        "const set = CSSStyleSheet.prototype.replaceSync; window.timesSet = 0;"
        "CSSStyleSheet.prototype.replaceSync = function (text) {"
        " window.timesSet += 1; set.call(this, text); }"
    )
    counts = []
    for state in (PLAIN, State("open", 1280, menus="open"), State("s", 1280, text="spaced"), PLAIN):
        apply_state(driver, state)
        counts.append(driver.execute_script("return window.timesSet"))
    assert counts == [0, 0, 1, 2]


def test_a_script_of_ours_runs_on_each_page_that_is_opened(driver):
    script = PageScript("tellTitle", "return [document.title.length > 0, arguments[0]]")
    silent = PageScript("tellNothing", "")
    definitions = []
    driver.execute_cdp_cmd, give = (
        lambda command, asked: definitions.append(asked) or give(command, asked),
        driver.execute_cdp_cmd,
    )
    try:
        for off in (False, False, True):
            assert script.run(driver, 1) == [True, 1] and silent.run(driver) is None
            give("Emulation.setScriptExecutionDisabled", {"value": off})
            driver.refresh()
            give("Emulation.setScriptExecutionDisabled", {"value": False})
        assert script.run(driver, 2) == [True, 2]
    finally:
        del driver.execute_cdp_cmd
    assert len(definitions) == 2


def test_states_are_visited_so_that_the_width_changes_seldom():
    states = {
        state for rule in load_rules().values() if rule.gate == "browser" for state in _of(rule)
    }
    widths = [state.width for state in sorted(states, key=_order)]
    assert widths == sorted(widths) and len(states) > len(set(widths))
    names = [state.name for state in sorted(states, key=_order)]
    assert names.index("phone-menus") < names.index("phone-dark") < names.index("desktop-forced")


def _of(rule):
    return states_of(rule) if "states" in rule.options else ()
