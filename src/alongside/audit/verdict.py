"""The report of an audit as a Verdict, so that every form of report serves it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from alongside.audit.across_pages import PageNotes, menus_in_other_order, same_titles
from alongside.audit.criteria import all_criteria
from alongside.audit.findings import OURS, AuditFinding
from alongside.audit.known_issues import KnownIssues
from alongside.audit.run import AuditReport
from alongside.model import Finding, Place, Status, Verdict
from alongside.text.plurals import count_in_english

GATE = "audit"
_UNSEEN = "page-not-looked-at"
_SAME_TITLE, _OTHER_ORDER = "page-title-twice", "menu-in-other-order"


def make_verdict(report: AuditReport, known: KnownIssues) -> Verdict:
    """known: what has been accepted for a time; the same finding does not block until then."""
    findings = [
        *(known.mark(_finding(finding)) for finding in report.findings if _stands_alone(finding)),
        *_advice(report),
        *_unseen(report),
        *(known.mark(finding) for finding in _across(report)),
    ]
    counts: dict[str, Counter[str]] = {}
    for finding in findings:
        counts.setdefault(finding.rule, Counter())[finding.status.value] += 1
    order = sorted(findings, key=lambda finding: (not finding.blocks, finding.place.path))
    return Verdict(GATE, tuple(order), {rule: dict(count) for rule, count in counts.items()})


def _finding(found: AuditFinding) -> Finding:
    return Finding(
        rule=found.rule,
        severity="blocks" if found.blocks else "warns",
        status=found.status if found.blocks else Status.FAILED,
        place=Place(
            found.page,
            found.line,
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
    )


def _stands_alone(found: AuditFinding) -> bool:
    """What blocks, and what we found. Advice and doubts of engines are told once for a site."""
    return found.blocks or any(claim.engine == OURS for claim in found.claims)


def _advice(report: AuditReport) -> Iterator[Finding]:
    """What engines advise or leave to a person, one finding for each of their rules."""
    by_rule: dict[tuple[str, Status], list[AuditFinding]] = {}
    for found in report.findings:
        if not _stands_alone(found):
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
            yield Finding(
                _UNSEEN,
                "blocks",
                Status.CANNOT_TELL,
                Place(page.page, page=page.page),
                what=f"We could not look at this page. {page.problem}",
                seen="",
                expected="",
                why="A page that nobody could check may keep somebody from reading it.",
                mend="Mend the cause, or leave the page out, then run the audit again.",
            )


def _across(report: AuditReport) -> Iterator[Finding]:
    notes = [page.notes for page in report.pages if page.notes is not None]
    for page, first in same_titles(notes):
        yield _warning(
            _SAME_TITLE,
            page,
            f"This page has the same title as {first.path}: “{page.title}”",
            "WCAG 2.2: 2.4.2 Page Titled. Found by Alongside.",
            "Nobody can tell the two apart by the names of their tabs.",
            "Say in each title what is different about the page.",
        )
    for page, first in menus_in_other_order(notes):
        yield _warning(
            _OTHER_ORDER,
            page,
            f"The menu has the links of {first.path} in another order.",
            "WCAG 2.2: 3.2.3 Consistent Navigation. Found by Alongside.",
            "Whoever knows one page does not find their way on the next.",
            "Keep one order.",
        )


def _warning(rule: str, page: PageNotes, what: str, expected: str, why: str, mend: str) -> Finding:
    place = Place(page.path, page=page.path)
    return Finding(rule, "warns", Status.FAILED, place, what, page.title, expected, why, mend)
