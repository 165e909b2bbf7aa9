"""Makes findings in plain words of what engines and checks of our own claim of one page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from alongside.audit.criteria import all_criteria, is_required
from alongside.audit.findings import OURS, AuditFinding, Claim, group_claims
from alongside.audit.judged import Judged
from alongside.model import Rule, Status


def merge_claims(
    page: str,
    state: str,
    claims: Iterable[Claim],
    ours: Mapping[Claim, tuple[Rule, Judged]],
) -> list[AuditFinding]:
    """ours: of each claim of our own, the rule and what it judged."""
    return [_finding(page, state, group, ours) for group in group_claims(claims)]


def _finding(
    page: str,
    state: str,
    claims: list[Claim],
    ours: Mapping[Claim, tuple[Rule, Judged]],
) -> AuditFinding:
    own = next((claim for claim in claims if claim.engine == OURS), None)
    first = own or min(claims, key=lambda claim: claim.status is not Status.FAILED)
    is_sure = any(claim.status is Status.FAILED for claim in claims)
    criteria = tuple(sorted({number for claim in claims for number in claim.criteria}))
    what, why, mend, example = _words(first, ours)
    return AuditFinding(
        page=page,
        selector=first.element.selector,
        criteria=criteria,
        rule=first.rule,
        blocks=is_sure and _is_barrier(claims, ours),
        status=Status.FAILED if is_sure else Status.CANNOT_TELL,
        what=what,
        why=why,
        mend=mend,
        example=example,
        code=first.code or first.element.code,
        states=[state],
        claims=claims,
    )


def _is_barrier(claims: list[Claim], ours: Mapping[Claim, tuple[Rule, Judged]]) -> bool:
    """A rule of ours says itself whether it blocks; of others what is required by WCAG does."""
    for claim in claims:
        if claim in ours:
            if claim.status is Status.FAILED and ours[claim][0].severity == "blocks":
                return True
        elif claim.status is Status.FAILED and is_required(claim.criteria):
            return True
    return False


def _words(claim: Claim, ours: Mapping[Claim, tuple[Rule, Judged]]) -> tuple[str, str, str, str]:
    """What, why, mend and example."""
    if claim in ours:
        rule, judged = ours[claim]
        values = {"seen": judged.seen, **judged.values}
        return claim.says, rule.why.format(**values), rule.mend.format(**values), rule.example
    known = next((all_criteria()[n] for n in claim.criteria if n in all_criteria()), None)
    if known is None:
        return claim.says, "It is good practice that helps many readers.", "", ""
    return f"{known.what} ({claim.says})", known.why, known.mend, ""


def join_states(findings: Iterable[AuditFinding]) -> list[AuditFinding]:
    """The same finding in several states becomes one, with all of its states."""
    joined: dict[tuple[str, str, tuple[str, ...]], AuditFinding] = {}
    for finding in findings:
        key = (finding.selector, finding.rule, finding.criteria)
        known = joined.setdefault(key, finding)
        if known is not finding:
            known.states += [state for state in finding.states if state not in known.states]
            known.claims += [claim for claim in finding.claims if claim not in known.claims]
    return list(joined.values())


def add_findings(
    known: Sequence[AuditFinding], later: Iterable[AuditFinding]
) -> list[AuditFinding]:
    """later: found by another look at the same page. What is about the same barrier joins it."""
    joined = list(known)
    for finding in later:
        same = next((each for each in known if _is_same_barrier(each, finding)), None)
        if same is None:
            joined.append(finding)
        else:
            _join(same, finding)
    return joined


def _is_same_barrier(one: AuditFinding, other: AuditFinding) -> bool:
    is_near = one.selector == other.selector and bool(set(one.criteria) & set(other.criteria))
    return is_near and (one.rule == other.rule or OURS not in {*one.engines} & {*other.engines})


def _join(known: AuditFinding, later: AuditFinding) -> None:
    if OURS not in known.engines:
        known.rule, known.example = later.rule, later.example
        known.what, known.why, known.mend = later.what, later.why, later.mend
    if later.status is Status.FAILED:
        known.status = Status.FAILED
    known.blocks = known.blocks or later.blocks
    known.criteria = tuple(sorted({*known.criteria, *later.criteria}))
    known.states += [state for state in later.states if state not in known.states]
    known.claims += [claim for claim in later.claims if claim not in known.claims]
