"""A list of all case studies: by place, by theme and by kind of work."""

from __future__ import annotations

from dataclasses import dataclass

from alongside.publication.kinds.kind import Kind

NAME = "case-list"


@dataclass(frozen=True)
class CaseList:
    """It has no settings: what it lists is said where the case studies are."""


KIND = Kind(keys={}, make=CaseList)
