"""Takes out of publication.yml the exceptions for single findings that are no longer there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from alongside.checks.sources.exception_unneeded import keys_gone
from alongside.errors import BadInput
from alongside.model import ExceptionNote, Rule, Sources
from alongside.pages.author_file import AuthorFile, Edit, read_author_file, write_author_file
from alongside.publication.settings import FILE
from alongside.rules.own_rules import publication_rules
from alongside.system.yaml_lines import YamlError, read_yaml

_EXCEPTIONS = "exceptions"
_FINDINGS = "findings"
_GATE = "sources"


def drop_mended(sources: Sources) -> int:
    """How many findings are no longer excepted. Raises BadInput and then changes nothing."""
    rules = publication_rules(sources.root)
    gone = {
        position: keys
        for position, note in enumerate(sources.publication.exceptions)
        if (keys := _keys_gone(sources, rules.get(note.rule), note)) is not None
    }
    if not gone:
        return 0
    path = sources.root / FILE
    file = read_author_file(path)
    changed = file.with_edits(_edits(file, sources.publication.exceptions, gone))
    _refuse_unsafe(file.text, changed.text, gone)
    write_author_file(path, changed)
    return sum(len(keys) for keys in gone.values())


def _keys_gone(
    sources: Sources, rule: Rule | None, note: ExceptionNote
) -> list[tuple[str, str]] | None:
    """File and key; none where the exception has no keys at all; None where it stays as it is."""
    if note.findings is None or rule is None or rule.gate != _GATE or rule.no_exception:
        return None
    keys = keys_gone(sources, rule, note)
    return keys if keys or not any(note.findings.values()) else None


def _edits(
    file: AuthorFile,
    notes: tuple[ExceptionNote, ...],
    gone: Mapping[int, list[tuple[str, str]]],
) -> Iterable[Edit]:
    """Whole lines that go."""
    lines = file.text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for position, keys in gone.items():
        for first, last in _lines_that_go(notes[position], keys, lines):
            yield starts[first - 1], min(starts[last], len(file.text)), ""


def _lines_that_go(
    note: ExceptionNote, keys: list[tuple[str, str]], lines: list[str]
) -> Iterable[tuple[int, int]]:
    """First and last line, from 1."""
    findings = note.findings or {}
    left = {
        path: [key for key in listed if (path, key) not in keys]
        for path, listed in findings.items()
    }
    if not any(left.values()):
        yield note.line, _last_line_of_entry(note.line, lines)
        return
    for path in findings:
        if not left[path]:
            line = note.finding_lines[path,]
            yield line, line
    for path, key in keys:
        line = note.finding_lines[path, key]
        yield line, line


def _last_line_of_entry(first: int, lines: list[str]) -> int:
    """Of an entry of a list: what follows it is indented further than its hyphen."""
    indent = len(lines[first - 1]) - len(lines[first - 1].lstrip())
    last = first
    for number in range(first + 1, len(lines) + 1):
        line = lines[number - 1]
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            break
        if line.strip():
            last = number
    return last


def _refuse_unsafe(before: str, after: str, gone: Mapping[int, list[tuple[str, str]]]) -> None:
    """Settings can be written in more ways than we can edit."""
    try:
        old, _ = read_yaml(before)
        new, _ = read_yaml(after)
    except YamlError:
        new = old = None
    if old is None or new != _expected(old, gone):
        raise BadInput(
            "The exceptions are written in a way that we cannot change safely, so we left the "
            "file alone.",
            path=FILE,
            why="A line too many that is deleted could take a setting with it.",
            mend="Delete the lines by hand that alongside check names under exception-unneeded.",
        )


def _expected(old: Any, gone: Mapping[int, list[tuple[str, str]]]) -> Any:
    """The settings without what is gone."""
    wanted = deepcopy(old)
    kept = []
    for position, entry in enumerate(wanted[_EXCEPTIONS]):
        keys = gone.get(position)
        findings = entry.get(_FINDINGS) or {}
        for path, key in keys or ():
            findings[path].remove(key)
        for path in [path for path, listed in findings.items() if not listed and keys is not None]:
            del findings[path]
        if keys is None or findings:
            kept.append(entry)
    wanted[_EXCEPTIONS] = kept or None
    return wanted
