"""The formats: how readers get the publication. One table says all that differs between them.

To add a format, add a member here, its maker in formats/makers.py and a word in each language.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

_PDF = "application/pdf"
_CHECKS_OF_PDFS = (
    "pdf-unreadable",
    "pdf-not-accessible",
    "pdf-refused-by-verapdf",
    "pdf-settings-wrong",
    "pdf-structure-differs",
    "pdf-text-differs",
    "pdf-letters-too-small",
    "pdf-page-nearly-empty",
    "pdf-text-cut-off",
    "pdf-words-turned-round",
)
_CHECKS_OF_EPUBS = (
    "epub-not-valid",
    "epub-not-accessible",
    "epub-structure-differs",
    "epub-text-differs",
)


class Holds(StrEnum):
    """What one file of a format holds, and so how many of them are owed."""

    DOCUMENT = "document"
    STRAND = "strand"
    PUBLICATION = "publication"


@dataclass(frozen=True, kw_only=True)
class FormatFacts:
    """What is known of a format.

    label: how a finding calls it. holds: what one file holds. suffix: how the name of a file
    ends, after the document and, unless it is a web page, level and language.
    media_type: IANA's name. word: key of its name in the strings of a language; "" for what is
    never offered as a file.
    document: what its Artifacts have for a document when they hold more than one; "" otherwise.
    needs: formats that it is made from. has_cover: whether its first page says the edition, so
    that publication.yml must say one. compares_editions: whether it is owed only where an earlier
    edition was kept. is_large_print: whether every letter is 18 point or more. by_section: whether
    a strand may have one for each section of the publication instead. checked_by: rules of the
    outputs and browser gates that are about it.
    """

    label: str
    holds: Holds
    suffix: str
    media_type: str
    word: str
    document: str = ""
    needs: tuple[str, ...] = ()
    has_cover: bool = False
    compares_editions: bool = False
    is_large_print: bool = False
    by_section: bool = False
    checked_by: tuple[str, ...]


class Format(StrEnum):
    """A format by its name in publication.yml; `facts` holds the rest of its row."""

    facts: FormatFacts

    def __new__(cls, name: str, facts: FormatFacts) -> Self:
        member = str.__new__(cls, name)
        member._value_ = name
        member.facts = facts
        return member

    WEB = (
        "web",
        FormatFacts(
            label="web page",
            holds=Holds.DOCUMENT,
            suffix=".html",
            media_type="text/html",
            word="",
            checked_by=("html-not-valid", "text-lost", "barrier-found-by-axe"),
        ),
    )
    PDF = (
        "pdf",
        FormatFacts(
            label="PDF",
            holds=Holds.DOCUMENT,
            suffix=".pdf",
            media_type=_PDF,
            word="pdf",
            needs=("web",),
            checked_by=_CHECKS_OF_PDFS,
        ),
    )
    LARGE_PRINT = (
        "large-print",
        FormatFacts(
            label="large-print PDF",
            holds=Holds.DOCUMENT,
            suffix="-large-print.pdf",
            media_type=_PDF,
            word="large_print",
            is_large_print=True,
            needs=("web",),
            checked_by=_CHECKS_OF_PDFS,
        ),
    )
    BOOK = (
        "book",
        FormatFacts(
            label="book",
            holds=Holds.STRAND,
            suffix=".pdf",
            media_type=_PDF,
            word="pdf",
            document="book",
            needs=("web",),
            has_cover=True,
            by_section=True,
            checked_by=_CHECKS_OF_PDFS,
        ),
    )
    LARGE_PRINT_BOOK = (
        "large-print-book",
        FormatFacts(
            label="large-print book",
            holds=Holds.STRAND,
            suffix="-large-print.pdf",
            media_type=_PDF,
            word="large_print",
            document="book",
            needs=("web",),
            has_cover=True,
            by_section=True,
            is_large_print=True,
            checked_by=_CHECKS_OF_PDFS,
        ),
    )
    EPUB = (
        "epub",
        FormatFacts(
            label="EPUB",
            holds=Holds.STRAND,
            suffix=".epub",
            media_type="application/epub+zip",
            word="epub",
            document="book",
            needs=("web",),
            checked_by=_CHECKS_OF_EPUBS,
        ),
    )
    WHAT_CHANGED = (
        "what-changed",
        FormatFacts(
            label="PDF of what has changed",
            holds=Holds.STRAND,
            suffix=".pdf",
            media_type=_PDF,
            word="changed_pdf",
            document="what-changed",
            needs=("web",),
            has_cover=True,
            compares_editions=True,
            checked_by=_CHECKS_OF_PDFS,
        ),
    )
    PACK = (
        "council-pack",
        FormatFacts(
            label="council pack",
            holds=Holds.PUBLICATION,
            suffix=".zip",
            media_type="application/zip",
            word="council_pack",
            document="council-pack",
            needs=("book",),
            checked_by=("council-pack-incomplete",),
        ),
    )

    @property
    def is_pdf(self) -> bool:
        return self.facts.media_type == _PDF

    @property
    def is_collection(self) -> bool:
        """Whether a file of it holds more than one document."""
        return self.facts.holds is not Holds.DOCUMENT


def formats_holding(holds: Holds) -> tuple[Format, ...]:
    """In the order of the table."""
    return tuple(each for each in Format if each.facts.holds is holds)


def format_named(name: str) -> Format:
    """By its name in publication.yml. Raises KeyError for any other."""
    return {each.value: each for each in Format}[name]
