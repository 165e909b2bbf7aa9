"""Everything that was read from a publication, and what of it a run judges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from alongside.model.kinds import DocumentKind
from alongside.model.navigation import FewerVersions
from alongside.model.publication import Publication, Variant
from alongside.model.strands import Strand


@dataclass(frozen=True)
class Sources:
    """Everything that the sources gate judges.

    variants: by (slug, strand key); those without a file are missing. stray_files: Markdown files
    below docs/ that are no variant. today: the day that counts for everything with a date.

    A run that judges only what was changed says what that is. judged: keys of variants, None for
    all; the others are there to be compared with. judges_lists: whether the entries of
    publication.yml and the data files are judged. lower_case_words: by language, what all pages
    write small; None where it is to be found out. held_back: slug to the day of publication, of
    documents for which it is still to come.
    """

    publication: Publication
    variants: Mapping[tuple[str, str], Variant]
    stray_files: tuple[Path, ...]
    today: date
    judged: frozenset[tuple[str, str]] | None = None
    judges_lists: bool = True
    lower_case_words: Mapping[str, frozenset[str]] | None = None
    kinds: Mapping[str, DocumentKind] = field(default_factory=dict)
    held_back: Mapping[str, date] = field(default_factory=dict)

    @property
    def root(self) -> Path:
        return self.publication.root

    @property
    def judged_variants(self) -> tuple[Variant, ...]:
        if self.judged is None:
            return tuple(self.variants.values())
        return tuple(variant for key, variant in self.variants.items() if key in self.judged)

    def left_out(self, document: str, strand: Strand) -> FewerVersions | None:
        """Why a document is not there in a strand and is not owed today; None where it is."""
        if (document, strand.key) in self.variants:
            return None
        note = self.publication.fewer_versions_of(document, strand)
        return note if note and self.today <= note.until else None

    def source_of(self, variant: Variant) -> Variant | None:
        """The variant that this one was made from; None for the source, or when it is missing."""
        made_from = self.publication.made_from(variant.document, variant.strand)
        return self.variants.get((variant.document, made_from)) if made_from else None
