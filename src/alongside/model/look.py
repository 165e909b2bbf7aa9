"""How a publication changes the look of its website."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

LIGHT, DARK = "light", "dark"


@dataclass(frozen=True)
class Colour:
    """scheme: LIGHT or DARK. variable: of the style sheets, as "--bar". value: as "#00306b".

    name: in publication.yml, and line there.
    """

    scheme: str
    variable: str
    value: str
    name: str
    line: int


@dataclass(frozen=True)
class Logo:
    """path: of the picture, below the root. words: strand key to what it shows. lines: of these."""

    path: Path
    words: Mapping[str, str]
    line: int
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class FooterLink:
    """A link to a page elsewhere, below every page. titles: strand key to its words. line: of its
    address; lines: of the words."""

    href: str
    titles: Mapping[str, str]
    line: int
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Look:
    """style: path of a style sheet below the root; None where there is none."""

    colours: tuple[Colour, ...] = ()
    style: Path | None = None
    logo: Logo | None = None
    footer_links: tuple[FooterLink, ...] = ()
