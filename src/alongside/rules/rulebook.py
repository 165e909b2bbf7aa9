"""Loads the rules: one YAML file each, in a folder for each gate."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alongside.model import Rule
from alongside.system.yaml_lines import YamlError, read_yaml

FOLDER = Path(__file__).parent
GATES = ("sources", "outputs", "browser")
_REQUIRED_KEYS = {"id", "gate", "check", "severity", "what", "why", "mend", "example", "standard"}
_ALLOWED_KEYS = _REQUIRED_KEYS | {"limits", "levels", "languages", "options"}


class BadRule(Exception):
    """A rule file is wrong. This is a fault of the program, not of its user."""


@cache
def load() -> dict[str, Rule]:
    """Rule id to Rule, in the order in which they are applied: sources first, then by id."""
    rules = {}
    for gate in GATES:
        for path in sorted((FOLDER / gate).glob("*.yml")):
            rules[path.stem] = _read_rule(path, gate)
    return rules


def _read_rule(path: Path, gate: str) -> Rule:
    try:
        data, _ = read_yaml(path.read_text(encoding="utf-8"))
    except YamlError as problem:
        raise BadRule(f"{path.name}:{problem.line}: {problem.message}") from None
    if not isinstance(data, dict) or not _REQUIRED_KEYS <= set(data) <= _ALLOWED_KEYS:
        wrong = sorted(_REQUIRED_KEYS - set(data or {})) or sorted(set(data) - _ALLOWED_KEYS)
        raise BadRule(f"{path.name}: missing or unknown: {', '.join(wrong)}")
    if (
        data["id"] != path.stem
        or data["gate"] != gate
        or data["severity"] not in ("blocks", "warns")
    ):
        raise BadRule(f"{path.name}: id, gate or severity does not fit the file")
    limits = {str(key): float(value) for key, value in (data.get("limits") or {}).items()}
    texts = {key: str(data[key]).strip() for key in ("what", "why", "mend", "example", "standard")}
    return Rule(
        id=data["id"],
        gate=gate,
        check=str(data["check"]),
        severity=data["severity"],
        limits=limits,
        levels=tuple(data.get("levels") or ()),
        languages=tuple(data.get("languages") or ()),
        options=data.get("options") or {},
        **texts,
    )
