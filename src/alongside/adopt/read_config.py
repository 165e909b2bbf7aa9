"""Reads the settings of other generators: YAML with tags of its own, TOML, JSON, or a program."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import yaml

from alongside.errors import BadInput
from alongside.system.input_text import TextError, read_input_text
from alongside.system.limits import SETTINGS_BYTES

_MEND = "Mend the file, so that the site builds with the program that it was made for."


class _Loader(yaml.SafeLoader):
    """Knows no tag: !!python/name:… of MkDocs becomes nothing, and no program is run."""


def _drop_tag(loader: _Loader, suffix: str, node: yaml.Node) -> None:
    return None


_Loader.add_multi_constructor("!", _drop_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _drop_tag)


def read_config(path: Path) -> dict[str, Any]:
    """Name to value; of a file that is no list of names, nothing. Raises BadInput."""
    try:
        text = read_input_text(path, SETTINGS_BYTES)
        value = _parse(path.suffix.lower(), text)
    except TextError as problem:
        raise BadInput(f"{problem.what}", path=str(path), line=problem.line, mend=_MEND) from None
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        mark = getattr(problem, "problem_mark", None)
        raise BadInput(
            "The settings of this website cannot be read.",
            path=str(path),
            line=mark.line + 1 if mark else 0,
            why="They say in which folders its pages are, and in which languages.",
            mend=_MEND,
        ) from None
    return value if isinstance(value, dict) else {}


def _parse(ending: str, text: str) -> Any:
    if ending == ".toml":
        return tomllib.loads(text)
    if ending == ".json":
        return json.loads(text)
    if ending in (".yml", ".yaml"):
        return yaml.load(text, Loader=_Loader)
    return _read_program(text)


_PAIR = re.compile(r"""\b(title|url|baseUrl|defaultLocale|routeBasePath)\s*:\s*(["'`])(.*?)\2""")
_LOCALES = re.compile(r"""\blocales\s*:\s*\[([^\]]*)\]""")
_QUOTED = re.compile(r"""["'`]([^"'`]+)["'`]""")
_COMMENT = re.compile(r"(?m)^\s*//[^\n]*$|/\*.*?\*/", re.DOTALL)


def _read_program(text: str) -> dict[str, Any]:
    """What a docusaurus.config.js says plainly. It is not run: it could do anything."""
    text = _COMMENT.sub("", text)
    found: dict[str, Any] = {}
    for name, _, value in _PAIR.findall(text):
        # The first title is that of the site; later ones belong to its menu.
        found.setdefault(name, value)
    locales = _LOCALES.search(text)
    if locales:
        found["locales"] = _QUOTED.findall(locales[1])
    return found


def list_texts(value: object) -> list[str]:
    """The texts of a list; none of anything else."""
    return [str(each) for each in value] if isinstance(value, list) else []


def as_mapping(value: object) -> dict[str, Any]:
    """The value, if it is one."""
    return value if isinstance(value, dict) else {}
