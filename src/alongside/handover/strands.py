"""Which version of the publication a file is for."""

from __future__ import annotations

from difflib import get_close_matches

from alongside.errors import BadInput
from alongside.languages import describe_unknown_language, known_languages
from alongside.model import Publication, Strand
from alongside.model.strand_names import is_level_of_language


def find_strand(publication: Publication, language: str | None, level: str | None) -> Strand:
    """The only strand that is made from another one and has the language and level asked for.

    A level without a language is looked for in the language of the source, a language without a
    level is the one that needs no level to be named. Raises BadInput when none fits, several do, or
    nothing was asked for.
    """
    strands = made_strands(publication)
    fitting = [strand for strand in strands if _fits(strand, publication, language, level)]
    if len(fitting) == 1:
        return fitting[0]
    options = ", ".join(_option(strand, publication) for strand in strands)
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


def made_strands(publication: Publication) -> list[Strand]:
    """Those that can be handed over, made from another one in all or some documents."""
    source, firsts = publication.source, publication.written_first
    return [strand for strand in publication.strands if strand is not source or firsts]


def _fits(
    strand: Strand, publication: Publication, language: str | None, level: str | None
) -> bool:
    if not language and not level:
        # Even where there is one strand only, a file is not written for a guess.
        return False
    if strand.language != (language or publication.source.language):
        return False
    if not level:
        return not is_level_of_language(publication, strand)
    # “plain” is what the plain level is called beside a language.
    return level in (strand.level, strand.key.removeprefix(f"{strand.language}-"))


def _option(strand: Strand, publication: Publication) -> str:
    """What to type for a strand."""
    if is_level_of_language(publication, strand):
        level = strand.key.removeprefix(f"{strand.language}-")
        return f"--language {strand.language} --level {level}"
    if strand.language != publication.source.language:
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
    """The strand that this one is made from.

    The publication's source is made from the one in which some documents are written first. Raises
    BadInput where there is none, or several.
    """
    made_from = {strand.made_from} if strand.made_from else set(publication.written_first.values())
    if len(made_from) != 1:
        raise BadInput(
            f"“{strand.key}” is not made from one other version, so no file can be handed over.",
            path="publication.yml",
            mend="Hand over the pages of one language under written_first, or write them by hand.",
        )
    return publication.strand(str(made_from.pop()))
