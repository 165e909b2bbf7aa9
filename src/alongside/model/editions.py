"""Editions that were published before, as they are kept in editions/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Edition:
    """What the publisher calls this issue of the whole text, and the day that it bears (publication.yml)."""

    version: str
    date: date


@dataclass(frozen=True)
class KeptSection:
    """A section's words. id: None where it had none. texts: its blocks, in order."""

    id: str | None
    heading: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class KeptEdition:
    """texts: by document and strand key."""

    edition: Edition
    texts: Mapping[tuple[str, str], tuple[KeptSection, ...]]
