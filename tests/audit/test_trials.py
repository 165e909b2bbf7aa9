"""What is tried on pages: once for each kind of control, nothing is sent, and no page holds up the rest."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from alongside.audit import look, run, sites
from alongside.audit.engines.nu import ElementFinder, criteria_of, name_of
from alongside.audit.known_issues import KnownIssues
from alongside.audit.rendered_page import Element, RenderedPage
from alongside.audit.run import audit_site
from alongside.audit.sites import AuditedSite, audit_settings
from alongside.audit.trials import try_page
from alongside.audit.verdict import make_verdict
from alongside.checks.browser import browser as browser_module
from alongside.checks.browser.server import serve_and_record
from alongside.checks.outputs import nu_checker
from alongside.errors import ToolMissing
from alongside.model import Status
from tiny_site import TODAY

ROOT = Path(__file__).parents[2]
FRAME = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{title} – Example Council</title></head><body><main><h1>{title}</h1>{body}</main></body></html>"""
PAGES = {
    "a.html": '<p><a href="b.html">Rent</a> <a href="c.html">Repairs</a></p>',
    "b.html": '<p>We mend roofs. <a href="a.html">Moving</a></p>',
    "dialog.html": '<button type="button" onclick="alert(1); prompt(2); open(\'a.html\')">Pay</button>'
    '<a href="a.html" onfocus="confirm(3)">Rent</a>'
    "<script>onbeforeunload = (event) => { event.preventDefault(); return 'Stay' }</script>",
    "form.html": '<form action="sent.html" method="get"><label for="q">Place</label>'
    '<input id="q" name="q"><button onclick="fetch(\'asked.html\')">Send</button></form>',
    "loop.html": '<a href="a.html">Rent</a><script>onkeydown = () => { while (true) {} }</script>',
    "never.html": "<script>while (true) {}</script>",
    "picture.html": '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></p>'
    '<p><font color="red">Old</font> <a href="a.html" style="outline: none">Rent</a></p>'
    "<style>a:focus { outline: none }</style>",
    "trap.html": '<a href="a.html">Rent</a><textarea aria-label="Words" id="t"></textarea>'
    "<script>t.onkeydown = (event) => { if (event.key === 'Tab') event.preventDefault() }</script>"
    '<a href="b.html">Moving</a>',
}


@pytest.fixture(scope="module")
def audited(tmp_path_factory):
    """The report, what was asked for, and how many browsers were started."""
    folder = tmp_path_factory.mktemp("site")
    for name, body in PAGES.items():
        page = FRAME.format(title=name.removesuffix(".html"), body=body)
        (folder / name).write_text(page, encoding="utf-8")
    quick = replace(audit_settings(), page_seconds=10, answer_seconds=15)
    asked = []
    real = nu_checker.subprocess.run
    with pytest.MonkeyPatch.context() as patch, serve_and_record(folder) as (address, requests):
        for module in (look, run, try_page, sites):
            patch.setattr(module, "audit_settings", lambda: quick)
        patch.setattr(
            nu_checker.subprocess,
            "run",
            lambda command, **settings: asked.append(command) or real(command, **settings),
        )
        report = audit_site(AuditedSite(address, tuple(PAGES)), ROOT)
    java = [command for command in asked if "-jar" in command]
    return report, {urlsplit(path).path for path in requests}, java


pytestmark = [pytest.mark.browser, pytest.mark.slow]


def page(audited, name):
    return next(each for each in audited[0].pages if each.page == name)


def found(audited, name):
    return {each.rule: each for each in page(audited, name).findings}


def test_a_page_without_a_new_kind_of_control_is_not_tried(audited):
    kinds = {each.page: each.kinds for each in audited[0].pages}
    assert kinds["b.html"] <= kinds["a.html"] and not kinds["trap.html"] <= kinds["a.html"]


def test_a_trap_is_a_barrier_and_what_lies_behind_it_is_no_other(audited):
    rules = found(audited, "trap.html")
    assert rules["keyboard-trap"].blocks and rules["keyboard-trap"].selector == '[id="t"]'
    assert "tab-passes-by" not in rules


def test_a_dialog_holds_up_no_trial(audited):
    report = page(audited, "dialog.html")
    assert (report.problem, report.untried) == ("", "")


def test_what_is_pressed_sends_nothing(audited):
    assert "/form.html" in audited[1]
    assert not {"/sent.html", "/asked.html"} & audited[1]


