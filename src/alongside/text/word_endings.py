"""Endings that a word may have in a text without being another word: Bengali কাউন্সিলের."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import cast

from alongside.system.yaml_lines import read_yaml

_CONSONANT = r"(?<=[\p{L}--[অ-ঔ]])"
_VOWEL = r"(?<=[\p{M}অ-ঔ])"


@cache
def endings_pattern(language: str) -> str:
    """A regular expression for what may stand behind a word, also nothing; "" where we know none.

    language: BCP 47 tag. For the module regex, with its second version.
    """
    endings = _read_endings().get(language.split("-")[0])
    if not endings:
        return ""
    case = f"{_CONSONANT}(?:{endings['consonant']})|{_VOWEL}(?:{endings['vowel']})"
    return f"(?:{case}|{endings['any']})?(?:{endings['last']})?"


@cache
def _read_endings() -> Mapping[str, Mapping[str, str]]:
    text = Path(__file__).with_name("word_endings.yml").read_text(encoding="utf-8")
    # Our own file, whose shape its test holds.
    return cast("Mapping[str, Mapping[str, str]]", read_yaml(text)[0])
