"""An exception has a sense: it can be made, ends in time, says why, and names a role and files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from alongside.checks.sources.dated_notes import (
    is_named,
    is_reason,
    latest_day,
    longest_days,
    names_person,
)
from alongside.checks.sources.targets import Fault, fault_outcome, outcomes_of_target
from alongside.model import ExceptionNote, Outcome, Place, Rule, Sources
from alongside.outputs.expected import generated_paths
from alongside.rules.fault_texts import suggestion
from alongside.rules.outcomes import inapplicable
from alongside.rules.own_rules import publication_rules
from alongside.system.input_files import belongs_to_inputs
from alongside.text.personal_data import has_personal_data

_FILE = "publication.yml"
_ASSETS = "assets/"
"""How the names of built files begin that no page is, such as style sheets."""


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: an exception of publication.yml."""
    if not subject.publication.exceptions:
        yield inapplicable(Place(_FILE))
    rules = publication_rules(subject.root)
    for note in subject.publication.exceptions:
        faults = _faults(subject, rule, rules.get(note.rule), note)
        outcomes = (fault_outcome(rule, _FILE, fault) for fault in faults)
        yield from outcomes_of_target(Place(_FILE, note.line), outcomes)


def _faults(
    sources: Sources, rule: Rule, excepted: Rule | None, note: ExceptionNote
) -> Iterator[Fault]:
    """excepted: the rule from which the exception is made, if there is one of that name."""
    if excepted and excepted.no_exception:
        values = {"excepted": note.rule, "no_exception": excepted.no_exception}
        yield _fault(note, "not-possible", f"rule: {note.rule}", **values)
        # What else is wrong with it need not be mended.
        return
    latest = latest_day(rule, sources.today)
    if note.until > latest:
        until = {"until": note.until, "latest": latest, "longest": longest_days(rule)}
        yield _fault(note, "too-long", f"until: {note.until}", **until)
    if has_personal_data(note.reason, sources.publication.names):
        yield _fault(note, "person-in-reason")
    elif note.reason.strip() == note.rule or not is_reason(rule, note.reason):
        yield _fault(note, "no-reason", f"reason: {note.reason}")
    if not is_named(note.owner):
        yield _fault(note, "no-owner", f"owner: {note.owner}")
    elif names_person(rule, note.owner):
        # Not repeated under “Seen”: what we print is kept in logs.
        yield _fault(note, "person")
    for part in note.scope:
        if not _is_there(sources, part):
            hint = suggestion(part.rstrip("/"), _known_paths(sources))
            yield _fault(note, "scope-gone", name=part, hint=hint)


def _fault(note: ExceptionNote, fault: str, seen: str = "", /, **values: object) -> Fault:
    return Fault(name=fault, line=note.line, seen=seen, values={"line": note.line, **values})


def _is_there(sources: Sources, part: str) -> bool:
    """A file or folder of the publication, or a page or style that only the built site has."""
    is_built = part in generated_paths(sources.publication) or part.startswith(_ASSETS)
    # Of what else lies beside them, such as the program, no release is made.
    return is_built or belongs_to_inputs(part) and (sources.root / part).exists()


def _known_paths(sources: Sources) -> list[str]:
    """Every page, and every folder that holds one."""
    pages = [variant.path for variant in sources.variants.values()]
    folders: set[Path] = {folder for page in pages for folder in page.parents}
    return [path.as_posix() for path in (*pages, *folders) if path != Path()]
