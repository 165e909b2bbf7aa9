"""Which version of the publication a file is for."""

from __future__ import annotations

from alongside.errors import BadInput
from alongside.model import Publication, Strand


def find_strand(publication: Publication, language: str | None, level: str | None) -> Strand:
    """The one version that is made from another and fits. Raises BadInput."""
    made = [strand for strand in publication.strands if strand.made_from]
    source = publication.source
    fits = [
        strand
        for strand in made
        if (language or level)
        and strand.language == (language or source.language)
        and (not level or strand.level == level)
    ]
    if len(fits) == 1:
        return fits[0]
    ways = [
        f"--language {strand.language}"
        if strand.language != source.language
        else f"--level {strand.level}"
        for strand in made
    ]
    asked = " ".join(
        f"{name} {value}" for name, value in (("--language", language), ("--level", level)) if value
    )
    raise BadInput(
        f"{'Several versions fit' if fits else 'No version that is made from another one fits'} "
        f"“{asked}”."
        if asked
        else "Say which version the file is for.",
        mend=f"Add one of: {', '.join(ways)}",
    )
