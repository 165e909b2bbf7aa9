"""The text of an old page, in whichever encoding, and the settings at its top."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from alongside.pages.front_matter import split_front_matter
from alongside.pages.markdown import normalise_line_ends
from alongside.system.input_text import (
    TextError,
    decode_text,
    is_control_sign,
    read_input,
)
from alongside.system.limits import PAGE_BYTES
from alongside.system.yaml_lines import YamlError, read_yaml

Line = tuple[int, str]
"""Number in the old file, from 1, and the words."""
_TOML = "+++"


@dataclass
class PageSource:
    """front: of the old page. problems: line and what was wrong with the file."""

    front: dict[str, object]
    lines: list[Line]
    problems: list[Line] = field(default_factory=list)


def read_page_source(path: Path) -> PageSource:
    """Raises TextError for a file that is too large or cannot be opened."""
    text, problems = _read_text(path)
    front, body, first, problem = _split(text)
    lines = list(enumerate(body.split("\n"), first))
    return PageSource(front, lines, problems + problem)


def read_front_matter(path: Path) -> dict[str, object]:
    """Empty where there is none that can be read."""
    try:
        return read_page_source(path).front
    except TextError:
        return {}


def _read_text(path: Path) -> tuple[str, list[Line]]:
    content = read_input(path, PAGE_BYTES)
    try:
        return normalise_line_ends(decode_text(content)), []
    except TextError as problem:
        text, encoding = _decode_otherwise(content)
        cleaned = "".join(" " if is_control_sign(sign) else sign for sign in text)
        words = f"{problem.what} Read as {encoding}: look at its accents and signs."
        return normalise_line_ends(cleaned), [(problem.line, words)]


def _decode_otherwise(content: bytes) -> tuple[str, str]:
    """What editors of Windows save."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), "UTF-16"
    try:
        return content.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace"), "Windows-1252"


def _split(text: str) -> tuple[dict[str, object], str, int, list[Line]]:
    """Settings, body, the line on which it starts, and what was wrong."""
    lines = text.split("\n")
    if lines[0].strip() == _TOML and _TOML in [line.rstrip() for line in lines[1:]]:
        end = [line.rstrip() for line in lines].index(_TOML, 1)
        body, first = "\n".join(lines[end + 1 :]), end + 2
        try:
            return dict(tomllib.loads("\n".join(lines[1:end]))), body, first, []
        except tomllib.TOMLDecodeError:
            return {}, body, first, [(1, _NO_SETTINGS)]
    split = split_front_matter(text)
    if split is None:
        return {}, text, 1, []
    front, body, first = split
    try:
        meta, _ = read_yaml(front, 2)
    except YamlError as error:
        return {}, body, first, [(error.line, _NO_SETTINGS)]
    return (meta if isinstance(meta, dict) else {}), body, first, []


_NO_SETTINGS = "The settings at the top cannot be read and were left out."
