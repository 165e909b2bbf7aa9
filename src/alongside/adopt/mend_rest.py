"""Takes out what no page may have and no exception can allow: the checks themselves say what."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from alongside.adopt.baseline import findings_without_exception
from alongside.adopt.notes import Notes
from alongside.model import Finding

_LINKS = ("link-broken", "picture-missing", "picture-damaged")
_HTML = "html-in-text"
_MOST_ROUNDS = 5
"""What is taken out may lay bare something else."""
_NEAR = 60
"""Lines of a paragraph or table below the one that a finding names."""


def mend_rest(root: Path, today: date, notes: Notes) -> None:
    """Changes pages of the new publication, below root."""
    for _ in range(_MOST_ROUNDS):
        found = findings_without_exception(root, today, (*_LINKS, _HTML))
        changed = [finding for finding in found if _mend(root, finding)]
        for finding in changed:
            what = f"Taken out, as no reader could use it: {finding.seen}. {finding.what}"
            notes.look(finding.place.path, finding.place.line, what)
        if not changed:
            return


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
