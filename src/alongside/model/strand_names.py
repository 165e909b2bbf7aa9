"""What strands are called: by level, by language, or by both."""

from __future__ import annotations

from alongside.model.publication import Publication
from alongside.model.strands import Strand


def level_key(strand: Strand) -> str:
    """The key of the level's name in a language's strings: "easy-read" has "level_easy_read"."""
    return "level_" + strand.level.replace("-", "_")


def level_name(publication: Publication, strand: Strand) -> str:
    """A reading level in the words of the strand's language, such as "Plain English"."""
    return publication.language_of(strand).strings[level_key(strand)]


def is_level_of_language(publication: Publication, strand: Strand) -> bool:
    """Whether it is another level in a language than the publication's own: easy-read Urdu."""
    return strand.language not in (strand.key, publication.source.language)


def strand_label(publication: Publication, strand: Strand) -> str:
    """A level by its name, another language by its own name, a level of it by both: each in the
    words of its readers."""
    level, autonym = level_name(publication, strand), publication.language_of(strand).autonym
    if strand.language == publication.source.language:
        return level
    if not is_level_of_language(publication, strand):
        return autonym
    # “Cymraeg clir” says both.
    return level if autonym.casefold() in level.casefold() else f"{autonym} – {level}"


def strand_name(publication: Publication, strand: Strand) -> str:
    """A strand by its level and language, for who meets it beside others: "Easy read (English)"."""
    return with_language(publication, strand, strand_label(publication, strand))


def with_language(publication: Publication, strand: Strand, words: str) -> str:
    """What a strand is called, and its language where that does not name it."""
    autonym = publication.language_of(strand).autonym
    return words if autonym in words else f"{words} ({autonym})"


def name_in_english(publication: Publication, strand: Strand) -> str:
    """For those who work with the publication: "easy read", "Urdu", "Urdu easy read"."""
    level = strand.level.replace("-", " ")
    if strand.language == publication.source.language:
        return level
    name = publication.language_of(strand).name
    if not is_level_of_language(publication, strand):
        return name
    # The plain level is named after English, whatever its language.
    return f"{name} {level.removesuffix(' english')}"
