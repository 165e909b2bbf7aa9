"""Messages about a file that came back, for people who write and translate and do not program."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from alongside.handover.model import Part, Stamp
from alongside.handover.text import Text, plain_text
from alongside.model import Publication

OTHER_PUBLICATION = (
    "It was exported from another publication than the one in this folder ({name}). Run the "
    "command in the folder of that publication."
)
OTHER_VERSION = (
    "It is for “{strand}”, which is not a version that this publication makes. These are: "
    "{versions}."
)
OTHER_LANGUAGE = (
    "The file says that its words are in “{language}”, but this section is wanted in “{wanted}”. "
    "Ask whether it is the right file. If only the setting is wrong, set its language of the "
    "target to “{wanted}”."
)
NO_PAGE = "The page “{page}” is not in publication.yml any more."
NO_SECTION = (
    "Its source no longer has this section, so we cannot tell where the words belong. "
    "scripts/check says what became of it. Copy the words by hand if they are still wanted."
)
TWICE = "This section is in the file twice. Take one of them out."
PAGE_CHANGED = (
    "{path} was changed after this file was exported. The words in the file would overwrite newer "
    "ones. Export this page again, and copy into it what is new here."
)
SOURCE_CHANGED = (
    "{path} has other paragraphs, items, links or pictures in this section than when the file was "
    "exported, so we cannot tell where the words belong. Export this page again, and copy into it "
    "what is new here."
)
UNFINISHED = (
    "{empty} of its {all} segments have no words. A section comes in when all of it has words, so "
    "that no reader gets half of it."
)
WORDS_MISSING = (
    "Its words are gone. Write them again. (An idea of easy read that is to go: write REMOVE in "
    "place of its words.)"
)
UNKNOWN_SEGMENT = (
    "The page has no segment of this number. Was the number changed, or copied from another file?"
)
SOURCE_UNKNOWN = (
    "A program gave this segment a number of its own, and no segment of this section has the "
    "source “{source}”. Export this page again, and copy into it what is new here."
)
NUMBERS_LOST = (
    "“{place}”: a program gave its segments numbers of its own. Each was told by the words of its "
    "source. Look at them once."
)
KEYS_LOST = (
    "“{place}”: the program that saved the document lost the marks that say which row is which "
    "(Google Docs and Pages do). Each row was told by its words and its order. Look at them once."
)
ROWS_UNCLEAR = (
    "The program that saved the document lost the marks that say which row is which (Google Docs "
    "and Pages do), and so many rows were changed that nobody can tell. Export this page again, "
    "and copy into it what is new here."
)
SEGMENT_TWICE = "This segment is in the file twice. Keep one of them."
SEGMENT_MISSING = (
    "This segment is missing from the file. Put it back. (An idea of easy read that is to go: "
    "leave it in the file, and write REMOVE in place of its words.)"
)
ROW_WITHOUT_NUMBER = (
    "“{words}” stands in a row that has no number, so we cannot tell where it belongs. Only "
    "easy read can have new rows. Put the words into a row with a number."
)


def shorten(text: Text) -> str:
    """The words in at most 60 characters, to quote them in a message."""
    return shorten_words(plain_text(text))


def shorten_words(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 60 else f"{words[:57]}…"


def unknown_picture_message(publication: Publication, name: str, text: Text) -> str:
    """For a new idea beside which a name stands that pictures.yml does not have."""
    near = get_close_matches(name, publication.pictures, 1)
    if near:
        advice = f"Did you mean “{near[0]}”?"
    else:
        advice = "Leave the name out; whoever looks after the pages finds one."
    return (
        f"The new idea “{shorten(text)}” has the picture “{name}”, but pictures.yml has no picture "
        f"of this name. {advice}"
    )


def format_notes(
    part: Part, stamp: Stamp, *, reworded: bool, done: bool, rewritten: bool
) -> Iterator[str]:
    """Sentences on a section that is taken in.

    part: the section as it is today. stamp: as it was when it was handed over.
    reworded: whether its words change. done: whether every segment is marked as finished.
    rewritten: whether the page's old blocks give way to those of the source.
    """
    place = f"{part.path}, “{part.heading}”"
    accept = f".venv/bin/alongside accept {part.path} {stamp.section}"
    if stamp.source_fingerprint != part.stamp.source_fingerprint:
        yield (
            f"{place}: {part.source_path} was changed after the file was exported. The words are "
            "in, but the section stays out of date. See what was changed: .venv/bin/alongside diff "
            f"{part.path} {stamp.section}"
        )
    elif reworded and not done and part.state != "up to date":
        yield (
            f"{place}: the words are in, but nobody marked the section as finished, so it still "
            f"counts as out of date. When it says the same as its source: {accept}"
        )
    elif not reworded:
        yield (
            f"{place}: it was marked as finished with no word changed, so it now counts as up to "
            "date."
        )
    if rewritten:
        yield (
            f"{place}: it had other paragraphs or items than its source, so all of it was written "
            "anew from the file. Look at it once."
        )
