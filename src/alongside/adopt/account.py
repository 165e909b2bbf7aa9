"""What a website was turned into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from alongside.adopt.baseline import Baseline
from alongside.adopt.notes import Notes
from alongside.adopt.old_site import OldSite

WAITING = "waiting"
"""Folder of the pages in languages that cannot be published yet."""


@dataclass
class AdoptionAccount:
    """What was made. languages: those of the publication. waiting: tag to why it is not one.
    addresses: old file to new one. pages: how many of them."""

    site: OldSite
    languages: tuple[str, ...]
    pages: int
    notes: Notes
    baseline: Baseline
    waiting: Mapping[str, str] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
