"""facts.yml: what many pages say and what can change, written once, with where it comes from."""

from __future__ import annotations

import re
from datetime import date

from alongside.languages import describe_unknown_language
from alongside.model import Fact, Publication
from alongside.pages.markdown import is_plain_markdown
from alongside.publication.data_file import read_data_file, wording_keys
from alongside.publication.fact_kinds import FACT_KINDS, TEXT_KINDS
from alongside.system.settings_reader import Setting, join_words

FILE = "facts.yml"
WHY = "A fact is written once, so that it cannot say one thing here and another there."
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_REQUIRED_KEYS = ("value", "source", "reviewed")
_EXAMPLE = (
    "  contact_email: {kind: email, value: hello@example.org, source: Our plan, "
    "reviewed: 2026-11-22}"
)
_MARKUP = set("{}[]<>|*`\\")
_DEFAULT_KIND = "text"


def read_facts(publication: Publication) -> dict[str, Fact]:
    """Name to Fact, in the order of the file. No file: no facts. Raises BadInput."""
    file = read_data_file(publication.root, FILE, WHY)
    if file is None or not file.is_given:
        return {}
    if not isinstance(file.value, dict):
        file.refuse(f"{FILE} is not a list of facts.", f"Write each fact like this:\n{_EXAMPLE}")
    entries = file.optional_mapping()
    return {name: _read_fact(entry, publication) for name, entry in entries.items()}


def _read_fact(entry: Setting, publication: Publication) -> Fact:
    name = entry.name
    if not _NAME.fullmatch(name):
        entry.refuse(
            f"“{name}” cannot be the name of a fact.",
            "Begin with a small letter, then use small letters, digits and _, "
            "for example contact_email",
        )
    if isinstance(entry.value, dict):
        entry.refuse_unknown_names((*_REQUIRED_KEYS, "kind", "by_chance_on"))
    reviewed = entry.member("reviewed").value
    if not _is_complete(entry) or not isinstance(reviewed, date):
        entry.refuse(
            f"The fact “{name}” needs a value, a source and the date on which it was last "
            "reviewed.",
            f"Write it like this:\n{_EXAMPLE}",
        )
    kind = _read_kind(entry.member("kind"))
    value = entry.member("value")
    return Fact(
        name=name,
        kind=kind,
        value=(
            _read_texts(value, publication, name, kind)
            if kind in TEXT_KINDS
            else _read_figure(value, name, kind)
        ),
        source=str(entry.member("source").value).strip(),
        reviewed=reviewed,
        line=entry.line,
        by_chance_on=_read_pages(entry.member("by_chance_on")),
    )


def _is_complete(entry: Setting) -> bool:
    """Whether something stands behind each name that a fact cannot do without."""
    is_written = all(entry.member(key).value not in (None, "") for key in _REQUIRED_KEYS)
    source = entry.member("source").value
    return is_written and not isinstance(source, (dict, list)) and bool(str(source).strip())


def _read_kind(setting: Setting) -> str:
    kind = str(setting.value) if setting.is_given else _DEFAULT_KIND
    if kind not in FACT_KINDS:
        setting.refuse(f"“{kind}” is not a kind of fact.", f"Use one of: {', '.join(FACT_KINDS)}")
    return kind


def _read_figure(setting: Setting, name: str, kind: str) -> object:
    typed = setting.value
    # A figure is the same in every language, so it cannot be a list of languages.
    value = None if isinstance(typed, (dict, list, bool)) else FACT_KINDS[kind].parse(typed)
    if value is None:
        seen = "a list" if isinstance(typed, (dict, list)) else f"“{typed}”"
        setting.refuse(
            f"The value of “{name}” is {seen}, which is not {_with_article(kind)} as we need it.",
            f"Write it like this:\n  value: {FACT_KINDS[kind].example}",
        )
    if isinstance(value, str):
        _refuse_markup(setting, name, value)
    return value


def _read_texts(setting: Setting, publication: Publication, name: str, kind: str) -> dict[str, str]:
    """By strand or language; under "" what all of them get."""
    entries = {"": setting}
    if isinstance(setting.value, dict):
        setting.refuse_unknown_names(wording_keys(publication), describe_unknown_language)
        entries = setting.mapping(
            f"The value of “{name}” has no words.",
            f"Write it like this:\n  value: {FACT_KINDS[kind].example}",
        )
    return {key: _read_text(entry, name, kind) for key, entry in entries.items()}


def _read_text(setting: Setting, name: str, kind: str) -> str:
    """A house number alone is a text too, though YAML reads it as a number."""
    is_text = setting.is_given and not isinstance(setting.value, (dict, list, bool))
    if not is_text or not str(setting.value).strip():
        setting.refuse(
            f"The value of “{name}” has no words.",
            f"Write it like this:\n  value: {FACT_KINDS[kind].example}",
        )
    text = join_words(str(setting.value))
    _refuse_markup(setting, name, text)
    return text


def _refuse_markup(setting: Setting, name: str, text: str) -> None:
    # Facts are put into Markdown as they are. Markup would change what stands around them.
    sign = next((sign for sign in text if sign in _MARKUP or not sign.isprintable()), "")
    if sign or not is_plain_markdown(text):
        setting.refuse(
            f"The value of “{name}” has signs that a page would take for markup"
            + (f": {sign}" if sign else "."),
            "Write it in plain words, on one line, without signs such as * or [ "
            "and without a list’s mark in front.",
        )


def _read_pages(setting: Setting) -> tuple[str, ...]:
    """Pages on which the same figure stands for something else."""
    return setting.word_list(
        "by_chance_on is not a list of pages.", "  by_chance_on: [docs/our-area.md]"
    )


def _with_article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
