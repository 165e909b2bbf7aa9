"""A page that shows the same is not looked at again, and whatever changes it is."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from alongside.checks import load_check
from alongside.checks.browser import visit_cache, visits
from alongside.checks.browser.alfa_process import open_alfa
from alongside.checks.browser.browser import PageProblem
from alongside.checks.browser.probe import Probe
from alongside.checks.browser.visit_all import visit_for_all_rules
from alongside.checks.browser.visits import probe_pages, visit_pages
from alongside.errors import ToolMissing
from alongside.rules.rulebook import load
from alongside.rules.states import State
from alongside.system.file_cache import caches_switched_off
from websites import edit, website

PHONE, DESKTOP = State("phone", 320), State("desktop", 1280)
BROWSER_RULES = [
    rule for rule in load().values() if rule.gate == "browser" and rule.files != "epub"
]


class NoBrowser:
    """Stands for Chromium where only what is asked of it counts. log: of its starts and pages."""

    def __init__(self, log, folder):
        self.log = log
        self.folder = folder

    def __call__(self):
        return self

    def __enter__(self):
        self.log.append("start")
        return self

    def __exit__(self, *_):
        pass

    def attempt(self, job):
        return job(None)

    def inspect_page(self, _, address, probes):
        page = address.split("/bins/", 1)[1]
        self.log.append(page)
        content = (self.folder / page).read_text(encoding="utf-8")
        if "<body>" not in content:
            raise PageProblem("The page is empty.")
        driver = SimpleNamespace(title=content.split("<title>")[1].split("</title>")[0])
        asked = [(probe, state) for probe in probes for state in probe.states]
        return {(probe, state): probe.inspect(driver, state) for probe, state in asked}


@pytest.fixture
def outputs(tmp_path):
    return website(tmp_path)


@pytest.fixture
def opened(outputs, monkeypatch):
    """The pages that a browser looked at, and "start" for each start of one."""
    browser = NoBrowser([], outputs.site_folder)
    monkeypatch.setattr(visits, "Browser", browser)
    monkeypatch.setattr(visits, "inspect_page", browser.inspect_page)
    return browser.log


@pytest.fixture
def really_opened(monkeypatch):
    """The same with a real browser."""
    log = []
    inspect = visits.inspect_page

    def inspect_page(driver, address, probes):
        log.append(address.split("/bins/", 1)[1])
        return inspect(driver, address, probes)

    monkeypatch.setattr(visits, "inspect_page", inspect_page)
    return log


def forget_this_run():
    visits._last_visits.clear()


def title_probe(**changes):
    probe = Probe("title", (PHONE, DESKTOP), lambda driver, _: driver.title)
    return replace(probe, **changes)


def pages_in(log):
    return sorted(page for page in log if page != "start")


def test_nothing_is_looked_at_twice_and_no_browser_starts(outputs, opened):
    first = probe_pages(outputs, title_probe())
    assert pages_in(opened) == sorted(outputs.pages)
    opened.clear()
    forget_this_run()
    again = probe_pages(outputs, title_probe())
    assert not opened
    assert [vars(visit) for visit in again] == [vars(visit) for visit in first]
    # Within one run not even the cache is asked.
    assert probe_pages(outputs, title_probe()) == again


def test_only_the_changed_page_is_looked_at_again(outputs, opened):
    probe_pages(outputs, title_probe())
    opened.clear()
    edit(outputs, "credits.html", "<title>Credits", "<title>Thanks")
    visits_now = probe_pages(outputs, title_probe())
    assert pages_in(opened) == ["credits.html"]
    assert [visit.result for visit in visits_now if visit.page == "credits.html"][0].startswith(
        "Thanks"
    )


@pytest.mark.parametrize(
    "changed",
    [
        title_probe(name="other"),
        title_probe(states=(PHONE,)),
        title_probe(states=(PHONE, replace(DESKTOP, colours="dark"))),
        title_probe(settings=("axe 4.15",)),
    ],
)
def test_another_question_is_asked_anew(outputs, opened, changed):
    pages = ("bins.html",)
    probe_pages(outputs, title_probe(), pages)
    opened.clear()
    probe_pages(outputs, changed, pages)
    assert pages_in(opened) == ["bins.html"]


@pytest.mark.parametrize("what", ["program_version", "browser_versions", "text_settings"])
def test_another_program_browser_or_size_of_text_looks_anew(outputs, opened, monkeypatch, what):
    pages = ("bins.html",)
    probe_pages(outputs, title_probe(), pages)
    opened.clear()
    forget_this_run()
    monkeypatch.setattr(visit_cache, what, lambda *_: "another")
    probe_pages(outputs, title_probe(), pages)
    assert pages_in(opened) == ["bins.html"]


def test_what_is_not_asked_yet_is_asked_without_repeating_the_rest(outputs, opened):
    looks = []
    first = title_probe(inspect=lambda driver, _: looks.append("first") or 1)
    second = title_probe(name="second", inspect=lambda driver, _: looks.append("second") or 2)
    visit_pages(outputs, [first], ("bins.html",))
    visit_pages(outputs, [first, second], ("bins.html",))
    assert looks == ["first", "first", "second", "second"]
    assert [visit.result for visit in probe_pages(outputs, first, ("bins.html",))] == [1, 1]


def test_a_page_that_could_not_be_looked_at_is_tried_again(outputs, opened):
    (outputs.site_folder / "credits.html").write_text("<title>Empty</title>", encoding="utf-8")
    assert {visit.problem for visit in probe_pages(outputs, title_probe(), ("credits.html",))} == {
        "The page is empty."
    }
    opened.clear()
    forget_this_run()
    probe_pages(outputs, title_probe(), ("credits.html",))
    assert "credits.html" in opened


def test_a_tool_that_gave_no_answer_is_asked_again(outputs, opened):
    answers = iter([None, 1, 1, 1])
    probe = title_probe(
        inspect=lambda driver, _: next(answers), is_answer=lambda result: result is not None
    )
    probe_pages(outputs, probe, ("bins.html",))
    forget_this_run()
    opened.clear()
    assert [visit.result for visit in probe_pages(outputs, probe, ("bins.html",))] == [1, 1]
    assert pages_in(opened) == ["bins.html"]


def test_without_caches_everything_is_looked_at(outputs, opened):
    for _ in range(2):
        with caches_switched_off():
            forget_this_run()
            probe_pages(outputs, title_probe(), ("bins.html",))
    assert pages_in(opened) == ["bins.html", "bins.html"]


def test_a_missing_browser_is_told_even_when_all_is_known(outputs, tmp_path, opened, monkeypatch):
    probe_pages(outputs, title_probe(), ("bins.html",))
    forget_this_run()
    monkeypatch.setenv("ALONGSIDE_CHROMIUM", "/nowhere/at-all")
    with pytest.raises(ToolMissing):
        probe_pages(outputs, title_probe(), ("bins.html",))


def test_all_rules_say_the_same_from_the_cache_and_without(outputs, really_opened):
    """Faults of every kind, then an edit: what is kept and what is new go together."""
    break_pages(outputs)
    first = say_all(outputs)
    really_opened.clear()
    forget_this_run()
    assert say_all(outputs) == first and not really_opened
    edit(outputs, "bins.html", "</article>", "<p><a href=#main></a></p></article>")
    after_edit = say_all(outputs)
    assert set(pages_in(really_opened)) == {"bins.html"}
    with caches_switched_off():
        forget_this_run()
        assert say_all(outputs) == after_edit != first


def break_pages(outputs):
    edit(outputs, "bins.html", "</article>", '<p style="width:900px">Wide</p></article>')
    edit(outputs, "credits.html", "</article>", '<p style="color:#999">Pale</p></article>')
    edit(outputs, "ur/bins.html", "</article>", '<p><img src="x.png"></p></article>')
    edit(outputs, "ur/bins.html", 'href="#main"', 'href="#mein"')


def say_all(outputs):
    visit_for_all_rules(outputs, BROWSER_RULES)
    said = {}
    for rule in BROWSER_RULES:
        outcomes_of_rule = load_check(rule).check(outputs, rule)
        said[rule.id] = [
            (o.status, o.place, o.seen, o.expected, o.values) for o in outcomes_of_rule
        ]
    return said


def test_alfa_stops_the_work_when_it_cannot_answer(outputs, tmp_path, monkeypatch):
    broken = tmp_path / "node"
    broken.write_text("#!/bin/sh\necho 'Error: no memory' >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr("alongside.checks.browser.alfa_process.node_program", lambda: str(broken))
    with (
        open_alfa(outputs.sources.root, "AA", ()) as processes,
        pytest.raises(ToolMissing) as caught,
    ):
        processes.ask({"page": "{}", "without": ()})
    assert caught.value.seen == "Error: no memory"
