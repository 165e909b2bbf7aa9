"""Facts that many pages share: written once in facts.yml, used elsewhere as {{ fact.name }}."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from alongside.datafile import DataFile, read_data_file
from alongside.errors import BadInput

FILE = "facts.yml"
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_ASKED = re.compile(r"fact\.(\w+)")
_WHY = "A fact is written once, so that it cannot say one thing here and another there."
_EXAMPLE = "  contact_email: {value: hello@example.org, source: Our strategy, reviewed: 2026-11-22}"


@dataclass(frozen=True)
class Fact:
    """source: where it comes from. reviewed: the day on which somebody last made sure of it. line: in facts.yml."""

    value: str
    source: str
    reviewed: date
    line: int


def read_facts(root: Path) -> dict[str, Fact]:
    """Name to Fact. No file: no facts. Raises BadInput."""
    file = read_data_file(root, FILE, _WHY)
    if file is None:
        return {}
    if not isinstance(file.data, dict):
        file.refuse("", f"{FILE} is not a list of facts.", f"Write each fact like this:\n{_EXAMPLE}")
    return {name: _fact(file, name, entry) for name, entry in file.data.items()}


def with_facts(text: str, facts: dict[str, Fact], path: str, line: int) -> str:
    """The text with each {{ fact.name }} replaced by its value. path, line: where the text stands. Raises BadInput."""
    if "{" not in text:
        return text
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    try:
        return environment.from_string(text).render(fact={name: fact.value for name, fact in facts.items()})
    except (TemplateError, ArithmeticError, TypeError, ValueError):
        asked = next((name for name in _ASKED.findall(text) if name not in facts), "")
    if asked:
        near = difflib.get_close_matches(asked, facts, 3)
        mend = f"Did you mean {' or '.join(near)}?" if near else f"Add it to {FILE}, or correct its name."
        raise BadInput(f"There is no fact called “{asked}”.", path=path, line=line, why=_WHY, mend=mend)
    raise BadInput("This use of a fact cannot be understood.", path=path, line=line, seen=text, why=_WHY,
                   mend="Write the name of the fact between two pairs of brackets: {{ fact.contact_email }}")


def _fact(file: DataFile, name: str, entry: object) -> Fact:
    entry = entry if isinstance(entry, dict) else {}
    value, source, reviewed = (entry.get(key) for key in ("value", "source", "reviewed"))
    if not _NAME.fullmatch(name) or set(entry) != {"value", "source", "reviewed"} or not isinstance(
            reviewed, date) or not str(value or "").strip() or not str(source or "").strip():
        file.refuse(name, f"The fact “{name}” needs a value, a source and the date on which it was last reviewed.",
                    f"Write it like this:\n{_EXAMPLE}")
    return Fact(str(value).strip(), str(source).strip(), reviewed, file.line(name))
