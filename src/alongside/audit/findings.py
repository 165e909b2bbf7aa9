"""What engines and checks of our own claim of a page, merged: one barrier is one finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from alongside.audit.judged import Judged
from alongside.audit.rendered_page import Element
from alongside.model import ElementPicture, Rule, Status

OURS = "Alongside"


@dataclass(frozen=True)
class Claim:
    """What one engine says of one element: failed, or cannot tell and asks for a person.

    rule: the engine's own name. criteria: of WCAG, such as "1.1.1"; none for good practice.
    code: the start of the element. says: in the engine's words.
    """

    engine: str
    rule: str
    criteria: tuple[str, ...]
    status: Status
    element: Element
    code: str = ""
    says: str = ""


@dataclass
class AuditFinding:
    """One barrier at one element of a page.

    what, why, mend, example: for the person who will mend it. blocks: whether it is a barrier for
    sure. states: in which it was met. claims: what each engine said. picture: of
    the element.
    """

    page: str
    selector: str
    criteria: tuple[str, ...]
    rule: str
    blocks: bool
    status: Status
    what: str
    why: str
    mend: str
    example: str
    code: str
    states: list[str] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    picture: ElementPicture | None = None

    @property
    def engines(self) -> list[str]:
        return sorted({claim.engine for claim in self.claims})


def claim_of_ours(rule: Rule, judged: Judged) -> Claim:
    criteria = rule.options["criteria"]
    assert isinstance(criteria, list)
    return Claim(
        OURS,
        rule.id,
        tuple(map(str, criteria)),
        judged.status,
        judged.element,
        judged.element.code,
        rule.what.format(**{"seen": judged.seen, **judged.values}),
    )


def group_claims(claims: Iterable[Claim]) -> Iterator[list[Claim]]:
    """Claims about the same criterion at the same element, or at one right around or in it.

    Those without a criterion go with what is claimed of their element by the same subject of ours.
    """
    groups: list[list[Claim]] = []
    by_place: dict[tuple[int, str], list[Claim]] = {}
    for claim in claims:
        keys = [(claim.element.number, criterion) for criterion in _subjects(claim)]
        near = [
            (element.number, criterion)
            for element in _around(claim.element)
            for criterion in _subjects(claim)
        ]
        known = (by_place[key] for key in (*keys, *near) if key in by_place)
        group = next((group for group in known if not _has_other_of_ours(group, claim)), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(claim)
        for key in keys:
            by_place.setdefault(key, group)
    yield from groups


def _has_other_of_ours(group: list[Claim], claim: Claim) -> bool:
    """Two rules of ours never speak of the same barrier, the rules of an engine may."""
    if claim.engine != OURS:
        return False
    return any(other.engine == OURS and other.rule != claim.rule for other in group)


def _subjects(claim: Claim) -> tuple[str, ...]:
    return claim.criteria or (f"{claim.engine} {claim.rule}",)


def _around(element: Element) -> Iterator[Element]:
    """Its parent, and its only child: one engine names the link, another the picture in it."""
    if element.parent is not None and len(list(element.parent.elements)) == 1:
        yield element.parent
    children = list(element.elements)
    if len(children) == 1:
        yield children[0]
