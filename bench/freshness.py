"""Precision and recall of freshness: labelled edits, and the sections that each makes out of date.

The edits are in tests/freshness/, one file for each script. Each is tried on the page of its file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import yaml

from alongside.errors import BadInput
from alongside.languages import read_language
from alongside.model import Fact, Strand, Variant
from alongside.publication.catalogue import parse_variant
from alongside.publication.fact_uses import StrandFacts

FOLDER = Path("tests") / "freshness"
_STRAND = Strand("full", "full", "en", "", "", None)


@dataclass(frozen=True)
class Edit:
    """before, after: whole pages. stale: ids of the sections whose meaning changes, for a person who reads both.

    facts_before, facts_after: the facts of facts.yml then and now, all of them numbers. language: that tells them.
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
    """Every edit of the table. Raises BadInput where one does not fit the page that it is tried on."""
    edits = []
    for path in sorted(folder.glob("*.yml")):
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        groups = [(frozenset(), table["nothing_stale"])]
        groups += [(frozenset(ids.split(", ")), entries) for ids, entries in table["stale"].items()]
        edits += [_edit(path, table, ids, entry) for ids, entries in groups for entry in entries]
    return edits


def _edit(path: Path, table: dict, stale: frozenset[str], entry: dict) -> Edit:
    """first: what the page says instead before the edit. add: what the edit puts at the end of the page as well.
    facts: values that the edit changes in facts.yml."""
    before = _replace(path, table["page"], entry["edit"], *entry.get("first", ("", "")))
    after = _replace(path, before, entry["edit"], entry.get("before", ""), entry.get("after", ""))
    if entry.get("add"):
        after += f"\n{entry['add']}\n"
    facts = table["facts"]
    return Edit(
        table["script"],
        entry["edit"],
        before,
        after,
        stale,
        facts,
        {**facts, **entry.get("facts", {})},
        table.get("language", "en"),
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
    then = {
        section.id: section for section in _parse(edit.before, edit.facts_before, edit).sections
    }
    now = {section.id: section for section in _parse(edit.after, edit.facts_after, edit).sections}
    same = [
        id_ for id_ in then.keys() & now.keys() if now[id_].has_fingerprint(then[id_].fingerprint)
    ]
    return frozenset((then.keys() | now.keys()) - set(same))


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
    lines += [
        f"Wrong: {edit.script}, {edit.name}: {_format_ids(find_stale(edit))}, not {_format_ids(edit.stale)}"
        for edit in wrong
    ]
    return "\n".join(lines), not wrong and bool(edits)


def _line(name: str, edits: list[Edit]) -> str:
    precision, recall = scores(edits)
    stale = sum(bool(edit.stale) for edit in edits)
    return f"{name:24}{len(edits):>7}{stale:>7}{precision:>11.2f}{recall:>8.2f}"


def scores(edits: list[Edit]) -> tuple[float, float]:
    """(precision, recall), counted in sections: a right edit with a wrong section lowers both."""
    pairs = list(_sections(edits))
    right = sum(len(found & stale) for found, stale in pairs)
    found, stale = (sum(len(pair[side]) for pair in pairs) for side in (0, 1))
    return right / found if found else 1.0, right / stale if stale else 1.0


def _sections(edits: list[Edit]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    for edit in edits:
        yield find_stale(edit), edit.stale


def _format_ids(ids: frozenset[str]) -> str:
    return ", ".join(sorted(map(str, ids))) or "nothing"
