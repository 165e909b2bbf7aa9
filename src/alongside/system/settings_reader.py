"""Reads a file of settings: each value comes with its place, so that a fault names file and line.

Every YAML file that somebody writes for the program is read with this module: publication.yml and
the data files beside it, the language files, the rule files and states.yml. The front matter of a
page is not: there a fault is a finding beside others, and does not stop the program.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import NoReturn

from alongside.errors import BadInput
from alongside.system.yaml_lines import YamlError, read_yaml

_YAML_MEND = "Compare the line with its neighbours: same indent, name, colon, space, value."


@dataclass(frozen=True)
class SettingsFile:
    """A file of settings, and the words that all refusals of it share.

    name: the path that a refusal names. why: what a fault in the file does to readers.
    general_mend: said where nothing more exact is known. unknown_name: said of a name that cannot
    stand where it is; “{name}” is filled in. error: BadInput, or a kind of it for a file that
    belongs to the program. lines: from the path of a value ("a.b.0") to its line, from 1.
    """

    name: str
    why: str = ""
    general_mend: str = "Compare the line with its neighbours."
    unknown_name: str = "“{name}” is not a name that can stand here."
    error: type[BadInput] = BadInput
    lines: Mapping[str, int] = field(default_factory=dict)

    def line(self, path: str) -> int:
        """The line of a value; of one that is missing, the line of what stands around it."""
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        return self.lines.get(path, 1)

    def refuse(self, path: str, what: str, mend: str) -> NoReturn:
        raise self.error(what, path=self.name, line=self.line(path), why=self.why, mend=mend)


@dataclass(frozen=True)
class Setting:
    """One value of a file, with its place.

    path: names and positions from the top, "levels.full.folder" or "documents.0"; "" for the whole
    file and ".0" for the first entry of a file that is a list. value: what read_yaml gave, None
    where there is nothing.

    Each getter returns the value in one type or refuses it. what and mend: the words of the
    refusal; without them it says which type is needed.
    """

    file: SettingsFile
    path: str
    value: object

    @property
    def name(self) -> str:
        return self.path.rpartition(".")[2]

    @property
    def line(self) -> int:
        return self.file.line(self.path)

    @property
    def is_given(self) -> bool:
        return self.value is not None

    def refuse(self, what: str, mend: str = "") -> NoReturn:
        self.file.refuse(self.path, what, mend or self.file.general_mend)

    def __contains__(self, name: object) -> bool:
        """Whether a mapping has the name, even if nothing stands behind it."""
        return isinstance(self.value, dict) and name in self.value

    def member(self, name: str) -> Setting:
        """What stands behind a name of a mapping; its value is None when nothing does."""
        # Something that is no mapping has no members. Its own getter refuses it, with better words.
        value = self.value.get(name) if isinstance(self.value, dict) else None
        return Setting(self.file, f"{self.path}.{name}" if self.path else name, value)

    def mapping(self, what: str = "", mend: str = "") -> dict[str, Setting]:
        """Name to value, at least one."""
        if not isinstance(self.value, dict) or not self.value:
            self._refuse_type("a list of “name: value”", what, mend)
        return {str(name): self.member(str(name)) for name in self.value}

    def optional_mapping(self, what: str = "", mend: str = "") -> dict[str, Setting]:
        """The same, but there may be nothing."""
        return {} if self.value in (None, {}) else self.mapping(what, mend)

    def elements(self, what: str = "", mend: str = "") -> list[Setting]:
        """The entries of a list, at least one."""
        if not isinstance(self.value, list) or not self.value:
            self._refuse_type("a list", what, mend)
        return [
            Setting(self.file, f"{self.path}.{index}", value)
            for index, value in enumerate(self.value)
        ]

    def optional_elements(self, what: str = "", mend: str = "") -> list[Setting]:
        """The same, but there may be none."""
        return [] if self.value in (None, []) else self.elements(what, mend)

    def text(self, what: str = "", mend: str = "") -> str:
        """A text with at least one sign in it, as it is written."""
        if not isinstance(self.value, str) or not self.value.strip():
            self._refuse_type("a text", what, mend)
        return self.value

    def words(self, example: str) -> str:
        """A text on one line, in Unicode's composed form. example: the line as it may look."""
        text = self.text(f"“{self.name}” has no words.", f"Write it like this:\n  {example}")
        return join_words(text)

    def word_list(self, what: str = "", mend: str = "") -> tuple[str, ...]:
        """A list of texts; it may be missing or empty."""
        return tuple(each.text(what, mend) for each in self.optional_elements(what, mend))

    def whole_number(self, least: int, most: int) -> int:
        number = self.value
        # To Python, true is the number 1.
        if not isinstance(number, int) or isinstance(number, bool) or not least <= number <= most:
            self._refuse_type(f"a whole number from {least} to {most}", "", "")
        return number

    def number(self) -> float:
        """A number with or without decimals. YAML reads one with decimals as a text."""
        try:
            return float(str(self.value))
        except ValueError:
            self._refuse_type("a number", "", "")

    def day(self, what: str = "", mend: str = "") -> date:
        if not isinstance(self.value, date):
            self._refuse_type("a date such as 2026-11-22", what, mend)
        return self.value

    def flag(self, default: bool) -> bool:
        """true or false; the default where nothing is written."""
        if self.value is None:
            return default
        if not isinstance(self.value, bool):
            self.refuse(
                f"{self.name} is “{self.value}”, but can only be true or false.",
                f"    {self.name}: true",
            )
        return self.value

    def one_of(self, known: Collection[str], what: str = "", mend: str = "") -> str:
        """One of the known texts. Without a mend, the nearest of them is suggested."""
        if not isinstance(self.value, str) or self.value not in known:
            self.refuse(
                what or f"“{self.path}” is “{self.value}”, which we do not know.",
                mend or suggest(str(self.value), known),
            )
        return self.value

    def refuse_unknown_names(
        self,
        known: Iterable[str],
        describe: Callable[[str], tuple[str, str] | None] = lambda name: None,
    ) -> None:
        """Refuses the first name of a mapping, or the first text of a list, that is not known.

        describe: what is wrong with a name and how to mend it, where it knows better than that the
        name is not known.
        """
        names = self.value if isinstance(self.value, (dict, list)) else ()
        known = list(known)
        for name in map(str, names):
            if name not in known:
                path = f"{self.path}.{name}" if self.path else name
                self.file.refuse(
                    path,
                    *describe(name)
                    or (self.file.unknown_name.format(name=name), suggest(name, known)),
                )

    def refuse_missing_names(self, needed: Iterable[str]) -> None:
        """Refuses a mapping that lacks one of the names."""
        for name in needed:
            if name not in self:
                self.refuse(f"“{name}” is missing.")

    def _refuse_type(self, kind: str, what: str, mend: str) -> NoReturn:
        self.refuse(what or f"“{self.path}” is missing or is not {kind}.", mend)


