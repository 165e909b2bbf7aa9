"""What helps a reader besides the text: hard words explained, and what has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class TermWording:
    """A Term as the readers of one Strand meet it.

    forms: the word itself first, then how it is inflected.
    picture: a name of pictures.yml, for easy read; otherwise "".
    said_otherwise: where a translation needs another word, as "page#section", and why.
    """

    word: str
    forms: tuple[str, ...]
    meaning: str
    picture: str = ""
    said_otherwise: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Term:
    """A hard word of glossary.yml.

    wordings: by strand key; a strand is missing when the file lacks its words.
    explained_on: slugs of documents whose own text says what it means. lines: of
    the term (""), of explained_on, and of each language or level below it.
    """

    id: str
    wordings: Mapping[str, TermWording]
    explained_on: tuple[str, ...]
    lines: Mapping[str, int]


@dataclass(frozen=True)
class ChangeNote:
    """An entry of changes.yml: what was changed, and on which day.

    documents: slugs, of now; none where all that it is about is gone. strands: keys. what: strand
    key to one sentence, where the file has one. line: in changes.yml. unknown: what it names that
    is no document, and the line of each.
    """

    day: date
    documents: tuple[str, ...]
    strands: tuple[str, ...]
    what: Mapping[str, str]
    line: int
    unknown: tuple[tuple[str, int], ...] = ()
