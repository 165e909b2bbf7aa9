"""The audit of a site: every page in its states, by every engine and check, merged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from selenium.webdriver import Chrome

from alongside.audit.across_pages import PageNotes, take_notes
from alongside.audit.checks import judge_page
from alongside.audit.engines.alfa import LEVEL, read_answer
from alongside.audit.engines.in_page import engine_scripts, run_engines
from alongside.audit.engines.nu import NuAnswers, open_nu
from alongside.audit.findings import AuditFinding, Claim, claim_of_ours
from alongside.audit.judged import Judged
from alongside.audit.look import open_any_page
from alongside.audit.merge import add_findings, join_states, merge_claims
from alongside.audit.pictures import take_pictures
from alongside.audit.rendered_page import RenderedPage
from alongside.audit.sites import AuditedSite, audit_settings
from alongside.audit.structure import kinds_of_open_page
from alongside.audit.take_down import note_listeners, take_down
from alongside.audit.trials.try_page import PageTrials
from alongside.audit.trials.width import SMALLEST_WIDTH, note_width
from alongside.audit.visit import visit_each_page
from alongside.checks.browser.alfa import alfa_device, native_script, take_apart
from alongside.checks.browser.alfa_process import AlfaProcesses, open_alfa
from alongside.checks.browser.browser import Browser, PageProblem
from alongside.checks.browser.emulation import apply_state
from alongside.checks.browser.keyboard_pages import choose_pages
from alongside.model import ElementPicture, Rule, Status
from alongside.rules.rulebook import load_audit_rules
from alongside.rules.states import State, named_states


@dataclass
class PageReport:
    """problem: why the page could not be looked at, or "". untried: why no keys could be pressed on
    it to the end, or "". kinds: of controls and of other markup (keyboard_pages.py). attempts: how
    often we began to look at it."""

    page: str
    findings: list[AuditFinding] = field(default_factory=list)
    notes: PageNotes | None = None
    problem: str = ""
    untried: str = ""
    kinds: frozenset[str] = frozenset()
    attempts: int = 0


@dataclass(frozen=True)
class AuditReport:
    """pages: in the order of the site."""

    pages: tuple[PageReport, ...]
    left_out: int

    @property
    def findings(self) -> list[AuditFinding]:
        return [finding for page in self.pages for finding in page.findings]


def audit_site(site: AuditedSite, root: Path, has_pictures: bool = False) -> AuditReport:
    """root: has node_modules. has_pictures: of the elements that are found. Raises ToolMissing."""
    rules = tuple(load_audit_rules().values())
    reports = {page: PageReport(page) for page in site.pages}
    with open_alfa(root, LEVEL, ()) as alfa, open_nu(site, root) as nu:
        auditor = _Auditor(root, rules, alfa, nu, has_pictures)
        visit_each_page(
            site,
            site.pages,
            "Looking at pages",
            lambda browser, page: _audit_page(browser, site, reports[page], auditor),
        )
    seen = [report for report in reports.values() if not report.problem]
    visit_each_page(
        site,
        choose_pages((report.page, report.kinds) for report in seen),
        "Pressing keys on pages",
        lambda browser, page: _try_page(browser, site, reports[page], rules),
    )
    return AuditReport(tuple(reports.values()), site.left_out)


def _audit_page(browser: Browser, site: AuditedSite, report: PageReport, auditor: _Auditor) -> None:
    def look(driver: Chrome) -> list[AuditFinding]:
        note_listeners(driver)
        open_any_page(driver, f"{site.address}{report.page}")
        report.kinds = kinds_of_open_page(driver)
        return list(auditor.look(driver, report))

    try:
        report.findings = join_states(browser.attempt(look))
    except PageProblem as problem:
        report.problem = str(problem)


def _try_page(
    browser: Browser, site: AuditedSite, report: PageReport, rules: Sequence[Rule]
) -> None:
    """Each state is judged like any other. What is found there joins what was found before."""
    trials = PageTrials(f"{site.address}{report.page}", report.page)
    try:
        browser.attempt(trials.run)
        report.untried = trials.problem
    except PageProblem as problem:
        report.untried = str(problem)
    found: list[AuditFinding] = []
    about_trials = [rule for rule in rules if "codes" in rule.options]
    for page in trials.tried.values():
        ours = dict(_claims_of_ours(page, about_trials))
        found += merge_claims(page.path, page.state, ours, ours)
    report.findings = add_findings(report.findings, join_states(found))


class _Auditor:
    """Looks at pages with all engines and checks."""

    def __init__(
        self,
        root: Path,
        rules: Sequence[Rule],
        alfa: AlfaProcesses,
        nu: NuAnswers,
        has_pictures: bool,
    ):
        self._root = root
        self._rules = rules
        self._alfa = alfa
        self._nu = nu
        self._has_pictures = has_pictures

    def look(self, driver: Chrome, report: PageReport) -> Iterator[AuditFinding]:
        settings = audit_settings()
        engine_scripts(self._root).run(driver)
        native_script(self._root).run(driver)
        before: State | None = None
        widest: RenderedPage | None = None
        # A picture that has broken the browser is not tried again.
        takes_pictures = self._has_pictures and not report.attempts
        report.attempts += 1
        pictures: dict[str, ElementPicture] = {}
        for state in named_states((*settings.engine_states, *settings.other_states)):
            apply_state(driver, state, before)
            page = take_down(driver, report.page, str(state))
            report.notes = report.notes or take_notes(page)
            widest = widest or page
            width = tuple(note_width(driver, page)) if state.width == SMALLEST_WIDTH else ()
            page = replace(page, wider=widest if widest is not page else None, noted=width)
            findings = list(self._findings(driver, page, state, is_first=before is None))
            if takes_pictures:
                take_pictures(driver, page.width, findings, pictures)
            yield from findings
            before = state

    def _findings(
        self, driver: Chrome, page: RenderedPage, state: State, is_first: bool
    ) -> Iterator[AuditFinding]:
        settings = audit_settings()
        asks_engines = state.name in settings.engine_states
        chosen = [
            rule
            for rule in self._rules
            if asks_engines or rule.id in settings.rules_of_other_states
        ]
        ours = dict(_claims_of_ours(page, chosen))
        claims = list(ours)
        if asks_engines:
            claims += run_engines(driver, page)
            claims += self._ask_alfa(driver, page, state)
        if is_first:  # the code is the same in all states
            claims += self._nu.claims(page)
        yield from merge_claims(page.path, page.state, claims, ours)

    def _ask_alfa(self, driver: Chrome, page: RenderedPage, state: State) -> Iterator[Claim]:
        taken = take_apart(driver)
        if taken is None:
            yield Claim("Alfa", "", (), Status.CANNOT_TELL, page.root, says="It gave no answer.")
            return
        answer = self._alfa.ask(alfa_device(state) | {"page": taken, "without": []})
        yield from read_answer(answer, page)


def _claims_of_ours(
    page: RenderedPage, rules: Sequence[Rule]
) -> Iterator[tuple[Claim, tuple[Rule, Judged]]]:
    for rule, judged in judge_page(page, rules):
        if judged.status in (Status.FAILED, Status.CANNOT_TELL):
            yield claim_of_ours(rule, judged), (rule, judged)
