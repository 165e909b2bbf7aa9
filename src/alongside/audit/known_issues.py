"""Findings that are known and accepted for a time, from a file of the site's owner.

Each names one element of one page, never a count, so that a new fault is seen at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from alongside.model import Finding
from alongside.system.settings_reader import SettingsFile, read_settings

_NAMES = ("page", "selector", "rule", "reason", "owner", "until")


@dataclass(frozen=True)
class KnownIssue:
    """until: the last day on which it is accepted. owner: the role that sees to it."""

    page: str
    selector: str
    rule: str
    reason: str
    owner: str
    until: date


@dataclass(frozen=True)
class KnownIssues:
    issues: tuple[KnownIssue, ...]
    today: date

    def mark(self, finding: Finding) -> Finding:
        for issue in self.issues:
            same = (issue.page, issue.rule, issue.selector)
            place = finding.place
            if same == (place.page, finding.rule, place.selector) and self.today <= issue.until:
                return replace(finding, excepted_until=issue.until)
        return finding


def read_known_issues(path: Path | None, today: date) -> KnownIssues:
    """path: of a YAML file with a list `issues`; None for no file. Raises BadInput."""
    if path is None:
        return KnownIssues((), today)
    file = SettingsFile(
        name=path.name,
        why="An issue that is not told in full would be forgotten.",
        general_mend=f"Give each issue: {', '.join(_NAMES)}.",
    )
    settings = read_settings(path, file)
    settings.mapping("The file is empty.")
    issues = []
    for entry in settings.member("issues").elements():
        entry.refuse_missing_names(_NAMES)
        entry.refuse_unknown_names(_NAMES)
        texts = {name: entry.member(name).text().strip() for name in _NAMES[:-1]}
        issues.append(KnownIssue(**texts, until=entry.member("until").day()))
    return KnownIssues(tuple(issues), today)
