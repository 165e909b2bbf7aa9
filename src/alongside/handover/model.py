"""What is handed over, and what comes back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from urllib.parse import quote, unquote

from alongside.handover.text import Code, Text, digest_words
from alongside.model import Publication, Strand, Term

NO_STAMP = (
    "The line that begins with “alongside.1.” is missing or was changed. It says which text this section "
    "was made from, and nothing else can tell us. Export this page again, and copy into it what is new "
    "here."
)
EXCHANGE_FORMATS = ("xliff", "xliff2", "po", "docx")
_STAMP = re.compile(r"alongside\.1\.((?:[\w%~-]+\.){8})([0-9a-f]{8})", re.ASCII)


@dataclass(frozen=True)
class Stamp:
    """What a section was when it was handed over. It travels with the section, as one word in plain letters.

    publication: a digest of its address. source: fingerprint of the section it is made from. target: digest of the
    section's own text, "none" without one. given: digest of the words handed over. frame: digest of the source's
    blocks and codes.
    """

    publication: str
    strand: str
    document: str
    section: str
    source: str
    target: str
    words_digest: str
    structure_digest: str

    def __str__(self) -> str:
        encoded = ".".join(quote(part, safe="").replace(".", "%2E") for part in astuple(self))
        return f"alongside.1.{encoded}.{digest_words(encoded)}"

    @property
    def place(self) -> str:
        return f"{self.document}/{self.section}"


def find_stamp(words: str) -> Stamp | None:
    """The first stamp in some words, if it is whole."""
    found = _STAMP.search(re.sub(r"\s", "", words))
    if not found or digest_words(found[1][:-1]) != found[2]:
        return None
    return Stamp(*map(unquote, found[1][:-1].split(".")))


@dataclass(frozen=True)
class Segment:
    """One block to be worked on.

    id: "our-area/people/3". source: what it is made from. target: the words as they are; () where there are none.
    codes: by the ids of both. picture: the code of the picture that begins an easy read idea. is_words_of: the id of
    the code whose words (what a picture shows) this is, otherwise "".
    """

    id: str
    kind: str
    source: Text
    target: Text
    codes: Mapping[str, Code]
    picture: str = ""
    alt_text_of: str = ""
    keeps_line_ends: bool = False


@dataclass(frozen=True)
class Part:
    """One section. state: "up to date", "out of date" or "missing".

    in_place: whether each segment stands for one block of the page as it is. source_words: all of the section's
    source. previous: the section as it is, where it has another shape than its source.
    """

    stamp: Stamp
    title: str
    heading: str
    state: str
    segments: tuple[Segment, ...]
    matches_page: bool
    source_words: str
    previous: str
    source_path: str
    path: str

    @property
    def is_adaptation(self) -> bool:
        return self.source_words != ""


@dataclass(frozen=True)
class Handover:
    """terms: those of the glossary that occur, in the order of the glossary.

    outdated: paths of sources that are themselves out of date.
    """

    publication: Publication
    strand: Strand
    source: Strand
    parts: tuple[Part, ...]
    terms: tuple[Term, ...]
    stale_source_paths: tuple[str, ...]


@dataclass(frozen=True)
class ReturnedSegment:
    """One segment as it came back. problem: why its words cannot be taken, or "". done: whether it is marked as done.

    remove: the idea is to be taken out. new: an idea that somebody added, in the place where it stands; picture: what
    was written beside it, the name of a picture and, after a colon, what it shows.
    """

    id: str
    text: Text
    done: bool
    problem: str = ""
    is_removal: bool = False
    is_new: bool = False
    picture: str = ""


@dataclass(frozen=True)
class ReturnedPart:
    stamp: Stamp
    segments: tuple[ReturnedSegment, ...]


@dataclass(frozen=True)
class ReturnedFile:
    """damaged: (place, why) of sections that cannot even be judged. bold_is_free: whether bold words may come and go,
    as in Word. notes: what the sender should know. language: that the file says it is in, or ""."""

    parts: tuple[ReturnedPart, ...]
    damaged: tuple[tuple[str, str], ...] = ()
    bold_is_optional: bool = False
    notes: tuple[str, ...] = ()
    language: str = ""


def group_into_sections(
    found: Iterable[tuple[ReturnedSegment, str]], language: str | None
) -> ReturnedFile:
    """Segments in the order of the file, each with its notes, of which one in each section holds the stamp."""
    sections: dict[str, list[ReturnedSegment]] = {}
    stamps: dict[str, Stamp] = {}
    for segment, notes in found:
        place = "/".join(segment.id.split("/")[:2])
        sections.setdefault(place, []).append(segment)
        stamp = find_stamp(notes)
        if stamp and stamp.place == place:
            stamps.setdefault(place, stamp)
    parts = tuple(
        ReturnedPart(stamps[place], tuple(found))
        for place, found in sections.items()
        if place in stamps
    )
    lost = tuple(
        (place or "an entry without a number", NO_STAMP)
        for place in sections
        if place not in stamps
    )
    return ReturnedFile(parts, lost, language=language or "")
