"""How long a page takes to read, in words."""

from __future__ import annotations

import regex

from alongside.model import EASY_READ, Language, Variant
from alongside.text.plurals import format_count

_SIGN = regex.compile(r"[\p{Script=Hani}\p{Script=Hira}\p{Script=Kana}]")
"""Chinese and Japanese have no spaces between words: how fast they are read is counted in signs."""


def reading_time(variant: Variant, language: Language) -> str:
    """E.g. "About 3 minutes to read"; "" for easy read.

    Nobody has measured how fast readers of easy read are, and they differ widely. A time would tell
    many of them, or whoever reads with them, that they are slow: it is kinder to give none.
    """
    if variant.strand.level == EASY_READ:
        return ""
    minutes = max(1, round(count_words(variant) / language.words_per_minute))
    return format_count(language, "reading_time", minutes)


def count_words(variant: Variant) -> int:
    """Of the text of record: title, headings and blocks; a dash by itself is none."""
    count = 0
    for section in variant.sections:
        texts = [section.heading, *(block.text for block in section.blocks)]
        count += sum(_count_words_in(text) for text in texts)
    return count


def _count_words_in(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in _SIGN.sub(" a ", text).split())
