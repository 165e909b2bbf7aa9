"""Which version of the publication a file is for."""

from __future__ import annotations

from difflib import get_close_matches

from alongside.errors import BadInput
from alongside.languages import describe_unknown_language, known_languages
from alongside.model import Publication, Strand


def find_strand(publication: Publication, language: str | None, level: str | None) -> Strand:
    """The only strand that is made from another one and has the language and level asked for.

    A level without a language is looked for in the language of the source. Raises BadInput when
    none fits, several do, or nothing was asked for.
    """
    strands = [strand for strand in publication.strands if strand.made_from]
    fitting = [strand for strand in strands if _fits(strand, publication.source, language, level)]
    if len(fitting) == 1:
        return fitting[0]
    options = ", ".join(_option(strand, publication.source) for strand in strands)
    asked = _format_request(language, level)
    if not asked:
        raise BadInput("Say which version the file is for.", mend=f"Add one of: {options}")
    if fitting:
        raise BadInput(f"Several versions fit “{asked}”.", mend=f"Add one of: {options}")
    unknown = describe_unknown_language(language) if language else None
    if unknown and language not in known_languages():
        raise BadInput(unknown[0], mend=f"{unknown[1]}\nOr add one of: {options}")
    near = get_close_matches(level, [strand.level for strand in strands], 1) if level else []
    raise BadInput(
        f"No version that is made from another one fits “{asked}”.",
        mend=(f"Did you mean “{near[0]}”? " if near else "") + f"Add one of: {options}",
    )


def _fits(strand: Strand, source: Strand, language: str | None, level: str | None) -> bool:
    if not language and not level:
        # Even where there is one strand only, a file is not written for a guess.
        return False
    if strand.language != (language or source.language):
        return False
    return not level or strand.level == level


def _option(strand: Strand, source: Strand) -> str:
    """What to type for a strand."""
    if strand.language != source.language:
        return f"--language {strand.language}"
    return f"--level {strand.level}"


def _format_request(language: str | None, level: str | None) -> str:
    """What was typed, or "" for nothing."""
    words: list[str] = []
    if language:
        words.append(f"--language {language}")
    if level:
        words.append(f"--level {level}")
    return " ".join(words)


def strand_made_from(publication: Publication, strand: Strand) -> Strand:
    """The strand that this one is made from. Raises ValueError for the source of all others."""
    if strand.made_from is None:
        raise ValueError(f"“{strand.key}” is the source and is made from no other strand")
    return publication.strand(strand.made_from)
