"""Editions that were published before, as they are kept in editions/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Edition:
    """An issue of the whole text (publication.yml).

    version: what the publisher calls it. date: the day that it bears.
    """

    version: str
    date: date


@dataclass(frozen=True)
class KeptSection:
    """The words of one section. id: None where it had none. texts: of its blocks, in order."""

    id: str | None
    heading: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class KeptEdition:
    """An edition with all that it said. texts: by document and strand key."""

    edition: Edition
    texts: Mapping[tuple[str, str], tuple[KeptSection, ...]]
