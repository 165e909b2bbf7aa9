"""The letters of languages, by CLDR's lists of them, which Google keeps for more languages."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

import regex

_PARTS = ("base", "marks")
"""The letters of a language in their order, and signs that stand with a letter."""
_HOLDER = "\u25cc"
"""The round that shows where the letter of a sign is."""
_RANGE = re.compile(r"(\w)-(\w)")
_LETTER = regex.compile(r"\p{L}|(?!\p{Script=Zinh})\p{M}")
"""Without the marks of all scripts, which Unicode joins with their letters."""


@cache
def exemplar_letters(language: str, script: str) -> str:
    """Small letters and their signs in the order of dictionaries, each once; "" where none is
    known.

    language: BCP 47 without a script. script: ISO 15924. Letters of two signs are left out, as no
    place among single ones is theirs.
    """
    text = _read_entry(language, script)
    letters: dict[str, None] = {}
    for part in _PARTS:
        found = re.search(rf'^  {part}: "(.*)"$', text, re.MULTILINE)
        for sign in _signs(found[1]) if found else ():
            letters[sign] = None
    return "".join(letters)


@cache
def own_name(language: str, script: str) -> str:
    """What readers call the language; "" where nobody has written it down."""
    found = re.search(r'^autonym: "(.*)"$', _read_entry(language, script), re.MULTILINE)
    # Some say the region, too, which here would be another language.
    return re.split(r" \(|,", found[1])[0] if found else ""


def _read_entry(language: str, script: str) -> str:
    name = f"data/languages/{language}_{script}.textproto"
    file = files("gflanguages").joinpath(name)
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _signs(listed: str) -> list[str]:
    """The single letters and signs of a list such as "a b c-f {ch} ◌̂"."""
    spelt_out = _RANGE.sub(_spell_out, listed)
    entries = (unicodedata.normalize("NFC", entry).lower() for entry in spelt_out.split())
    return [sign for sign in (entry.strip(_HOLDER) for entry in entries) if _is_letter(sign)]


def _spell_out(found: re.Match[str]) -> str:
    return " ".join(map(chr, range(ord(found[1]), ord(found[2]) + 1)))


def _is_letter(sign: str) -> bool:
    """Whether it is one letter, or a sign that belongs to a script. Others join their letter."""
    return len(sign) == 1 and bool(_LETTER.fullmatch(sign))
