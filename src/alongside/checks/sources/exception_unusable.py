"""An exception has a sense: it can be made, ends in time, says why, and names a role and files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import regex

from alongside.checks.sources.targets import Fault, fault_outcome, outcomes_of_target
from alongside.model import ExceptionNote, Outcome, Place, Rule, Sources
from alongside.outputs.expected import generated_paths
from alongside.rules import rulebook
from alongside.rules.fault_texts import suggestion
from alongside.rules.options import list_option
from alongside.rules.outcomes import inapplicable
from alongside.text.personal_data import has_personal_data, is_like_a_name

_FILE = "publication.yml"
_ASSETS = "assets/"
"""How the names of built files begin that no page is, such as style sheets."""
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_LETTER = regex.compile(r"\p{L}")
_BETWEEN_PARTS = regex.compile(r"[,;:/()\[\]|]|\s[-–—]\s")
"""Between a name and a role, as in “Jane Smith, Head of communications”."""


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: an exception of publication.yml."""
    if not subject.publication.exceptions:
        yield inapplicable(Place(_FILE))
    for note in subject.publication.exceptions:
        outcomes = (fault_outcome(rule, _FILE, fault) for fault in _faults(subject, rule, note))
        yield from outcomes_of_target(Place(_FILE, note.line), outcomes)


def _faults(sources: Sources, rule: Rule, note: ExceptionNote) -> Iterator[Fault]:
    excepted = rulebook.load().get(note.rule)
    if excepted and excepted.no_exception:
        values = {"excepted": note.rule, "no_exception": excepted.no_exception}
        yield _fault(note, "not-possible", f"rule: {note.rule}", **values)
        # What else is wrong with it need not be mended.
        return
    longest = int(rule.limits["longest_days"])
    latest = sources.today + timedelta(days=longest)
    if note.until > latest:
        until = {"until": note.until, "latest": latest, "longest": longest}
        yield _fault(note, "too-long", f"until: {note.until}", **until)
    if has_personal_data(note.reason, sources.publication.names):
        yield _fault(note, "person-in-reason")
    elif not _is_reason(rule, note.reason):
        yield _fault(note, "no-reason", f"reason: {note.reason}")
    if len(_LETTER.findall(note.owner)) < 2:
        yield _fault(note, "no-owner", f"owner: {note.owner}")
    elif _names_person(rule, note.owner):
        # Not repeated under “Seen”: what we print is kept in logs.
        yield _fault(note, "person")
    for part in note.scope:
        if not _is_there(sources, part):
            hint = suggestion(part.rstrip("/"), _known_paths(sources))
            yield _fault(note, "scope-gone", name=part, hint=hint)


def _fault(note: ExceptionNote, fault: str, seen: str = "", /, **values: object) -> Fault:
    return Fault(name=fault, line=note.line, seen=seen, values={"line": note.line, **values})


def _is_reason(rule: Rule, reason: str) -> bool:
    """Whether somebody wrote words, and not only what fills the line."""
    words = _WORD.findall(reason)
    if len(words) < rule.limits["least_words"]:
        return False
    is_filler = " ".join(words).casefold() in list_option(rule, "no_reasons")
    return not is_filler and len(_LETTER.findall(reason)) >= rule.limits["least_letters"]


def _names_person(rule: Rule, owner: str) -> bool:
    """Whether one of its parts is like a name: “Waste Services Lead” has words of a role in it."""
    if has_personal_data(owner):
        return True
    roles = set(list_option(rule, "role_words"))
    return any(
        is_like_a_name(part) and not roles & {word.casefold() for word in _WORD.findall(part)}
        for part in _BETWEEN_PARTS.split(owner)
    )


def _is_there(sources: Sources, part: str) -> bool:
    """A file or folder, or a page or style sheet that only the built site has."""
    is_built = part in generated_paths(sources.publication) or part.startswith(_ASSETS)
    return is_built or (sources.root / part).exists()


def _known_paths(sources: Sources) -> list[str]:
    """Every page, and every folder that holds one."""
    pages = [variant.path for variant in sources.variants.values()]
    folders: set[Path] = {folder for page in pages for folder in page.parents}
    return [path.as_posix() for path in (*pages, *folders) if path != Path()]
