"""Where a publication stands: each Variant and Format, and what is still owed to its readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from alongside.model.formats import Format
from alongside.model.strands import Strand


class TextState(StrEnum):
    """Where the text of a page stands beside the text that it was made from."""

    AUTHORED = "as authored"
    CURRENT = "up to date"
    WAITING_FOR_SOURCE = "waits"
    """Made from its source as it is, but the source itself is out of date, or missing."""
    STALE = "stale"
    MISSING = "missing"
    LEFT_OUT = "left out"
    """Not owed today: publication.yml says why, and until when."""
    UNREADABLE = "cannot be read"


class SignOffState(StrEnum):
    """Where a check by people stands. VOID: the text was changed after it."""

    SIGNED = "signed off"
    VOID = "changed since sign-off"
    MISSING = "not signed off"


class FormatState(StrEnum):
    """Of the release in site/. The text may since have been changed."""

    RELEASED = "released"
    OLDER = "older text"
    UNRELEASED = "not released"


@dataclass(frozen=True)
class PageStatus:
    """Where one page stands.

    document: its slug. name: of its level or language, in words. path: of its Markdown file.
    stale: ids of the sections that are out of date. sign_offs: check to its state.
    formats: format to its state. exceptions: (rule, last day). publish_at: the day of publication
    of its document, where that is still to come.
    """

    document: str
    strand: Strand
    name: str
    path: Path
    text: TextState
    stale: tuple[str, ...]
    sign_offs: Mapping[str, SignOffState]
    formats: Mapping[Format, FormatState]
    exceptions: tuple[tuple[str, date], ...]
    publish_at: date | None = None

    @property
    def needs_work(self) -> bool:
        return self.text in (TextState.STALE, TextState.MISSING, TextState.UNREADABLE)
