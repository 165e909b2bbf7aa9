"""How the documents of a publication are ordered for readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class FewerVersions:
    """A dated, published reason why some documents are not there in some versions.

    documents: slugs. strands: keys. is_planned: whether the versions will come, by the last day;
    otherwise that is the day by which somebody looks at it again. reasons: strand key to the reason
    in the words of its readers. lines: of publication.yml, of the entry ("") and of each reason.
    """

    documents: tuple[str, ...]
    strands: tuple[str, ...]
    is_planned: bool
    until: date
    reasons: Mapping[str, str]
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


def flat_name(document: str) -> str:
    """The name of a document where no folder can stand: in ids and in files of books and packs.

    No two have the same: a name itself never has two hyphens in a row.
    """
    return document.replace("/", "--")


@dataclass(frozen=True)
class NavSection:
    """Documents that stand together under a title, in menus, lists and books (publication.yml).

    A section of navigation, which has nothing to do with the sections of a page. id: its place in
    addresses. titles: strand key to the title in the words of its readers. documents: slugs. lines:
    of publication.yml, strand key to where its title is.
    """

    id: str
    titles: Mapping[str, str]
    documents: tuple[str, ...]
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Volume:
    """What one book holds: the documents of a section of the publication or, of a section too long
    for one book, a part of them.

    section: its id. documents: slugs. number: of the part, from 1. count: of parts.
    """

    section: str
    documents: tuple[str, ...]
    number: int = 1
    count: int = 1


@dataclass(frozen=True)
class MovedPage:
    """An entry of moved.yml: where what was at an old address is now, or why it is gone.

    was: the old name of a document, or one old address, which ends in .html. now: the document that
    has it now, and section: its place there, or "". Without now it is gone, and reasons has why, by
    strand key. line: in moved.yml.
    """

    was: str
    now: str
    section: str
    reasons: Mapping[str, str]
    line: int

    @property
    def is_address(self) -> bool:
        """Whether it is about one web page; otherwise it is about all versions of a document."""
        return self.was.endswith(".html")
