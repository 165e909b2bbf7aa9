"""The ways to read a publication: reading levels and languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

EASY_READ = "easy-read"
"""The level whose text explains its hard words itself and whose readers are not timed."""
PLAIN = "plain-english"
"""The level of everyday words, in whichever language. The name is that of the first one."""


@dataclass(frozen=True)
class Strand:
    """One way to read the whole publication: a reading level in a language.

    key: "full", "plain-english", "easy-read", or a BCP 47 tag such as "ur", or of another level in
    a language "ur-easy-read".
    level: of a translation, that of the strand it is made from. language: a BCP 47 tag.
    folder: below docs/, "" for the text as authored, "languages/ur", "languages/ur/easy-read".
    url: below the site's root, "" or "easy-read" or "ur" or "ur/easy-read".
    made_from: key of the strand that this one is made from; None for the source. A document may
    have another source: ask Publication.made_from.
    sign_offs: the checks that each Variant needs, e.g. ("translation",). A page can need more, see
    publication/sign_offs.py.
    page_by_page: whether each main section is a web page of its own.
    books_by_section: whether it has a book of each section of the publication instead of one of
    all. longest_book: how many pages a book may have in the usual print; 0 for no limit.
    """

    key: str
    level: str
    language: str
    folder: str
    url: str
    made_from: str | None
    sign_offs: tuple[str, ...] = ()
    page_by_page: bool = False
    books_by_section: bool = False
    longest_book: int = 0


@dataclass(frozen=True)
class Language:
    """What the program must know of a language; from CLDR and from languages/<tag>.yml.

    tag: BCP 47. name: in English. autonym: in the language. script: ISO 15924 code ("Latn", "Arab",
    "Beng"). direction: "ltr" or "rtl". sentence_ends: the signs that end a sentence.
    strings: the interface's words, by key. easy_read: those that easy read has in other words, by
    key. locale: the CLDR locale of its dates and plurals.
    alphabet: its letters in their order. words_per_minute: how fast it is read.
    numerals: CLDR's name of the digits of page numbers ("latn", "beng").
    number_format: CLDR's pattern of a whole number, "#,##0".
    time_formats: CLDR's patterns of a time, "hour" for a full hour and "minute" for any other.
    no_line_end_words: short words that a printed line never ends with ("clinging" in the file).
    yes_answers: what people write for "yes", in small letters.
    typed_letters: a letter of another keyboard to the one that is meant. search_letters: a letter
    of the language to another that search takes it for.
    other_letters: letters that its words may have besides the alphabet; "" where the alphabet says
    nothing of what words may have, as in languages that keep the spelling of foreign names.
    font: a family of its own; "" for that of its script.
    words_are_draft: whether nobody who reads the language has checked the interface's words.
    """

    tag: str
    name: str
    autonym: str
    script: str
    direction: str
    sentence_ends: str
    strings: Mapping[str, str]
    locale: str
    alphabet: str
    words_per_minute: int
    numerals: str
    number_format: str
    time_formats: Mapping[str, str]
    no_line_end_words: tuple[str, ...] = ()
    yes_answers: tuple[str, ...] = ()
    typed_letters: Mapping[str, str] = field(default_factory=dict)
    other_letters: str = ""
    search_letters: Mapping[str, str] = field(default_factory=dict)
    words_are_draft: bool = False
    font: str = ""
    easy_read: Mapping[str, str] = field(default_factory=dict)

    def at_level(self, level: str) -> Language:
        """The language with the interface's words for readers of a level."""
        if level != EASY_READ or not self.easy_read:
            return self
        return replace(self, strings={**self.strings, **self.easy_read})