def read_settings(path: Path, file: SettingsFile) -> Setting:
    """The whole file as one Setting. Raises the file's error when it cannot be read as YAML."""
    try:
        # Some editors put a byte order mark before the text. It is no part of it.
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise file.error(
            f"{file.name} cannot be opened.",
            path=file.name,
            why=file.why,
            seen=error.strerror or "",
            mend="Check that it is a file and that you may read it.",
        ) from None
    except UnicodeDecodeError:
        raise file.error(
            f"{file.name} cannot be read: it is not saved as UTF-8 text.",
            path=file.name,
            why=file.why,
            mend="Save the file again with the encoding UTF-8.",
        ) from None
    return parse_settings(text, file)


def parse_settings(text: str, file: SettingsFile) -> Setting:
    """The same from the text of the file."""
    try:
        value, lines = read_yaml(text)
    except YamlError as problem:
        raise file.error(
            problem.message, path=file.name, line=problem.line, why=file.why, mend=_YAML_MEND
        ) from None
    # Lines are known only now; all else was said by whoever asks for the file.
    with_lines = replace(file, lines=lines)
    return Setting(with_lines, "", value)


def suggest(word: str, known: Iterable[str], otherwise: str | None = None) -> str:
    """ "Did you mean “index”?" when a known word is like the one that was written.

    otherwise: said when none is; without it, all known words are listed.
    """
    known = list(known)
    near = difflib.get_close_matches(word, known, 1)
    if near:
        return f"Did you mean “{near[0]}”?"
    return f"Use one of: {', '.join(known)}" if otherwise is None else otherwise


def join_words(text: str) -> str:
    """The text on one line, with single spaces, in Unicode's composed form."""
    return unicodedata.normalize("NFC", " ".join(text.split()))
