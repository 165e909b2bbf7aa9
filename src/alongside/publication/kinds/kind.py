"""What a kind of document is made of, and how the settings of one are read from a source page.

A kind has settings beside title and owner, and sections that each of its pages must have. Settings
are data: days, addresses, names of documents. They stand on the source page alone and hold for all
versions, so nothing is typed twice. Words are text, and stand in the body of each version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from alongside.errors import BadInput
from alongside.model import KindFault, Publication, Variant
from alongside.system.settings_reader import Setting, SettingsFile

_FIRST_YEAR, _LAST_YEAR = 1900, 2200
KIND = "kind"
"""The setting that names the kind."""
QUESTION = "question"
WORDS = "{words}"
Values = Mapping[str, Any]
"""Name of a setting to what was read of it; without those that were left out. What each is, only
its Key knows."""


@dataclass(frozen=True)
class Key:
    """A setting of a kind.

    read: gives the value or refuses it, by the getters of Setting. example: the lines to type.
    """

    read: Callable[[Setting, Publication], object]
    example: str
    is_required: bool = True


@dataclass(frozen=True)
class Kind:
    """A kind of document.

    sections: id to a heading as it may be, of what each page must have. make: the dataclass of the
    kind from the values of its settings. compare: what is wrong between settings that are right by
    themselves, as (name of the setting, what, what to type). changes_on: days from which pages of
    the kind say something else. new_page: id to the body of each section that a new page begins
    with, {words} where words are to be written; a question has QUESTION at the start of its id.
    """

    keys: Mapping[str, Key]
    make: Callable[..., object]
    sections: Mapping[str, str] = field(default_factory=dict)
    compare: Callable[[Values], Iterator[tuple[str, str, str]]] = lambda values: iter(())
    changes_on: Callable[[Values], tuple[date, ...]] = lambda values: ()
    new_page: Mapping[str, str] = field(default_factory=dict)

    @property
    def new_settings(self) -> str:
        """The lines of an example of each setting that must be there."""
        required = [f"{key.example}\n" for key in self.keys.values() if key.is_required]
        return "".join(required)


def read_day(setting: Setting, publication: Publication) -> date:
    """A Key's read for a day."""
    day = setting.day()
    # A slip of a finger; days are counted from one to the other.
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        setting.refuse(f"The year of “{setting.name}” cannot be {day.year}.")
    return day


def read_values(
    kind: Kind, page: Variant, publication: Publication
) -> tuple[Values, list[KindFault]]:
    """The settings of a source page that can be used, and what is wrong with the others."""
    values: dict[str, object] = {}
    faults: list[KindFault] = []
    for name, key in kind.keys.items():
        if not key.is_required and page.meta.get(name) is None:
            continue
        # Other files of settings stop the program; of a page, it becomes a finding beside others.
        try:
            values[name] = key.read(_setting(page, name, key), publication)
        except BadInput as refusal:
            faults.append(KindFault(refusal.line, refusal.what, refusal.mend))
    if not faults:
        faults = [
            KindFault(page.meta_lines.get(name, 1), what, mend)
            for name, what, mend in kind.compare(values)
        ]
    return values, faults


def _setting(page: Variant, name: str, key: Key) -> Setting:
    mend = f"Write it between the two lines of ---, for example:\n{key.example}"
    file = SettingsFile(name=page.path.as_posix(), general_mend=mend, lines=page.meta_lines)
    return Setting(file, name, page.meta.get(name))
