"""How readers can reach the publisher besides its website and by e-mail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ContactWay:
    """kind: "telephone", "textphone", "address" or "open". words: strand key to what readers get.

    href: what a link rings, "" for what is no number. lines: of publication.yml, by strand key.
    """

    kind: str
    words: Mapping[str, str]
    href: str = ""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
