"""Loads the rules: one YAML file each, in a folder for each gate."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alongside.errors import BadInput
from alongside.model import DOCUMENT, PAGE, PUBLICATION, Rule
from alongside.system.settings_reader import SettingsFile, read_settings

FOLDER = Path(__file__).parent
GATES = ("sources", "outputs", "browser")
AUDIT = "audit"
"""Rules about any page, whoever made it, which belong to no gate."""
LINKS = "links"
"""Rules about pages of other websites that ours link to. They belong to no gate either: a release
does not wait for other people."""
_FILES = ("pdf", "epub")
READS = (PAGE, DOCUMENT, PUBLICATION)
_SEVERITIES = ("blocks", "warns")
_REQUIRED_KEYS = ("id", "gate", "check", "severity", "what", "why", "mend", "example", "standard")
_OPTIONAL_KEYS = ("limits", "levels", "languages", "options", "no_exception", "files", "reads")


class BadRule(BadInput):
    """A rule file is wrong. This is a fault of the program, not of its user."""


@cache
def load() -> dict[str, Rule]:
    """Rule id to Rule, in the order in which they are applied: sources first, then by id.

    Raises BadRule.
    """
    rules = {}
    for gate in GATES:
        for path in sorted((FOLDER / gate).glob("*.yml")):
            rules[path.stem] = read_rule(path, gate)
    return rules


@cache
def load_audit_rules() -> dict[str, Rule]:
    """The rules by which `alongside audit` judges any page, by id. Raises BadRule."""
    return _load_folder(AUDIT)


@cache
def load_link_rules() -> dict[str, Rule]:
    """The rules by which `alongside check-links` judges, by id. Raises BadRule."""
    return _load_folder(LINKS)


def _load_folder(name: str) -> dict[str, Rule]:
    paths = sorted((FOLDER / name).glob("*.yml"))
    return {path.stem: read_rule(path, name) for path in paths}


def load_all() -> dict[str, Rule]:
    """The rules of the gates, then those of audits and of links. Raises BadRule."""
    return {**load(), **load_audit_rules(), **load_link_rules()}


def rule_ids() -> list[str]:
    """The ids of load_all, without a look into any rule: the name of a file is the rule's id."""
    folders = (FOLDER / name for name in (*GATES, AUDIT, LINKS))
    return [path.stem for folder in folders for path in sorted(folder.glob("*.yml"))]


def read_rule(path: Path, gate: str, file: SettingsFile | None = None) -> Rule:
    """The rule of one file. gate: the folder that the file is in. file: how a refusal calls it, if
    it is not one of ours. Raises BadRule, or what file raises."""
    settings = read_settings(path, file or rule_settings_file(f"{gate}/{path.name}"))
    settings.mapping("The rule file is empty.")
    settings.refuse_missing_names(_REQUIRED_KEYS)
    settings.refuse_unknown_names((*_REQUIRED_KEYS, *_OPTIONAL_KEYS))
    limits = settings.member("limits").optional_mapping()
    # What options may hold is known to each check alone.
    options = settings.member("options")
    options.optional_mapping()
    no_exception = settings.member("no_exception")
    files = settings.member("files")
    reads = settings.member("reads")
    return Rule(
        id=settings.member("id").one_of([path.stem], "The id is not the name of the file."),
        gate=settings.member("gate").one_of([gate], "The gate is not the folder of the file."),
        check=settings.member("check").text(),
        severity=settings.member("severity").one_of(_SEVERITIES),
        what=settings.member("what").text().strip(),
        why=settings.member("why").text().strip(),
        mend=settings.member("mend").text().strip(),
        example=settings.member("example").text().strip(),
        standard=settings.member("standard").text().strip(),
        limits={name: limit.number() for name, limit in limits.items()},
        levels=settings.member("levels").word_list(),
        languages=settings.member("languages").word_list(),
        options=options.value if isinstance(options.value, dict) else {},
        files=files.one_of(_FILES) if "files" in settings else "",
        reads=reads.one_of(READS) if "reads" in settings else PUBLICATION,
        no_exception=no_exception.text().strip() if "no_exception" in settings else "",
    )


def rule_settings_file(name: str) -> SettingsFile:
    """A file below rules/, whose faults are BadRules. name: relative to rules/."""
    return SettingsFile(
        name=f"src/alongside/rules/{name}",
        why="Nothing can be judged while a rule cannot be read.",
        general_mend="Compare with another file of the same folder.",
        error=BadRule,
    )
