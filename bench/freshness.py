"""Precision and recall of freshness: labelled edits, and the sections that each makes out of date.

The edits are in tests/freshness/, one file for each script. Each is tried on the page of its file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NotRequired, TypedDict, cast

import yaml

from alongside.errors import BadInput
from alongside.languages import read_language
from alongside.model import Fact, Section, Strand, Variant
from alongside.publication.catalogue import parse_variant
from alongside.publication.fact_uses import StrandFacts

FOLDER = Path("tests") / "freshness"
_STRAND = Strand("full", "full", "en", "", "", None)


@dataclass(frozen=True)
class Edit:
    """One labelled change of a page.

    before, after: whole pages. stale: ids of the sections whose meaning changes, for a person who
    reads both. facts_before, facts_after: the facts of facts.yml before and after, all of them
    numbers. language: BCP 47 tag of the one in which they are written.
    """

    script: str
    name: str
    before: str
    after: str
    stale: frozenset[str]
    facts_before: Mapping[str, int]
    facts_after: Mapping[str, int]
    language: str


def read_edits(folder: Path) -> list[Edit]:
    """Every edit of the table.

    Raises BadInput where one does not fit the page that it is tried on.
    """
    edits = []
    for path in sorted(folder.glob("*.yml")):
        # The files are part of the tests, which read all of them.
        table = cast("_Table", yaml.safe_load(path.read_text(encoding="utf-8")))
        edits += [_edit(path, table, frozenset(), entry) for entry in table["nothing_stale"]]
        for ids, entries in table["stale"].items():
            stale = frozenset(ids.split(", "))
            edits += [_edit(path, table, stale, entry) for entry in entries]
    return edits


class _Entry(TypedDict):
    """One edit of a file of the table.

    edit: its name. before, after: what it changes. first: what the page says instead before the
    edit. add: what it puts at the end of the page as well. facts: values that it changes.
    """

    edit: str
    before: NotRequired[str]
    after: NotRequired[str]
    first: NotRequired[tuple[str, str]]
    add: NotRequired[str]
    facts: NotRequired[dict[str, int]]


class _Table(TypedDict):
    """A file of tests/freshness/. stale: by ids of sections with ", " between, the edits that
    change them."""

    script: str
    page: str
    facts: dict[str, int]
    language: NotRequired[str]
    nothing_stale: list[_Entry]
    stale: dict[str, list[_Entry]]


def _edit(path: Path, table: _Table, stale: frozenset[str], entry: _Entry) -> Edit:
    before = _replace(path, table["page"], entry["edit"], *entry.get("first", ("", "")))
    after = _replace(path, before, entry["edit"], entry.get("before", ""), entry.get("after", ""))
    if entry.get("add"):
        after += f"\n{entry['add']}\n"
    facts = table["facts"]
    return Edit(
        script=table["script"],
        name=entry["edit"],
        before=before,
        after=after,
        stale=stale,
        facts_before=facts,
        facts_after={**facts, **entry.get("facts", {})},
        language=table.get("language", "en"),
    )


def _replace(path: Path, page: str, name: str, old: str, new: str) -> str:
    if old and page.count(old) != 1:
        raise BadInput(
            f"The edit “{name}” does not fit: “{old}” stands {page.count(old)} times on the page.",
            path=path.as_posix(),
            mend="It must stand there once.",
        )
    return page.replace(old, new) if old else page


def find_stale(edit: Edit) -> frozenset[str]:
    """Ids of the sections that we take to be out of date after the edit."""
    before = _sections(edit.before, edit.facts_before, edit)
    after = _sections(edit.after, edit.facts_after, edit)
    same = {
        section_id
        for section_id in before.keys() & after.keys()
        if after[section_id].has_fingerprint(before[section_id].fingerprint)
    }
    return frozenset((before.keys() | after.keys()) - same)


def _sections(text: str, values: Mapping[str, int], edit: Edit) -> dict[str, Section]:
    return {section.id or "": section for section in _parse(text, values, edit).sections}


def _parse(text: str, values: Mapping[str, int], edit: Edit) -> Variant:
    facts = {
        name: Fact(name, "number", Decimal(value), "Census", date(2026, 11, 22), 1)
        for name, value in values.items()
    }
    strand_facts = StrandFacts(facts, read_language(edit.language), (edit.language,))
    variant = parse_variant(text, "page", _STRAND, Path("page.md"), strand_facts)
    if variant.problem:
        raise BadInput(f"The page of the edit “{edit.name}” cannot be read. {variant.problem}")
    return variant


def measure(root: Path) -> tuple[str, bool]:
    """(table for people, whether precision and recall are both 1.00)"""
    edits = read_edits(root / FOLDER)
    lines = [f"{'script':24}{'edits':>7}{'stale':>7}{'precision':>11}{'recall':>8}"]
    for script in dict.fromkeys(edit.script for edit in edits):
        lines.append(_line(script, [edit for edit in edits if edit.script == script]))
    lines.append(_line("all", edits))
    wrong = [edit for edit in edits if find_stale(edit) != edit.stale]
    for edit in wrong:
        found = _format_ids(find_stale(edit))
        lines.append(f"Wrong: {edit.script}, {edit.name}: {found}, not {_format_ids(edit.stale)}")
    return "\n".join(lines), not wrong and bool(edits)


def _line(name: str, edits: list[Edit]) -> str:
    precision, recall = scores(edits)
    stale = sum(bool(edit.stale) for edit in edits)
    return f"{name:24}{len(edits):>7}{stale:>7}{precision:>11.2f}{recall:>8.2f}"


def scores(edits: list[Edit]) -> tuple[float, float]:
    """(precision, recall), counted in sections: a right edit with a wrong section lowers both."""
    right = found = labelled = 0
    for edit in edits:
        sections = find_stale(edit)
        right += len(sections & edit.stale)
        found += len(sections)
        labelled += len(edit.stale)
    precision = right / found if found else 1.0
    recall = right / labelled if labelled else 1.0
    return precision, recall


def _format_ids(ids: frozenset[str]) -> str:
    return ", ".join(sorted(map(str, ids))) or "nothing"
