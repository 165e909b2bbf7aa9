"""What is wrong on the first day, finding by finding, as exceptions that can only become fewer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from alongside.adopt.convert_page import as_yaml
from alongside.errors import ToolMissing
from alongside.gates.judge import find_tallies, make_verdict
from alongside.model import Finding, Rule, Sources
from alongside.publication.catalogue import find_documents
from alongside.rules import rulebook
from alongside.rules.finding_key import can_be_named, finding_keys
from alongside.system.limits import YAML_ENTRIES

REASON = (
    "It was so on the website that these pages come from. Each finding that is mended is taken out."
)
REASON_OF_FILES = (
    "These files come from the earlier website, and are not accessible to everybody yet."
)
_ATTACHMENTS, _ATTACHMENTS_BUILT = "attachment-not-accessible", "attachment-refused-by-verapdf"
_GATE = "sources"


@dataclass
class Baseline:
    """findings: rule, to file, to the keys of what was found there. left: what stops a release
    and can have no exception. unknown: rules that could not be asked, as a tool is missing."""

    findings: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    left: list[Finding] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(len(keys) for files in self.findings.values() for keys in files.values())

    def exceptions_text(self, owner: str, until: date) -> str:
        """For the end of publication.yml. Each key has a line, so that it can be deleted."""
        entries: list[dict[str, object]] = [
            {"rule": rule, "findings": part, "reason": REASON, "owner": owner, "until": until}
            for rule, files in self.findings.items()
            for part in _short_lists(files)
        ]
        # Files that the gate of sources refuses are refused once more in the built site.
        files = [path for path in self.findings.get(_ATTACHMENTS, {}) if path.endswith(".pdf")]
        if files:
            entries.append(
                {
                    "rule": _ATTACHMENTS_BUILT,
                    "scope": files,
                    "reason": REASON_OF_FILES,
                    "owner": owner,
                    "until": until,
                }
            )
        return "\n" + as_yaml({"exceptions": entries}) if entries else "\nexceptions: []\n"


def _short_lists(files: Mapping[str, list[str]]) -> Iterator[dict[str, list[str]]]:
    """The keys in as many parts as it takes for no list to be longer than a file may have."""
    longest = max(len(keys) for keys in files.values())
    for start in range(0, longest, YAML_ENTRIES):
        part = {path: keys[start : start + YAML_ENTRIES] for path, keys in files.items()}
        yield {path: keys for path, keys in part.items() if keys}


def find_baseline(root: Path, today: date) -> Baseline:
    """root: of the new publication, without exceptions."""
    baseline = Baseline()
    sources = find_documents(root, today)
    for rule in rulebook.load().values():
        if rule.gate == _GATE and rule.severity == "blocks":
            _add_findings(baseline, sources, rule)
    return baseline


def _add_findings(baseline: Baseline, sources: Sources, rule: Rule) -> None:
    try:
        tallies = find_tallies(sources, [rule])
    except ToolMissing:
        baseline.unknown.append(rule.id)
        return
    for path, tally in sorted(tallies[rule.id].items()):
        keys = finding_keys(rule, tally.told, sources)
        named = [key for key, each in zip(keys, tally.told, strict=True) if can_be_named(each)]
        if named and not rule.no_exception:
            baseline.findings.setdefault(rule.id, {})[path] = named
    verdict = make_verdict(_GATE, sources, [rule], tallies)
    baseline.left += [
        finding for finding in verdict.findings if rule.no_exception or finding.status != "failed"
    ]