def test_a_page_in_a_loop_or_one_that_never_loads_cannot_be_told_and_the_rest_goes_on(audited):
    assert "load" in page(audited, "never.html").problem
    assert page(audited, "loop.html").untried and not page(audited, "loop.html").problem
    findings = make_verdict(audited[0], KnownIssues((), TODAY)).findings
    untold = {
        (each.rule, each.place.page) for each in findings if each.status is Status.CANNOT_TELL
    }
    assert ("page-not-looked-at", "never.html") in untold
    assert ("page-not-tried", "loop.html") in untold
    fine = [each for each in audited[0].pages if each.page not in ("never.html", "loop.html")]
    assert [each.page for each in fine if each.problem or each.untried] == []


def test_nu_is_asked_once_and_joins_the_engines_that_are_sure(audited):
    assert len(audited[2]) == 1
    pictures = [each for each in page(audited, "picture.html").findings if "1.1.1" in each.criteria]
    assert len(pictures) == 1 and pictures[0].blocks
    assert {"Nu", "axe"} <= set(pictures[0].engines)


def test_code_that_is_only_old_is_told_and_is_no_barrier(audited):
    by_nu = [each for each in page(audited, "picture.html").findings if each.engines == ["Nu"]]
    assert by_nu and not any(each.blocks for each in by_nu)
    [old] = [each for each in by_nu if "“font”" in each.what]
    assert "(line 2 of the code)" in old.what and old.selector.endswith("font")


def test_what_a_trial_and_an_engine_say_of_one_link_is_one_finding(audited):
    marks = [each for each in page(audited, "picture.html").findings if "2.4.7" in each.criteria]
    assert [each.rule for each in marks if each.blocks] == ["focus-without-mark"]
    assert len({each.selector for each in marks}) == len(marks)


def test_without_an_answer_of_nu_no_page_passes_for_it(tmp_path, monkeypatch):
    (tmp_path / "a.html").write_text(FRAME.format(title="a", body="<p>x</p>"), encoding="utf-8")

    def refuse(*_):
        raise ToolMissing("The checker gave no answer.")

    monkeypatch.setattr("alongside.audit.engines.nu.ask_of_names", refuse)
    with serve_and_record(tmp_path) as (address, _):
        report = audit_site(AuditedSite(address, ("a.html",)), ROOT)
    claims = [claim for each in report.findings for claim in each.claims if claim.engine == "Nu"]
    assert [claim.status for claim in claims] == [Status.CANNOT_TELL]


def test_a_start_tag_of_the_code_is_found_among_those_that_are_alike():
    code = "<html><body><p>a</p><!-- <p> -->\n<p>b</p><p class=x>c</p></body></html>"
    tags = [("html", {}), ("body", {}), ("p", {}), ("p", {}), ("p", {"class": "x"})]
    elements = tuple(Element(number, tag, known) for number, (tag, known) in enumerate(tags))
    finder = ElementFinder(code, RenderedPage("a.html", "1280 px", "", 1280, elements))
    assert finder.find(code.index("<p>b")) is elements[3]
    assert finder.find(code.index("<p class")) is elements[4]
    assert finder.find(code.index("b</p>")) is elements[3]
    assert finder.find(None) is elements[0]


def test_a_message_has_a_name_without_what_it_quotes_and_the_criteria_that_it_is_about():
    says = "Attribute “aria-labl” not allowed on element “p” at this point"
    assert name_of(says) == "attribute-not-allowed-on-element-at-this-point"
    assert criteria_of(says) == ("4.1.2",)
    skipped = "The heading “h4” follows the heading “h1”, skipping 2 heading levels"
    assert criteria_of(skipped) == ("1.3.1",)
    assert criteria_of("Attribute “bgcolor” not allowed on element “td” at this point") == ()


def test_a_browser_that_answers_no_more_is_ended_in_time(tmp_path):
    (tmp_path / "a.html").write_text(FRAME.format(title="a", body=""), encoding="utf-8")
    with (
        serve_and_record(tmp_path) as (address, _),
        browser_module.Browser(answer_seconds=5) as browser,
    ):

        def loop(driver):
            driver.get(f"{address}a.html")
            driver.set_script_timeout(60)
            driver.execute_script("while (true) {}")

        with pytest.raises(browser_module.PageProblem):
            browser.attempt(loop)
        assert browser.attempt(lambda driver: driver.execute_script("return 1")) == 1
