"""Where a publication stands: each Variant and Format, and what is still owed to its readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from alongside.model.publication import Strand


class TextState(StrEnum):
    AUTHORED = "as authored"
    CURRENT = "up to date"
    WAITING_FOR_SOURCE = "waits"
    """Made from its source as it is, but the source itself is out of date, or missing."""
    STALE = "stale"
    MISSING = "missing"
    UNREADABLE = "cannot be read"


class SignOffState(StrEnum):
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
    """name: of the version in words. stale: ids of sections. sign_offs: what for, to its state.
    formats: name to state. exceptions: (rule, last day).
    """

    document: str
    strand: Strand
    name: str
    path: Path
    text: TextState
    stale: tuple[str, ...]
    sign_offs: Mapping[str, SignOffState]
    formats: Mapping[str, FormatState]
    exceptions: tuple[tuple[str, date], ...]

    @property
    def needs_work(self) -> bool:
        return self.text in (TextState.STALE, TextState.MISSING, TextState.UNREADABLE)
