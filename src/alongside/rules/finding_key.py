"""The key of one finding, by which an exception can be about this finding and no other.

It stays when lines move and when the words of a rule change. It is another one as soon as the line
with the fault says something else, so whoever changes a line mends what is wrong in it.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from alongside.model import Outcome, Rule, Sources, Status
from alongside.system.input_text import TextError, read_input_text
from alongside.system.limits import SETTINGS_BYTES
from alongside.system.once import once_for_each

_START = "f-"
"""So that no key can be taken for a number when it stands in a file of settings."""
_DIGITS = 8
_LINE_NUMBER = re.compile(r"\bline \d+")
_GIVEN_ANYWAY = ("seen", "expected", "path", "line", "problem", "fix", "fault")


def finding_keys(rule: Rule, outcomes: Iterable[Outcome], sources: Sources) -> list[str]:
    """The key of each outcome, in their order. outcomes: those of one rule in one file.

    Of outcomes that nobody can tell apart, such as those about two lines of one section with the
    same words, each has a number. One that is added gets a key of its own.
    """
    found = list(outcomes)
    path = found[0].place.path if found else ""
    lines = _read_lines(sources.root / path) if path else []
    sections = _section_starts(sources).get(path, [])
    counts: Counter[tuple[str, ...]] = Counter()
    keys = []
    for outcome in found:
        parts = (rule.id, path, *_identity(rule, outcome, lines, sections))
        counts[parts] += 1
        keys.append(_key(*parts, str(counts[parts])))
    return keys


def can_be_named(outcome: Outcome) -> bool:
    """Of what could not be checked nobody knows what an exception would allow."""
    return outcome.status is Status.FAILED


def _identity(
    rule: Rule, outcome: Outcome, lines: Sequence[str], sections: Sequence[tuple[int, str]]
) -> tuple[str, ...]:
    number = outcome.place.line
    text = lines[number - 1] if 0 < number <= len(lines) else ""
    section = [id_ for start, id_ in sections if start <= number]
    return (
        outcome.status.value,
        section[-1] if section else "",
        " ".join(text.split()),
        _fault(rule, outcome),
        _without_line_numbers(outcome.seen),
        _without_line_numbers(outcome.expected),
    )


def _fault(rule: Rule, outcome: Outcome) -> str:
    """What is wrong, without the words of the rule: they may be other ones in a newer version."""
    if "fault" in outcome.values:
        return str(outcome.values["fault"])
    if "problem" in outcome.values:
        return _without_line_numbers(str(outcome.values["problem"]))
    names = {name for _, name, _, _ in string.Formatter().parse(rule.what) if name}
    values = {name: outcome.values.get(name) for name in names - set(_GIVEN_ANYWAY)}
    return " ".join(f"{name}={value}" for name, value in sorted(values.items()))


def _without_line_numbers(words: str) -> str:
    return _LINE_NUMBER.sub("", words)


@once_for_each
def _section_starts(sources: Sources) -> dict[str, list[tuple[int, str]]]:
    """Path of a page to the line and id of each of its sections."""
    return {
        page.path.as_posix(): [(section.line, section.id or "") for section in page.sections]
        for page in sources.variants.values()
    }


def _read_lines(path: Path) -> list[str]:
    try:
        return read_input_text(path, SETTINGS_BYTES).replace("\r\n", "\n").split("\n")
    except TextError:
        # Such as a picture: what is wrong with it says what is seen.
        return []


def _key(*parts: str) -> str:
    return _START + sha256("\0".join(parts).encode()).hexdigest()[:_DIGITS]
