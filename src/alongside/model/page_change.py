"""What was changed in a source after a page was made from it, beside what the page says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alongside.model.publication import Variant


class WordState(StrEnum):
    """What a change did to a run of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class SectionChange:
    """One section of a page that is out of date.

    id and heading: of the section in the source. source_text: the words of the source, None when
    the section is gone. words: the source before and after, in runs of the same state; empty when
    it is not known what it said before. note: why it is not known, or what else to know, or "".
    page_text: what the page says, None when it has no such section. source_line and page_line: of
    the files. made_from_line: to be put into made_from of the page's front matter.
    """

    id: str
    heading: str
    source_text: str | None
    words: tuple[tuple[WordState, str], ...]
    note: str
    page_text: str | None
    source_line: int
    page_line: int
    made_from_line: str


@dataclass(frozen=True)
class PageChange:
    """All sections of a page that are out of date. source: the variant that it was made from."""

    page: Variant
    source: Variant
    sections: tuple[SectionChange, ...]
