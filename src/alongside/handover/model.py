"""The data that travels: sections as they are handed over, and as they come back in a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from urllib.parse import quote, unquote

from alongside.handover.text import Code, Text, digest_words
from alongside.model import Publication, Strand, Term, flat_name

NO_STAMP = (
    "The line that begins with “alongside.1.” is missing or was changed. It says which text this "
    "section was made from, and nothing else can tell us. Export this page again, and copy into it "
    "what is new here."
)
EXCHANGE_FORMATS = ("xliff", "xliff2", "po", "docx")
_STAMP = re.compile(r"alongside\.1\.((?:[\w%~-]+\.){8})([0-9a-f]{8})", re.ASCII)
"""Eight fields, each percent-encoded, and a check digest of them."""


@dataclass(frozen=True)
class Stamp:
    """What a section was when it was handed over. It travels with the section, as one ASCII word.

    The order of the fields is that of the word: a file that was sent out before must still be read.

    publication_digest: of the publication's address.
    strand, document, section: the key of the strand, the slug of the page, the id of the section.
    source_fingerprint: of the source's section, as made_from records it.
    section_digest: of the section's own text, "none" without one.
    words_digest: of the words that were handed over.
    structure_digest: of the source's blocks, and of the codes in them.
    """

    publication_digest: str
    strand: str
    document: str
    section: str
    source_fingerprint: str
    section_digest: str
    words_digest: str
    structure_digest: str

    def __str__(self) -> str:
        encoded = ".".join(quote(part, safe="").replace(".", "%2E") for part in astuple(self))
        return f"alongside.1.{encoded}.{digest_words(encoded)}"

    @property
    def place(self) -> str:
        """The section's name in messages and ids: "our-area/people"."""
        return section_place(self.document, self.section)


def section_place(document: str, section: str) -> str:
    """The name of a section of a page, with one stroke whatever folder the page is in."""
    return f"{flat_name(document)}/{section}"


def find_stamp(words: str) -> Stamp | None:
    """The first stamp in some words, if it is whole."""
    # Programs break long lines, also within a word.
    match = _STAMP.search(re.sub(r"\s", "", words))
    if not match:
        return None
    encoded = match[1][:-1]
    if digest_words(encoded) != match[2]:
        return None
    return Stamp(*map(unquote, encoded.split(".")))


@dataclass(frozen=True)
class Segment:
    """One block of a page that is to be written.

    id: "our-area/people/3". kind: of a Slot, or "picture" for what a picture shows.
    source: what it is made from. target: the words as they are; () where there are none.
    codes: of source and target, by their ids.
    picture: id of the code of the picture that begins an easy read idea, or "".
    alt_text_of: for the kind "picture", id of the code whose alternative text this is.
    keeps_line_ends: whether each line of the block has a meaning, as in easy read.
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
    """One section that is handed over.

    title: of the source's page. heading: of the source's section.
    state: "up to date", "out of date" or "missing".
    matches_page: whether each segment stands for one block of the page as it is.
    source_words: all of the source's section, for an adaptation, whose segments do not show it.
    previous: the section as it is, where it has other blocks than its source.
    source_path, path: of the two pages, below the root.
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
        """Whether it is written anew at another reading level, and not translated."""
        return self.source_words != ""


@dataclass(frozen=True)
class Handover:
    """All that one file hands over.

    strand: to be written. source: the strand that it is made from.
    terms: of the glossary that occur, in the order of the glossary.
    stale_source_paths: of sources that are themselves out of date.
    """

    publication: Publication
    strand: Strand
    source: Strand
    parts: tuple[Part, ...]
    terms: tuple[Term, ...]
    stale_source_paths: tuple[str, ...]


@dataclass(frozen=True)
class ReturnedSegment:
    """One segment as it came back.

    text: links and codes by the names that they have in the file. done: whether it is marked so.
    problem: why its words cannot be taken in, or "".
    is_removal: whether the idea is to be taken out.
    is_new: whether somebody added the idea; its place is that in the file, and its id "".
    picture: of a new idea, the name that was written beside it.
    source: the plain words beside which the file shows it, or "".
    """

    id: str
    text: Text
    done: bool
    problem: str = ""
    is_removal: bool = False
    is_new: bool = False
    picture: str = ""
    source: str = ""


@dataclass(frozen=True)
class ReturnedPart:
    """One section as it came back.

    has_lost_keys: whether a program lost what says which row of a table is which. Then no segment
    has an id, and picture is what stands on the left of its words.
    """

    stamp: Stamp
    segments: tuple[ReturnedSegment, ...]
    has_lost_keys: bool = False


@dataclass(frozen=True)
class ReturnedFile:
    """All that could be read from a file.

    damaged: (place, why) of sections that cannot be told apart from others.
    bold_is_optional: whether bold words may come and go, as in Word.
    notes: sentences for whoever imports the file.
    language: that the file says it is in, or "".
    """

    parts: tuple[ReturnedPart, ...]
    damaged: tuple[tuple[str, str], ...] = ()
    bold_is_optional: bool = False
    notes: tuple[str, ...] = ()
    language: str = ""


def has_number_of_ours(id_: str) -> bool:
    """Whether the id of a segment is one that we gave: "our-area/people/3"."""
    return id_.count("/") >= 2


def group_into_sections(
    segments_with_notes: Iterable[tuple[ReturnedSegment, str]], language: str | None
) -> ReturnedFile:
    """A file's segments, by their sections.

    segments_with_notes: in the order of the file. The notes of one segment of each section hold
    the stamp of the section.
    """
    sections: dict[str, list[ReturnedSegment]] = {}
    stamps: dict[str, Stamp] = {}
    place = ""
    for segment, notes in segments_with_notes:
        stamp = find_stamp(notes)
        if has_number_of_ours(segment.id):
            place = "/".join(segment.id.split("/")[:2])
        elif stamp:
            # A program gave numbers of its own. Segments still stand behind the stamp of theirs.
            place = stamp.place
        sections.setdefault(place, []).append(segment)
        if stamp and stamp.place == place:
            stamps.setdefault(place, stamp)
    parts: list[ReturnedPart] = []
    damaged: list[tuple[str, str]] = []
    # Without its stamp nobody knows which text a section was made from, so it is not even judged.
    for place, segments in sections.items():
        if place in stamps:
            parts.append(ReturnedPart(stamps[place], tuple(segments)))
        else:
            damaged.append((place or "an entry without a number", NO_STAMP))
    return ReturnedFile(tuple(parts), tuple(damaged), language=language or "")
