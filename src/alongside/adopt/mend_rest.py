"""Takes out what no page may have and no exception can allow: the checks themselves say what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from alongside.adopt.notes import Notes
from alongside.errors import ToolMissing
from alongside.gates.judge import find_tallies, make_verdict
from alongside.model import Finding
from alongside.publication.catalogue import find_documents
from alongside.rules import rulebook

_GATE = "sources"

_LINKS = ("link-broken", "picture-missing", "picture-damaged")
_HTML = "html-in-text"
_SIGN = "letter-without-font"
_CODE = re.compile(r"\(U\+([0-9A-F]{4,6})\b")
_MOST_ROUNDS_OF_SIGNS = 40
"""Of each line, the first sign is told, and taken out on all of these pages."""
_MOST_ROUNDS = 5
"""What is taken out may lay bare something else."""
_NEAR = 60
"""Lines of a paragraph or table below the one that a finding names."""


def mend_rest(root: Path, today: date, notes: Notes) -> None:
    """Changes pages of the new publication, below root."""
    for _ in range(_MOST_ROUNDS):
        found = _find(root, today, (*_LINKS, _HTML))
        changed = [finding for finding in found if _mend(root, finding)]
        for finding in changed:
            what = f"Taken out, as no reader could use it: {finding.seen}. {finding.what}"
            notes.look(finding.place.path, finding.place.line, what)
        if not changed:
            break
    # Without the packages nobody can tell; then the report names the rule.
    with suppress(ToolMissing):
        _take_out_signs(root, today, notes)


def _take_out_signs(root: Path, today: date, notes: Notes) -> None:
    """Those that no font of ours has: no PDF can be made with one."""
    for _ in range(_MOST_ROUNDS_OF_SIGNS):
        found = [each for each in _find(root, today, (_SIGN,)) if each.place.path.endswith(".md")]
        if not found:
            return
        signs = {chr(int(code, 16)) for each in found for code in _CODE.findall(each.what)}
        for finding in found:
            what = f"A sign that cannot be printed was taken out: {finding.what} Say it in words."
            notes.look(finding.place.path, finding.place.line, what)
        for path in {finding.place.path for finding in found}:
            text = (root / path).read_text(encoding="utf-8")
            left = "".join(sign for sign in text if sign not in signs)
            (root / path).write_text(left, encoding="utf-8", newline="\n")


def _find(root: Path, today: date, rules: Sequence[str]) -> list[Finding]:
    """What some rules find. Raises ToolMissing."""
    sources = find_documents(root, today)
    chosen = [rule for rule in rulebook.load().values() if rule.id in rules]
    return list(make_verdict(_GATE, sources, chosen, find_tallies(sources, chosen)).findings)


def _mend(root: Path, finding: Finding) -> bool:
    """Whether anything was changed."""
    path = root / finding.place.path
    if path.suffix != ".md" or not finding.seen:
        return False
    lines = path.read_text(encoding="utf-8").split("\n")
    first = max(finding.place.line - 1, 0)
    for number in range(first, min(first + _NEAR, len(lines))):
        changed = _without(lines[number], finding)
        if changed != lines[number]:
            lines[number] = changed
            path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
            return True
    return False


def _without(line: str, finding: Finding) -> str:
    if finding.rule == _HTML:
        return line.replace(finding.seen, "")
    target = finding.seen.rpartition("](")[2].removesuffix(")")
    pattern = rf"!?\[((?:[^\[\]\\]|\\.)*)\]\(\s*<?{re.escape(target)}>?[^()]*\)"
    return re.sub(pattern, r"\1", line)
