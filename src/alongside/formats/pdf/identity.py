"""What a PDF says of itself, on its first page and at the head of every other one.

A paper lies on a table beside others, without the folder and the page that it came from.
"""

from __future__ import annotations

from dataclasses import dataclass

from alongside.model import EASY_READ, Publication, Strand
from alongside.model.strand_names import is_level_of_language, level_name, strand_label
from alongside.text.dates import format_day

_BETWEEN = " – "
_HEAD_TITLE = 90
"""Letters of the title in the head of a page: more would leave too little of the page."""


@dataclass(frozen=True)
class Identity:
    """title: of the document. version: level and language. edition: version of the text, its day,
    and the release, as far as they are known.
    """

    title: str
    version: str
    edition: str

    @property
    def head(self) -> str:
        """The lines at the head of a page."""
        title = self.title
        if len(title) > _HEAD_TITLE:
            title = title[:_HEAD_TITLE].rsplit(" ", 1)[0] + " …"
        return "\n".join(
            line for line in (f"{title}{_BETWEEN}{self.version}", self.edition) if line
        )


def identity(publication: Publication, strand: Strand, title: str, release: str) -> Identity:
    """release: the id of the release, or "" where there is none."""
    return Identity(title, _version(publication, strand), _edition(publication, strand, release))


def _version(publication: Publication, strand: Strand) -> str:
    """Of a translation the name in English, too: for those who hand out papers they cannot read."""
    language = publication.language_of(strand)
    if strand.language == publication.source.language:
        return _BETWEEN.join((strand_label(publication, strand), language.autonym))
    # What a translation of plain English is called would tell its readers that it is English.
    tells_level = strand.level == EASY_READ or is_level_of_language(publication, strand)
    level = (level_name(publication, strand),) if tells_level else ()
    return _BETWEEN.join((*level, language.autonym, language.name))


def _edition(publication: Publication, strand: Strand, release: str) -> str:
    language = publication.language_of(strand)
    parts = []
    if publication.edition:
        version = language.strings["book_version"].format(version=publication.edition.version)
        parts += [version, format_day(publication.edition.date, language)]
    if release:
        parts.append(language.strings["book_release"].format(id=release))
    return _BETWEEN.join(parts)
