"""Each entry of moved.yml leads its readers to something that is there."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.targets import Fault, fault_outcome, outcomes_of_target
from alongside.model import MovedPage, Outcome, Place, Rule, Sources
from alongside.outputs.expected import split_into_leaves
from alongside.publication.moved import FILE
from alongside.rules.fault_texts import suggestion
from alongside.rules.outcomes import inapplicable
from alongside.text.personal_data import has_personal_data


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: an entry of moved.yml."""
    moved = subject.publication.moved
    if not moved:
        yield inapplicable(Place(FILE))
        return
    taken = {leaf.path for page in subject.variants.values() for leaf in split_into_leaves(page)}
    for page in moved:
        outcomes = (fault_outcome(rule, FILE, fault) for fault in _faults(subject, page, taken))
        yield from outcomes_of_target(Place(FILE, page.line), outcomes)


def _faults(sources: Sources, page: MovedPage, taken: set[str]) -> Iterator[Fault]:
    values: dict[str, object] = {"was": page.was, "now": page.now, "section": page.section}
    if page.was in taken:
        yield Fault("still-there", page.line, page.was, values)
    versions = [each for (document, _), each in sources.variants.items() if document == page.now]
    if page.section and not any(version.section(page.section) for version in versions):
        ids = {str(section.id) for version in versions for section in version.sections}
        values["hint"] = suggestion(page.section, ids)
        yield Fault("no-section", page.line, f"{page.now}#{page.section}", values)
    if any(has_personal_data(why, sources.publication.names) for why in page.reasons.values()):
        yield Fault("person-in-reason", page.line, values=values)
