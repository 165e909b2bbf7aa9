"""The report of an audit as a Verdict, so that every form of report serves it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from alongside.audit.across_pages import (
    Unlike,
    help_elsewhere,
    other_names,
    other_order,
    same_titles,
    unlike_the_first,
)
from alongside.audit.criteria import all_criteria
from alongside.audit.findings import OURS, AuditFinding
from alongside.audit.known_issues import KnownIssues
from alongside.audit.questions import ask_people, explain_subject, subject_of
from alongside.audit.run import AuditReport
from alongside.audit.sites import audit_settings
from alongside.model import Finding, ManualAudit, ManualQuestion, Place, Status, Verdict
from alongside.rules.rulebook import AUDIT
from alongside.text.plurals import count_in_english

_UNSEEN = "page-not-looked-at"
_UNTRIED = "page-not-tried"


def make_verdict(
    report: AuditReport, known: KnownIssues, earlier: ManualAudit | None = None
) -> Verdict:
    """known: what has been accepted for a time; the same finding does not block until then.
    earlier: questions to people of the audit before, with their answers."""
    asked = ask_people(report, earlier)
    alone = (each for each in report.findings if _stands_alone(each))
    findings = [
        *(known.mark(_finding(each)) for each in alone if id(each) not in asked.settled),
        *_barriers_by_hand(asked.questions),
        *_advice(report),
        *_unseen(report),
        *(known.mark(finding) for finding in _across(report)),
    ]
    counts: dict[str, Counter[str]] = {}
    for finding in findings:
        counts.setdefault(finding.rule, Counter())[finding.status.value] += 1
    order = sorted(findings, key=lambda finding: (not finding.blocks, finding.place.path))
    outcomes = {rule: dict(count) for rule, count in counts.items()}
    return Verdict(AUDIT, tuple(order), outcomes, questions=asked.questions)


def _barriers_by_hand(questions: Iterable[ManualQuestion]) -> Iterator[Finding]:
    """What a person has looked at as it is now, and called a barrier."""
    for question in questions:
        if question.is_barrier and question.answer is not None:
            why, mend = explain_subject(question.rule)
            yield Finding(
                question.rule,
                "blocks",
                Status.FAILED,
                question.where[0],
                what=f"A person found a barrier on {question.pages_in_words}: {question.asks}",
                seen=f"Found by: {question.answer.by}, on {question.answer.on.isoformat()}",
                expected=f"Question {question.id}, answered with “no-barrier” after a mend.",
                why=why,
                mend=mend,
                is_of_gate=False,
            )


def _finding(found: AuditFinding) -> Finding:
    return Finding(
        rule=found.rule,
        severity="blocks" if found.blocks else "warns",
        status=found.status if found.blocks else Status.FAILED,
        place=Place(
            found.page,
            page=found.page,
            selector=found.selector,
            state=", ".join(found.states),
        ),
        what=found.what,
        seen=found.code,
        expected=_standards(found),
        why=found.why,
        mend=found.mend,
        example=found.example,
        is_of_gate=False,
        picture=found.picture,
    )


def _stands_alone(found: AuditFinding) -> bool:
    """What blocks, and what we found. Advice of engines is told once for a site, and doubts are
    asked of people."""
    ours = (claim for claim in found.claims if claim.engine == OURS)
    return found.blocks or any(claim.status is Status.FAILED for claim in ours)


def _advice(report: AuditReport) -> Iterator[Finding]:
    """What engines advise, one finding for each of their rules."""
    by_rule: dict[tuple[str, Status], list[AuditFinding]] = {}
    for found in report.findings:
        if not _stands_alone(found) and not subject_of(found):
            by_rule.setdefault((found.rule, found.status), []).append(found)
    for alike in by_rule.values():
        first = _finding(alike[0])
        pages = len({found.page for found in alike})
        count = f"{count_in_english(len(alike), 'place')} on {count_in_english(pages, 'page')}"
        yield replace(first, what=f"{first.what} {count}.")


def _standards(found: AuditFinding) -> str:
    """Criteria with their names, and who found it."""
    names = [f"{n} {all_criteria()[n].name}" for n in found.criteria if n in all_criteria()]
    wcag = f"WCAG 2.2: {'; '.join(names)}. " if names else ""
    asks = "" if found.status is Status.FAILED else " A person has to decide."
    return f"{wcag}Found by {', '.join(found.engines)}.{asks}"


def _unseen(report: AuditReport) -> Iterator[Finding]:
    for page in report.pages:
        if page.problem:
            yield _not_known(
                _UNSEEN,
                page.page,
                what=f"We could not look at this page. {page.problem}",
                why="A page that nobody could check may keep somebody from reading it.",
            )
        elif page.untried:
            yield _not_known(
                _UNTRIED,
                page.page,
                what=f"We could not try the keyboard and the mouse on this page. {page.untried}",
                why="Nobody knows whether people who cannot use a mouse can use this page.",
            )


def _not_known(rule: str, page: str, what: str, why: str) -> Finding:
    return Finding(
        rule,
        "blocks",
        Status.CANNOT_TELL,
        Place(page, page=page),
        what=what,
        seen="",
        expected="",
        why=why,
        mend="Mend the cause, or leave the page out, then run the audit again.",
        is_of_gate=False,
    )


def _across(report: AuditReport) -> Iterator[Finding]:
    notes = [page.notes for page in report.pages if page.notes is not None]
    found = {
        "page-title-twice": same_titles(notes),
        "menu-in-other-order": unlike_the_first(notes, other_order),
        "place-called-otherwise": unlike_the_first(notes, other_names),
        "help-elsewhere": unlike_the_first(notes, help_elsewhere(audit_settings().help_words)),
    }
    for rule, pairs in found.items():
        for pair in pairs:
            yield _warning(rule, pair)


_WORDS_ACROSS = {
    "page-title-twice": (
        "2.4.2",
        "This page has the same title as {first}: “{seen}”",
        "Nobody can tell the two apart by the names of their tabs.",
        "Say in each title what is different about the page.",
    ),
    "menu-in-other-order": (
        "3.2.3",
        "Links stand in another order than on {first}: {seen}",
        "Whoever knows one page does not find their way on the next.",
        "Keep one order.",
    ),
    "place-called-otherwise": (
        "3.2.4",
        "The same link or button is called otherwise than on {first}: {seen}",
        "A reader takes it for something else.",
        "Use one name on every page.",
    ),
    "help-elsewhere": (
        "3.2.6",
        "The link to help is in another place than on {first}: {seen}",
        "Whoever needs help looks where it was before.",
        "Put help in the same place on every page.",
    ),
}
"""Of each rule about several pages: criterion, what, why and mend."""


def _warning(rule: str, pair: Unlike) -> Finding:
    criterion, what, why, mend = _WORDS_ACROSS[rule]
    place = Place(pair.page.path, page=pair.page.path)
    name = f"{criterion} {all_criteria()[criterion].name}"
    return Finding(
        rule,
        "warns",
        Status.FAILED,
        place,
        what=what.format(first=pair.first.path, **pair.values),
        seen=pair.values["seen"],
        expected=f"WCAG 2.2: {name}. Found by {OURS}.",
        why=why,
        mend=mend,
        is_of_gate=False,
    )
