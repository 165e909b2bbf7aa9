"""diagrams.yml: what is drawn on pages, as data, with its words in each language."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import partial

from alongside.languages import describe_unknown_language
from alongside.model import DIAGRAM_KINDS, Diagram, DiagramCell, Publication
from alongside.publication.data_file import read_data_file, wording_keys
from alongside.publication.fact_kinds import fact_number
from alongside.system.settings_reader import Setting, join_words, suggest

FILE = "diagrams.yml"
_WHY = "Readers must get what is drawn in words, too, and in their language."
_EXAMPLE = (
    "rubbish-by-year:\n    kind: bars\n    heads: [{en: Year}, {en: Rubbish}]\n    rows:\n"
    "      - [{words: {en: 2025}}, "
    "{words: {en: 31 tonnes}, number: 31, source: Our report of 2026}]"
)
_CELL_EXAMPLE = "      - [{words: {en: 2025}}, {words: {en: 31 tonnes}, fact: tonnes_2025}]"
_MONTHS_EXAMPLE = "{words: {en: July 2026 to May 2027}, from: 2026-07, to: 2027-05}"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_MOST_COLUMNS = 4
"""A table of more does not fit on a phone."""


def read_diagrams(publication: Publication) -> dict[str, Diagram]:
    """By name, in the order of the file. No file: none. Raises BadInput."""
    file = read_data_file(publication.root, FILE, _WHY)
    if file is None:
        return {}
    entries = file.optional_mapping(
        f"{FILE} is not a list of diagrams.", f"Write each diagram like this:\n  {_EXAMPLE}"
    )
    return {name: _read_diagram(entry, publication) for name, entry in entries.items()}


def _read_diagram(entry: Setting, publication: Publication) -> Diagram:
    if not _NAME.fullmatch(entry.name):
        entry.refuse(
            f"“{entry.name}” cannot be the name of a diagram.",
            "Use small letters, digits and hyphens, for example rubbish-by-year",
        )
    needs = f"The diagram “{entry.name}” needs its kind, its heads and its rows."
    mend = f"Write it like this:\n  {_EXAMPLE}"
    entry.mapping(needs, mend)
    entry.refuse_unknown_names(("kind", "heads", "rows"))
    kind = entry.member("kind").one_of(
        DIAGRAM_KINDS, mend=f"Write one of these behind “kind:”: {', '.join(DIAGRAM_KINDS)}"
    )
    heads = tuple(
        DiagramCell(_read_words(head, publication), head.line)
        for head in entry.member("heads").elements(needs, mend)
    )
    if len(heads) > _MOST_COLUMNS:
        entry.member("heads").refuse(
            f"The diagram “{entry.name}” has too many columns for a phone: {len(heads)}.",
            f"Make two diagrams of it. The most that fits is {_MOST_COLUMNS}.",
        )
    read_row = partial(_read_row, publication=publication, kind=kind, columns=len(heads))
    rows = tuple(read_row(row) for row in entry.member("rows").elements(needs, mend))
    return Diagram(entry.name, kind, heads, rows, entry.line)


def _read_row(
    row: Setting, publication: Publication, kind: str, columns: int
) -> tuple[DiagramCell, ...]:
    cells = row.elements("A row is not a list of cells.", f"Write it like this:\n{_CELL_EXAMPLE}")
    if len(cells) != columns:
        row.refuse(
            f"This row does not have a cell for each head: {len(cells)} in place of {columns}.",
            "Give it one cell for each of the heads. Where nothing is known, say so in words.",
        )
    return tuple(_read_cell(cell, publication, kind) for cell in cells)


def _read_cell(cell: Setting, publication: Publication, kind: str) -> DiagramCell:
    cell.mapping("A cell needs its words.", f"Write it like this:\n{_CELL_EXAMPLE}")
    drawn = {"bars": ("number", "source", "fact"), "timeline": ("from", "to")}.get(kind, ())
    cell.refuse_unknown_names(("words", *drawn))
    words = _read_words(cell.member("words"), publication)
    if cell.member("fact").is_given:
        return DiagramCell(words, cell.line, *_read_fact(cell.member("fact"), publication))
    source = cell.member("source")
    return DiagramCell(
        words=words,
        line=cell.line,
        number=_read_number(cell.member("number")),
        source=source.words("source: Our report of 2026") if source.is_given else "",
        months=_read_months(cell),
    )


def _read_words(setting: Setting, publication: Publication) -> dict[str, str]:
    """By strand or language."""
    entries = setting.mapping(
        "Here are no words, or nobody can tell in which language they are.",
        "Write the words of each language behind its tag: {en: Year, pl: Rok}",
    )
    setting.refuse_unknown_names(wording_keys(publication), describe_unknown_language)
    return {key: _read_text(entry) for key, entry in entries.items()}


def _read_text(setting: Setting) -> str:
    """A year alone is words, too, though YAML reads it as a number."""
    is_text = setting.is_given and not isinstance(setting.value, (dict, list, bool))
    if not is_text or not str(setting.value).strip():
        setting.refuse(f"“{setting.name}” has no words.", f"Write it like this:\n{_CELL_EXAMPLE}")
    return join_words(str(setting.value))


def _read_fact(setting: Setting, publication: Publication) -> tuple[Decimal, str]:
    """The number of a fact, and where it comes from."""
    name = str(setting.value)
    fact = publication.facts.get(name)
    if fact is None:
        near = suggest(name, publication.facts, otherwise="")
        setting.refuse(
            f"There is no fact called “{name}”.",
            f"Correct the name, or add it to facts.yml. {near}".strip(),
        )
    if fact.kind not in ("number", "percent"):
        setting.refuse(
            f"The fact “{name}” is no number, so nobody can draw it.",
            "Write the name of a fact whose kind is number or percent.",
        )
    return fact_number(fact), fact.source


def _read_number(setting: Setting) -> Decimal | None:
    if not setting.is_given:
        return None
    try:
        number = Decimal(str(setting.value))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or number < 0 or isinstance(setting.value, bool):
        setting.refuse(
            f"“{setting.value}” is not a number that a bar can have.",
            "Write it in digits, with a point before decimals: number: 8.9",
        )
    return number


def _read_months(cell: Setting) -> tuple[int, int] | None:
    first, last = (_read_month(cell.member(name)) for name in ("from", "to"))
    if first is None and last is None:
        return None
    if first is None or last is None or last < first:
        cell.refuse(
            "A stretch of time needs the month in which it begins, and one in which it ends.",
            f"Write both, the earlier one first:\n  {_MONTHS_EXAMPLE}",
        )
    return first, last


def _read_month(setting: Setting) -> int | None:
    """Counted from the year 0."""
    if not setting.is_given:
        return None
    month = _MONTH.fullmatch(str(setting.value))
    if month is None:
        setting.refuse(
            f"“{setting.value}” is not a month.", f"Write it like this:\n  {_MONTHS_EXAMPLE}"
        )
    return 12 * int(month[1]) + int(month[2]) - 1
