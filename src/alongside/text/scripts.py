"""Which script the letters of a text belong to."""

from __future__ import annotations

from functools import cache

import regex


def count_letters(text: str) -> int:
    """How many letters of any script a text has."""
    return len(regex.findall(r"\p{L}", text))


def count_script_letters(script: str, text: str) -> int:
    """How many letters are in the script, an ISO 15924 code such as "Arab"."""
    return len(_pattern(script).findall(text))


@cache
def _pattern(script: str) -> regex.Pattern[str]:
    # Version 1 of the module regex knows && for what is in both sets.
    return regex.compile(rf"[\p{{L}}&&\p{{Script={script}}}]", regex.V1)
