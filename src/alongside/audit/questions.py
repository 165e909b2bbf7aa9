"""What only a person can tell, as a short list: one question for each subject and structure.

A rule of ours that warns asks for a person (decision 45), and so does an engine that cannot tell.
Engines' doubts are asked once for each criterion of levels A and AA.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from alongside.audit.criteria import all_criteria, is_required
from alongside.audit.findings import OURS, AuditFinding
from alongside.audit.run import AuditReport
from alongside.audit.sites import AuditedSite, audit_settings
from alongside.audit.structure import PlaceFingerprints, fingerprint_structure, group_pages
from alongside.errors import BadInput
from alongside.model import ManualAudit, ManualQuestion, Place, Status
from alongside.rules.explain import dot_placeholders
from alongside.rules.rulebook import load_audit_rules
from alongside.system.file_cache import cache_key

_DIGITS = 6


@dataclass(frozen=True)
class AskedFindings:
    """questions: in the order of the site and of their subjects. settled: findings that a person
    has looked at as they are now, by identity."""

    questions: tuple[ManualQuestion, ...]
    settled: frozenset[int]


def subject_of(finding: AuditFinding) -> str:
    """Our rule, or the criterion, that a person is asked about; "" where a machine can tell."""
    if finding.blocks:
        return ""
    if any(claim.engine == OURS for claim in finding.claims):
        return finding.rule
    if finding.status is not Status.CANNOT_TELL:
        return ""
    required = [number for number in finding.criteria if is_required((number,))]
    return min(required, key=_order, default="")


def ask_people(report: AuditReport, earlier: ManualAudit | None) -> AskedFindings:
    """earlier: questions and answers of the audit before; None for the first one."""
    answered = earlier.questions if earlier is not None else ()
    kinds_of = {page.page: page.kinds for page in report.pages if not page.problem}
    known = [question.like for question in answered]
    groups = group_pages(kinds_of, known, audit_settings().alike_pages)
    findings: dict[tuple[str, str], list[AuditFinding]] = {}
    like_of = {page: like for like, pages in groups.items() for page in pages}
    for finding in report.findings:
        subject = subject_of(finding)
        if subject:
            findings.setdefault((like_of[finding.page], subject), []).append(finding)
    structures = {
        like: fingerprint_structure(kinds_of[page] for page in pages)
        for like, pages in groups.items()
    }
    earlier_of = {(like_of.get(each.like), each.rule): each for each in reversed(answered)}
    questions: list[ManualQuestion] = []
    settled: set[int] = set()
    fingerprints = PlaceFingerprints()
    for (like, subject), alike in sorted(findings.items(), key=lambda item: _place(item[0])):
        before = earlier_of.get((like, subject))
        places = [fingerprints.of(finding.claims[0].element) for finding in alike]
        fingerprint = cache_key(structures[like], *sorted(places))[:_DIGITS]
        question = _ask(like, subject, alike, fingerprint, before)
        questions.append(question)
        if question.is_settled:
            settled.update(map(id, alike))
    return AskedFindings(tuple(questions), frozenset(settled))


def refuse_other_site(path: Path, earlier: ManualAudit | None, site: AuditedSite) -> None:
    """Refuses a file of questions that this audit would spoil. Raises BadInput."""
    if site.left_out:
        raise BadInput(
            "Only some pages would be looked at, so the list of questions cannot be kept.",
            path=path.name,
            why="An answer is about all pages of a structure. It would end because pages are left "
            "out.",
            mend="Give --pages a number that is large enough, or leave out --by-hand.",
        )
    known = {question.like for question in earlier.questions} if earlier is not None else set()
    if 2 * len(known - set(site.pages)) > len(known):
        raise BadInput(
            "Most pages that this file names are not here.",
            path=path.name,
            why="It seems to be about another website, whose answers would be lost.",
            mend="Give another file, or audit the folder or address that it was made from. Did the "
            "addresses change? Then put the file away first.",
        )


def _ask(
    like: str,
    subject: str,
    findings: list[AuditFinding],
    fingerprint: str,
    before: ManualQuestion | None,
) -> ManualQuestion:
    return ManualQuestion(
        id=before.id if before is not None else cache_key(like, subject)[:_DIGITS],
        rule=subject,
        asks=_words(subject),
        like=like,
        pages=len({finding.page for finding in findings}),
        places=len(findings),
        first=f"{findings[0].page}, {findings[0].selector}",
        fingerprint=fingerprint,
        answer=before.answer if before is not None else None,
        where=tuple(_places(findings)),
    )


def _words(subject: str) -> str:
    """What a person has to look for. Values of one place are dots, as it is about many."""
    criteria = all_criteria()
    if subject in criteria:
        return f"Is it so anywhere here? {criteria[subject].what}"
    return f"Is this a barrier here? {dot_placeholders(load_audit_rules()[subject].what)}"


def explain_subject(subject: str) -> tuple[str, str]:
    """Why it matters and how to mend it, of a question's rule or criterion."""
    known = all_criteria().get(subject) or load_audit_rules()[subject]
    return dot_placeholders(known.why), dot_placeholders(known.mend)


def _places(findings: Iterable[AuditFinding]) -> Iterator[Place]:
    for finding in findings:
        yield Place(
            finding.page,
            page=finding.page,
            selector=finding.selector,
            state=", ".join(finding.states),
        )


def _place(key: tuple[str, str]) -> tuple[str, tuple[int, ...], str]:
    like, subject = key
    return like, _order(subject), subject


def _order(subject: str) -> tuple[int, ...]:
    """Criteria by their numbers, 1.4.3 before 1.4.10; rules of ours come after them."""
    parts = subject.split(".")
    return tuple(map(int, parts)) if all(part.isdigit() for part in parts) else (99,)
