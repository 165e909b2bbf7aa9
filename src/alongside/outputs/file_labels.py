"""What a link says of its file, in the language of its page: "PDF, 3 pages, 22 kB"."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from babel import Locale
from babel.numbers import format_decimal
from pikepdf import Pdf, PdfError

from alongside.model import Artifact, Language
from alongside.text.plurals import format_count

_NO_BREAK_SPACE = "\u00a0"
_KILO, _MEGA = 1_000, 1_000_000
"""Bytes."""


def format_name(language: Language, artifact: Artifact) -> str:
    """Words for the kind of file: "PDF", "Large print PDF"."""
    return language.strings[artifact.format.facts.word]


def describe_file(language: Language, name: str, file: Path) -> str:
    """The words for a file: its kind, pages and size. "" when it is missing or cannot be read.

    name: words for its kind, from format_name.
    """
    try:
        stat = file.stat()
        size = format_file_size(language, stat.st_size)
        if file.suffix != ".pdf":  # EPUBs and zip files have no pages of their own
            return language.strings["file_words_no_pages"].format(file=name, size=size)
        pages = _page_count(file, stat.st_mtime_ns, stat.st_size)
    # A damaged file has a finding of its own. Its link says less, and the build goes on.
    except (OSError, PdfError, ValueError, RuntimeError):
        return ""
    return language.strings["file_words"].format(
        file=name, pages=format_count(language, "file_pages", pages), size=size
    )


def format_file_size(language: Language, size: int) -> str:
    """ "22 kB" or "1.2 MB" of so many bytes, on one line; never less than 1 kB."""
    number: float = max(1, round(size / _KILO))
    key = "file_kb"
    if size >= _MEGA:
        number = round(size / _MEGA, 1)
        key = "file_mb"
    count = format_decimal(number, locale=Locale.parse(language.tag, sep="-"))
    # “1.2 MB” must not be broken over two lines.
    return language.strings[key].format(count=count).replace(" ", _NO_BREAK_SPACE)


@lru_cache(maxsize=1024)
def _page_count(file: Path, *_time_and_size: int) -> int:
    """Of a PDF. The time and the size of the file are asked for so that a new one is read again."""
    with Pdf.open(file) as pdf:
        return len(pdf.pages)
