"""What an audit asks of people: how pages are put together, and what ends an answer."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml.html import document_fromstring

from alongside.audit.findings import AuditFinding, Claim
from alongside.audit.known_issues import KnownIssues
from alongside.audit.questions import ask_people, refuse_other_site
from alongside.audit.run import AuditReport, PageReport
from alongside.audit.sites import AuditedSite, audit_settings
from alongside.audit.structure import PageCode, group_pages, kinds_of_code
from alongside.audit.verdict import make_verdict
from alongside.errors import BadInput
from alongside.model import ManualAnswer, ManualAudit, QuestionState, Status
from audit.made_pages import made_page

DAY = date(2026, 11, 30)
LONG = "We empty bins each Monday, also on holidays. " * 5
PAGE = (
    '<html lang="en"><body class="wide"><header><a href="/">Home</a></header><main><h1>Bins</h1>'
    f'<section><p>{LONG}<a class="more" href="a.html">Read on</a></p></section>'
    "<section><p>Far below.</p></section></main></body></html>"
)


def report_of(*pages, **more):
    return AuditReport(tuple(page_report(*page, **more) for page in pages), 0)


def page_report(path, code, engine="axe", rule="color-contrast", criteria=("1.4.3",), **looks):
    page = made_page(code, path, **looks)
    finding = AuditFinding(
        path, "main a", criteria, rule, False, Status.CANNOT_TELL, "What", "Why", "", "", "<a>"
    )
    link = [each for each in page.elements if each.tag == "a"][-1]
    finding.claims = [Claim(engine, rule, criteria, Status.CANNOT_TELL, link)]
    kinds = kinds_of_code(document_fromstring(code))
    return PageReport(path, [finding], kinds=kinds)


def answered(report, verdict="no-barrier"):
    questions = ask_people(report, None).questions
    return ManualAudit(
        DAY,
        tuple(
            replace(each, answer=ManualAnswer("web-editor", DAY, verdict, each.fingerprint))
            for each in questions
        ),
    )


def test_pages_of_one_structure_are_one_question():
    other = PAGE.replace("Bins", "Parks").replace("a.html", "b.html")
    form = '<html><body><form action="x"><input name="q"><button>Go</button></form><a href="/">x</a></body></html>'
    report = report_of(("a.html", PAGE), ("b.html", other), ("form.html", form))
    questions = ask_people(report, None).questions
    assert [(each.like, each.pages) for each in questions] == [("a.html", 2), ("form.html", 1)]
    assert [place.page for place in questions[0].where] == ["a.html", "b.html"]


@pytest.mark.parametrize(
    "old, new, state",
    [
        ("Far below", "Far above", QuestionState.SIGNED),
        ("Read on", "Read more", QuestionState.LAPSED),
        ("on holidays", "not on holidays", QuestionState.LAPSED),
        ('class="wide"', 'class="narrow"', QuestionState.LAPSED),
        ('class="more"', 'class="less"', QuestionState.LAPSED),
        ("<header>", '<header><nav class="new"></nav>', QuestionState.LAPSED),
        ('lang="en"', 'lang="en" nonce="1"', QuestionState.SIGNED),
        ("Monday, also", "Monday,\n   also", QuestionState.SIGNED),
    ],
)
def test_an_answer_ends_with_the_text_or_the_structure(old, new, state):
    earlier = answered(report_of(("a.html", PAGE)))
    assert old in PAGE
    now = ask_people(report_of(("a.html", PAGE.replace(old, new))), earlier).questions
    assert [(each.id, each.state) for each in now] == [(earlier.questions[0].id, state)]


def test_an_answer_ends_with_the_looks():
    earlier = answered(report_of(("a.html", PAGE)))
    now = ask_people(report_of(("a.html", PAGE), color="rgb(9, 9, 9)"), earlier).questions
    assert now[0].state is QuestionState.LAPSED


def test_a_page_more_without_the_place_changes_nothing_and_one_with_it_does():
    earlier = answered(report_of(("b.html", PAGE)))
    more = page_report("a.html", PAGE)
    both = AuditReport((more, page_report("b.html", PAGE)), 0)
    now = ask_people(both, earlier).questions
    assert [(each.like, each.state) for each in now] == [("b.html", QuestionState.LAPSED)]
    without = AuditReport((replace(more, findings=[]), page_report("b.html", PAGE)), 0)
    assert ask_people(without, earlier).questions == earlier.questions


def test_answers_in_the_statement_end_no_answer():
    counts = '<h3 id="only-people-can-tell">Told</h3><p>1 of 3</p><h2>On</h2><p>Words</p>'
    page = PAGE.replace("</main>", f"{counts}</main>")

    def fingerprint(code):
        made = made_page(code)
        return PageCode(made.root).fingerprint_place(made.root)

    assert fingerprint(page) == fingerprint(page.replace("1 of 3", "2 of 3"))
    assert fingerprint(page) != fingerprint(page.replace("Words", "Others"))


def test_a_settled_warning_is_told_no_more_and_a_barrier_blocks():
    report = report_of(
        ("a.html", PAGE), engine="Alongside", rule="passive-voice", criteria=("3.1.5",)
    )
    [found] = report.findings
    found.claims = [replace(claim, status=Status.FAILED) for claim in found.claims]
    known = KnownIssues((), DAY)

    def findings(earlier):
        return [(each.rule, each.blocks) for each in make_verdict(report, known, earlier).findings]

    assert findings(None) == [("passive-voice", False)]
    assert findings(answered(report)) == []
    told = findings(answered(report, "barrier"))
    assert told == [("passive-voice", True), ("passive-voice", False)]


def test_what_our_own_check_cannot_tell_is_asked_and_told_nowhere_else():
    report = report_of(("a.html", PAGE), engine="Alongside", rule="text-lost-on-small-screen")
    verdict = make_verdict(report, KnownIssues((), DAY))
    assert verdict.findings == ()
    assert [question.rule for question in verdict.questions] == ["text-lost-on-small-screen"]


def test_what_a_machine_can_tell_and_level_aaa_are_not_asked():
    report = report_of(("a.html", PAGE), criteria=("1.4.6",))
    assert ask_people(report, None).questions == ()
    report = report_of(("a.html", PAGE))
    report.findings[0].blocks = True
    assert ask_people(report, None).questions == ()


def test_pages_are_put_where_they_have_most_in_common():
    kinds = {"a": "1234", "b": "123", "c": "567", "d": "67"}
    groups = group_pages({name: frozenset(each) for name, each in kinds.items()}, ["d", "x"], 0.6)
    assert groups == {"d": ["d", "c"], "a": ["a", "b"]}


def test_a_file_that_would_lose_answers_is_refused():
    earlier = answered(report_of(("a.html", PAGE)))
    refuse_other_site(Path("f.yml"), earlier, AuditedSite("", ("a.html",)))
    for site in (AuditedSite("", ("z.html",)), AuditedSite("", ("a.html",), left_out=1)):
        with pytest.raises(BadInput):
            refuse_other_site(Path("f.yml"), earlier, site)


def test_attributes_that_no_html_has_stop_nothing():
    page = made_page("<html><body><p>x</p></body></html>")
    page.elements[2].attributes = {"@click": "go", ":is": "y", "a\x00": "z\x0c"}
    assert PageCode(page.root).fingerprint_place(page.elements[2])
    assert 0 < audit_settings().alike_pages <= 1
