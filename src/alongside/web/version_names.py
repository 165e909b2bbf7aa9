"""What pages call the other versions, and the letters that this needs.

Readers look for a version in their own words. But the words for its level in a script that not
every device can draw would cost all other readers its font: those of “easy read” in Urdu weigh
30 kB, and the name of the language 1 kB.
"""

from __future__ import annotations

from alongside.assets.web_fonts import is_on_every_device
from alongside.model import PLAIN, Publication, Strand
from alongside.model.strand_names import (
    is_level_of_language,
    level_key,
    strand_label,
    with_language,
)
from alongside.web.context import Context


def version_name(publication: Publication, strand: Strand, reader: Strand) -> Context:
    """What the pages of a strand, the reader's, call another one.

    label: its name, with language and direction. level: a Context with words, language and
    direction where its level is told in the words of the reader, otherwise None.
    """
    language = publication.language_of(strand)
    named: Context = {"language": language.tag, "direction": language.direction}
    if not _tells_level_to_reader(publication, strand, reader):
        return named | {"label": strand_label(publication, strand), "level": None}
    own = publication.language_of(reader)
    level: Context = {
        "words": own.strings[level_key(strand)],
        "language": own.tag,
        "direction": own.direction,
    }
    return named | {"label": language.autonym, "level": level}


def version_name_in_words(publication: Publication, strand: Strand, reader: Strand) -> str:
    """The same as one text, for a script that has no use for marked-up words."""
    named = version_name(publication, strand, reader)
    level = named["level"]
    words = str(named["label"])
    if isinstance(level, dict):
        words = f"{words} – {level['words']}"
    return with_language(publication, strand, words)


def labels_by_language(publication: Publication, reader: Strand) -> dict[str, str]:
    """Language tag to what the pages of a strand call the versions in it."""
    labels: dict[str, str] = {}
    for strand in publication.strands:
        named = version_name(publication, strand, reader)
        labels[strand.language] = labels.get(strand.language, "") + str(named["label"])
    return labels


def _tells_level_to_reader(publication: Publication, strand: Strand, reader: Strand) -> bool:
    return (
        is_level_of_language(publication, strand)
        and strand.language != reader.language
        and not is_on_every_device(publication.language_of(strand))
        # Each language's words for the plain level name that language, such as “plain English”.
        and strand.level != PLAIN
    )
