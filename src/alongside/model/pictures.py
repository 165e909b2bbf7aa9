"""One idea, one picture: what pictures.yml says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class NamedPicture:
    """An idea and the picture that shows it.

    name: of the idea, as pages write it after "picture:". openmoji: the code of a drawing of
    OpenMoji; or "", and file is a picture of our own, below docs/.
    alt: what it shows, by language tag.
    licence, licence_link, author, source: of a file; OpenMoji's come with its package.
    licence_link may be "". line: in pictures.yml.
    """

    name: str
    openmoji: str = ""
    file: str = ""
    alt: Mapping[str, str] = field(default_factory=dict)
    licence: str = ""
    licence_link: str = ""
    author: str = ""
    source: str = ""
    line: int = 1
