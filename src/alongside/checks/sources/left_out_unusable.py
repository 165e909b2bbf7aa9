"""An entry of fewer_versions has a sense: it says why, ends in time, and leaves nothing alone."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.dated_notes import is_reason, latest_day, longest_days, notes_rule
from alongside.checks.sources.targets import Fault, fault_outcome, outcomes_of_target
from alongside.model import FewerVersions, Outcome, Place, Rule, Sources
from alongside.publication.catalogue import variant_path
from alongside.publication.settings import FILE
from alongside.rules.outcomes import inapplicable
from alongside.text.personal_data import has_personal_data


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: an entry of fewer_versions in publication.yml."""
    if not subject.publication.fewer_versions:
        yield inapplicable(Place(FILE))
    for note in subject.publication.fewer_versions:
        faults = (*_day_faults(subject, note), *_reason_faults(subject, note))
        faults += tuple(_faults_of_made_pages(subject, note))
        outcomes = (fault_outcome(rule, FILE, fault) for fault in faults)
        yield from outcomes_of_target(Place(FILE, note.lines[""]), outcomes)


def _day_faults(sources: Sources, note: FewerVersions) -> Iterator[Fault]:
    latest = latest_day(notes_rule(), sources.today)
    if note.until > latest:
        days = {"until": note.until, "latest": latest, "longest": longest_days(notes_rule())}
        yield Fault("too-long", note.lines[""], f"until: {note.until}", days)


def _reason_faults(sources: Sources, note: FewerVersions) -> Iterator[Fault]:
    # Strands of one language mostly share their words.
    reasons = {note.lines[key]: reason for key, reason in note.reasons.items()}
    for line, reason in sorted(reasons.items()):
        if has_personal_data(reason, sources.publication.names):
            yield Fault("person-in-reason", line, values={"line": line})
        elif not is_reason(notes_rule(), reason):
            yield Fault("no-reason", line, reason, {"line": line})


def _faults_of_made_pages(sources: Sources, note: FewerVersions) -> Iterator[Fault]:
    """Pages that are there, but not the page that they are made from."""
    strands = sources.publication.strands
    for document in note.documents:
        for key in note.strands:
            made = [
                sources.variants[document, each.key].path.as_posix()
                for each in strands
                if sources.publication.made_from(document, each) == key
                and (document, each.key) in sources.variants
            ]
            if made and (document, key) not in sources.variants:
                strand = sources.publication.strand(key)
                others = [
                    each.key
                    for each in strands
                    if sources.publication.made_from(document, each) == key
                ]
                values = {
                    "document": document,
                    "version": key,
                    "made": " and ".join(made),
                    "path": variant_path(strand, document).as_posix(),
                    "other": "”, “".join(others),
                    "line": note.lines[""],
                }
                yield Fault("source-left-out", note.lines[""], values=values)
