"""What was changed in a source after a page was made from it, beside what the page says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alongside.model.publication import Variant


class WordState(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class SectionChange:
    """One section that is out of date.

    now: the words of the source, None when the section is gone. words: the source then and now, in
    runs of the same state; empty when what it said then is not known. note: why it is not known, or
    what else to know. own: what the page says, None when it has no such section. paste: the line for made_from.
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
    page: Variant
    source: Variant
    sections: tuple[SectionChange, ...]
