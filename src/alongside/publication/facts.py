"""facts.yml: what many pages say and what can change, written once, with where it comes from."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from alongside.model import Fact, Publication
from alongside.pages.markdown import is_plain_markdown
from alongside.publication.data_file import DataFile, read_data_file, wording_keys
from alongside.publication.fact_kinds import FACT_KINDS, TEXT_KINDS

FILE = "facts.yml"
WHY = "A fact is written once, so that it cannot say one thing here and another there."
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_REQUIRED_KEYS = ("value", "source", "reviewed")
_EXAMPLE = "  contact_email: {kind: email, value: hello@example.org, source: Our strategy, reviewed: 2026-11-22}"
_MARKUP = set("{}[]<>|*`\\")
_PLAIN = "text"


def read_facts(publication: Publication) -> dict[str, Fact]:
    """Name to Fact, in the order of the file. No file: no facts. Raises BadInput."""
    file = read_data_file(publication.root, FILE, WHY)
    if file is None or file.data is None:
        return {}
    if not isinstance(file.data, dict):
        file.refuse(
            "", f"{FILE} is not a list of facts.", f"Write each fact like this:\n{_EXAMPLE}"
        )
    return {name: _read_fact(file, publication, name, entry) for name, entry in file.data.items()}


def _read_fact(file: DataFile, publication: Publication, name: str, entry: object) -> Fact:
    if not _NAME.fullmatch(name):
        file.refuse(
            name,
            f"“{name}” cannot be the name of a fact.",
            "Begin with a small letter, then use small letters, digits and _, for example contact_email",
        )
    entry = entry if isinstance(entry, dict) else {}
    file.refuse_unknown_names(name, entry, (*_REQUIRED_KEYS, "kind", "by_chance_on"))
    reviewed, source = entry.get("reviewed"), entry.get("source")
    if (
        any(entry.get(key) in (None, "") for key in _REQUIRED_KEYS)
        or not isinstance(reviewed, date)
        or not str(source).strip()
    ):
        file.refuse(
            name,
            f"The fact “{name}” needs a value, a source and the date on which it was last reviewed.",
            f"Write it like this:\n{_EXAMPLE}",
        )
    kind = str(entry.get("kind", _PLAIN))
    if kind not in FACT_KINDS:
        file.refuse(
            f"{name}.kind",
            f"“{kind}” is not a kind of fact.",
            f"Use one of: {', '.join(FACT_KINDS)}",
        )
    value = (
        _read_words(file, publication, name, entry["value"], kind)
        if kind in TEXT_KINDS
        else _read_figure(file, name, entry, kind)
    )
    return Fact(
        name,
        kind,
        value,
        str(source).strip(),
        reviewed,
        file.line(name),
        _read_pages(file, name, entry),
    )


def _read_figure(file: DataFile, name: str, entry: dict, kind: str) -> object:
    here, typed = f"{name}.value", entry["value"]
    value = None if isinstance(typed, (dict, list, bool)) else FACT_KINDS[kind].parse(typed)
    if value is None:
        seen = "a list" if isinstance(typed, (dict, list)) else f"“{typed}”"
        file.refuse(
            here,
            f"The value of “{name}” is {seen}, which is not {_with_article(kind)} as we need it.",
            f"Write it like this:\n  value: {FACT_KINDS[kind].example}",
        )
    if isinstance(value, str):
        _refuse_markup(file, here, name, value)
    return value


def _read_words(
    file: DataFile, publication: Publication, name: str, typed: object, kind: str
) -> dict[str, str]:
    """By strand or language; under "" what all of them get."""
    here = f"{name}.value"
    if isinstance(typed, dict):
        file.refuse_unknown_names(here, typed, wording_keys(publication))
    said = typed if isinstance(typed, dict) else {"": typed}
    found = {}
    for key, words in said.items():
        at = f"{here}.{key}".removesuffix(".")
        if words is None or isinstance(words, (dict, list, bool)) or not str(words).strip():
            file.refuse(
                at,
                f"The value of “{name}” has no words.",
                f"Write it like this:\n  value: {FACT_KINDS[kind].example}",
            )
        found[key] = unicodedata.normalize("NFC", " ".join(str(words).split()))
        _refuse_markup(file, at, name, found[key])
    return found


def _refuse_markup(file: DataFile, here: str, name: str, words: str) -> None:
    sign = next((sign for sign in words if sign in _MARKUP or not sign.isprintable()), "")
    if sign or not is_plain_markdown(words):
        file.refuse(
            here,
            f"The value of “{name}” has signs that a page would take for markup"
            + (f": {sign}" if sign else "."),
            "Write it in plain words, on one line, without signs such as * or [ and without a list’s mark in front.",
        )


def _read_pages(file: DataFile, name: str, entry: dict) -> tuple[str, ...]:
    pages = entry.get("by_chance_on") or []
    if not isinstance(pages, list) or not all(isinstance(page, str) for page in pages):
        file.refuse(
            f"{name}.by_chance_on",
            "by_chance_on is not a list of pages.",
            "  by_chance_on: [docs/our-area.md]",
        )
    return tuple(pages)


def _with_article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
