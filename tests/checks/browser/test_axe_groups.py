"""axe's rules run only where a state shows what they read anew. Nothing may be lost by it."""

from collections import Counter

import pytest

from alongside.checks.browser.axe import BOX_RULES, STRUCTURE_RULES, probe
from alongside.checks.browser.browser import Browser, load_page
from alongside.checks.browser.emulation import apply_state
from alongside.checks.browser.server import serve_folder
from alongside.rules.rulebook import load
from alongside.rules.states import states_of
from checks.browser.state_pages import PAGES, page_of
from websites import website

RULE = load()["barrier-found-by-axe"]
STATES = states_of(RULE)

# All of axe's rules at once, as the rule file wants them: what a state shows without any saving.
ALL_AT_ONCE = """const [options, offInForcedColours, done] = arguments;
const forced = matchMedia("(forced-colors: active)").matches &&
  ![...document.querySelectorAll(":not(img, svg, svg *)")].some(
    (element) => getComputedStyle(element).forcedColorAdjust === "none");
const off = [...options.off, ...(forced ? offInForcedColours : [])];
const condense = (results) => results.map(({ id, help, nodes }) => ({ id, help, count: nodes.length,
  targets: nodes.map((node) => node.target.flat().join(" ")),
  html: [...nodes[0].html].slice(0, 200).join(""),
  message: [...nodes[0].any, ...nodes[0].all, ...nodes[0].none][0]?.message ?? "" }));
axe.run({ runOnly: { type: "tag", values: options.tags },
  rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
  resultTypes: ["violations", "incomplete"] }).then(({ violations, incomplete, passes }) =>
  done({ violations: condense(violations), incomplete: condense(incomplete), passes: passes.length }));"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    outputs = website(tmp_path_factory.mktemp("site"))
    for number, (_, style, body) in enumerate(PAGES):
        page = outputs.site_folder / f"{number}.html"
        page.write_text(page_of(style, body), encoding="utf-8")
    (outputs.site_folder / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8"
    )
    with serve_folder(outputs.site_folder) as address, Browser() as browser:
        yield outputs, address, browser.driver


def by_id(results):
    return sorted(results, key=lambda result: result["id"])


def look(site, number):
    """For each state: what all rules say at once, and what the probe says."""
    outputs, address, driver = site
    axe = probe(outputs, RULE)
    load_page(driver, f"{address}{number}.html")
    axe.on_load(driver)
    options = {"tags": RULE.options["tags"], "off": RULE.options["off"]}
    pairs = []
    for state in STATES:
        apply_state(driver, state)
        whole = driver.execute_async_script(
            ALL_AT_ONCE, options, RULE.options["off_in_forced_colours"]
        )
        pairs.append((whole, axe.inspect(driver)))
    return pairs


@pytest.mark.parametrize("number", range(len(PAGES)), ids=[name for name, *_ in PAGES])
def test_no_finding_is_lost_or_added_in_any_state(site, number):
    for state, (whole, saved) in zip(STATES, look(site, number), strict=True):
        for kind in ("violations", "incomplete"):
            assert by_id(saved[kind]) == by_id(whole[kind]), (state.name, kind)
        assert bool(saved["passes"]) == bool(whole["passes"])


def test_the_pages_show_their_faults_in_some_states_only(site):
    """Or they would prove nothing."""
    partial = 0
    for number in range(len(PAGES)):
        counts = Counter(
            result["id"]
            for whole, _ in look(site, number)
            for result in whole["violations"] + whole["incomplete"]
        )
        partial += any(count < len(STATES) for count in counts.values())
    assert partial >= 40


def test_rules_that_read_no_style_run_once_for_all_states_alike(site):
    outputs, _, _ = site
    number = next(n for n, (name, *_) in enumerate(PAGES) if name == "everything in order")
    runs = [saved["rulesRun"] for _, saved in look(site, number)]
    assert runs[0] > len(STRUCTURE_RULES) > runs[STATES.index(state_named("phone-dark"))]


def test_every_rule_of_a_group_is_a_rule_of_axe_and_in_one_group(site):
    outputs, address, driver = site
    load_page(driver, f"{address}0.html")
    probe(outputs, RULE).on_load(driver)
    known = driver.execute_script("return axe.getRules().map((rule) => rule.ruleId)")
    grouped = [*STRUCTURE_RULES, *BOX_RULES]
    assert len(set(grouped)) == len(grouped)
    assert set(grouped) <= set(known)
    # Those that read colours or letters, or of which nobody knows: in every state.
    assert {"color-contrast", "color-contrast-enhanced", "link-in-text-block"} <= (
        set(known) - set(grouped)
    )


def state_named(name):
    return next(state for state in STATES if state.name == name)
