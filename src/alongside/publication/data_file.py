"""A YAML file beside publication.yml that may be absent, and how to say where it is wrong."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from alongside.errors import BadInput
from alongside.languages import known_languages
from alongside.model import Publication
from alongside.system.yaml_lines import YamlError, read_yaml


class DataFile:
    """data: what the file holds. why: what a fault in it does to a reader."""

    def __init__(self, name: str, data: object, lines: Mapping[str, int], why: str):
        self.name, self.data, self._lines, self._why = name, data, lines, why

    def line(self, path: str) -> int:
        """Of "a.b.0" (".0" in a file that is a list), or of what stands around it."""
        while path and path not in self._lines:
            path = path.rpartition(".")[0]
        return self._lines.get(path, 1)

    def refuse(self, path: str, what: str, mend: str):
        raise BadInput(what, path=self.name, line=self.line(path), why=self._why, mend=mend)

    def refuse_unknown_names(self, path: str, entry: Mapping, names: Iterable[str]) -> None:
        """Refuses the first name in the entry that is not one of these."""
        names = list(names)
        for name in entry:
            if name not in names:
                near = difflib.get_close_matches(str(name), names, 1)
                self.refuse(
                    f"{path}.{name}" if path else str(name),
                    f"“{name}” is not a name that can stand here.",
                    f"Did you mean “{near[0]}”?" if near else f"Use one of: {', '.join(names)}",
                )

    def read_words(self, path: str, value: object, example: str) -> str:
        if not isinstance(value, str) or not value.strip():
            self.refuse(
                path,
                f"“{path.rpartition('.')[2]}” has no words.",
                f"Write it like this:\n  {example}",
            )
        return unicodedata.normalize("NFC", " ".join(value.split()))


def wording_keys(publication: Publication) -> list[str]:
    """Under which names words can stand: languages and strands, published ones first.

    The words of a language that is not published, or no longer, may stay in the file.
    """
    ours = (key for strand in publication.strands for key in (strand.language, strand.key))
    return list(dict.fromkeys((*ours, *known_languages())))


def read_data_file(root: Path, name: str, why: str) -> DataFile | None:
    """None when there is no such file. Raises BadInput when it cannot be read as YAML."""
    path = root / name
    if not path.exists():
        return None
    try:
        return DataFile(name, *read_yaml(path.read_text(encoding="utf-8-sig")), why)
    except YamlError as problem:
        raise BadInput(
            problem.message,
            path=name,
            line=problem.line,
            why=why,
            mend="Compare the line with its neighbours: same indent, name, colon, space, words.",
        ) from None
    except (OSError, UnicodeDecodeError):
        raise BadInput(
            f"{name} cannot be read as text.",
            path=name,
            why=why,
            mend="Save the file again with the encoding UTF-8.",
        ) from None
