"""What came of a consultation is told of one that there is, once, and after it is over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from alongside.checks.sources.targets import Fault, fault_outcome, outcomes_of_target
from alongside.model import Outcome, Place, Rule, Sources
from alongside.publication.kinds.consultation import Consultation
from alongside.publication.kinds.you_said_we_did import YouSaidWeDid, find_answer
from alongside.publication.settings import FILE
from alongside.rules.outcomes import inapplicable, place_in


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a document of the kind “you-said-we-did”."""
    found = [
        (slug, kind.data)
        for slug, kind in subject.kinds.items()
        if isinstance(kind.data, YouSaidWeDid)
    ]
    if not found:
        yield inapplicable(Place(FILE))
    for slug, said in found:
        page = subject.variants[slug, subject.publication.source_of_document(slug).key]
        outcomes = (
            fault_outcome(rule, page.path.as_posix(), fault)
            for fault in _faults(subject, slug, said, page.meta_lines)
        )
        yield from outcomes_of_target(place_in(page, page.meta_lines["kind"]), outcomes)


def _faults(
    sources: Sources, slug: str, said: YouSaidWeDid, lines: Mapping[str, int]
) -> Iterator[Fault]:
    about = sources.kinds.get(said.about)
    values = {"about": said.about, "published": said.published}
    if about is None or (about.data and not isinstance(about.data, Consultation)):
        yield Fault("not-one", lines["about"], f"about: {said.about}", values)
    elif isinstance(about.data, Consultation) and said.published <= about.data.closes:
        values |= {"closes": about.data.closes}
        yield Fault("too-early", lines["published"], f"published: {said.published}", values)
    first = find_answer(sources, said.about)
    if first and first[0] != slug:
        yield Fault("twice", lines["about"], f"about: {said.about}", values | {"first": first[0]})
