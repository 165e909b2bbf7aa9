"""The words of a language's pages, for the search page to offer one near to what was typed."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from lxml import html

from alongside.model import Language
from alongside.text.search_normalisation import normalise_for_search, search_settings

_SHORTEST, _LONGEST = 4, 30
"""Letters of a word that is offered. In a shorter one, another letter makes another word."""
_MOST_WORDS = 6000
"""In a file, the most common ones: 20 to 30 kB as web servers pack it."""
_KINDS_WITHIN_WORDS = ("L", "M", "Cf")
"""Letters, their marks, and joiners that cannot be seen: how Unicode's categories begin."""


def words_file(tag: str) -> str:
    """The name of the file with the words of a language."""
    return f"words-{tag}.txt"


def write_search_words(pages: Sequence[Path], language: Language, out: Path) -> None:
    """One word a line, the most common first, each as it is most often written."""
    words = Counter[str]()
    for page in pages:
        words.update(_split_words(" ".join(html.parse(str(page)).getroot().itertext())))
    text = "\n".join(_most_common(words, language))
    (out / words_file(language.tag)).write_text(text, encoding="utf-8")


def _split_words(text: str) -> list[str]:
    between = {
        ord(sign): " "
        for sign in set(text)
        if not unicodedata.category(sign).startswith(_KINDS_WITHIN_WORDS)
    }
    return text.translate(between).split()


def _most_common(words: Counter[str], language: Language) -> Iterable[str]:
    settings = search_settings(language)
    counts = Counter[str]()
    written: dict[str, str] = {}
    # The most common way to write a word comes first, and stays.
    for word, count in sorted(words.items(), key=lambda entry: (-entry[1], entry[0])):
        searched = normalise_for_search(word, settings).lower()
        if _SHORTEST <= len(searched) <= _LONGEST:
            written.setdefault(searched, word)
            counts[searched] += count
    ordered = sorted(counts, key=lambda searched: (-counts[searched], searched))
    return (written[searched] for searched in ordered[:_MOST_WORDS])
