"""What is published: strands, languages, documents and their variants, and what they owe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from alongside.model.editions import Edition, KeptEdition
from alongside.model.facts import Fact, FactFault, FactUse
from alongside.model.pictures import NamedPicture
from alongside.model.reading_aids import ChangeNote, Term
from alongside.model.sign_offs import SignOffPolicy
from alongside.model.text import Section

EASY_READ = "easy-read"
"""The level whose text explains its hard words itself and whose readers are not timed."""
LARGE_PRINT = "large-print"
PDF_FORMATS = ("pdf", LARGE_PRINT)
"""The formats of a Variant that are PDFs: both are made and checked in the same way."""
BOOK = "book"
"""The format, and in an Artifact the document, that is the whole of a Strand in one PDF."""
EPUB = "epub"
WHAT_CHANGED = "what-changed"
"""The format, and in an Artifact the document, that compares a Strand with the edition before."""
BOOK_FORMATS = (BOOK, EPUB)
"""The formats that hold a Strand as a whole: one file each, not one a document. Their document is BOOK."""
PACK = "council-pack"
"""The format, and in an Artifact the document, that is owed once: every book in one zip file, for committees' clerks."""


@dataclass(frozen=True)
class Strand:
    """One way to read the whole publication: a reading level in a language.

    key: "full", "plain-english", "easy-read", or a BCP 47 tag such as "ur".
    folder: below docs/, "" for the strategy as authored, "languages/ur".
    url: below the site's root, "" or "easy-read" or "ur".
    made_from: key of the strand that this one is made from; None for the source.
    sign_offs: what each Variant must be signed off for, e.g. ("translation",). A page can need more (signed.py).
    page_by_page: whether each main section is a web page of its own.
    """

    key: str
    level: str
    language: str
    folder: str
    url: str
    made_from: str | None
    sign_offs: tuple[str, ...] = ()
    page_by_page: bool = False


@dataclass(frozen=True)
class Language:
    """What we must know of a language; from languages/<tag>.yml.

    script: ISO 15924 code ("Latn", "Arab", "Beng"). direction: "ltr" or "rtl".
    strings: the interface's words, by key. locale: the CLDR locale of its dates and
    plurals. alphabet: its letters in their order. words_per_minute: how fast it is read.
    numerals: the digits of page numbers, as CLDR names them ("latn", "beng").
    number_format: CLDR's pattern of a whole number, "#,##0". time_formats: CLDR's patterns of a time, "hour" for a
    full hour and "minute" for any other. clinging: short words that a printed line never ends with.
    """

    tag: str
    name: str
    autonym: str
    script: str
    direction: str
    sentence_ends: str
    strings: Mapping[str, str]
    locale: str
    alphabet: str
    words_per_minute: int
    numerals: str
    number_format: str
    time_formats: Mapping[str, str]
    no_line_end_words: tuple[str, ...] = ()
    yes_answers: tuple[str, ...] = ()
    typed_letters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Variant:
    """One Document in one Strand: one Markdown file.

    path: relative to the repository root. meta: the front matter. meta_lines:
    front matter key (or "made_from.<section>") to line number. problem: why the
    file could not be read as Markdown with front matter, or "".

    The title and description in meta, body and sections are what readers get: each {{ fact.name }} has become its
    value, on the line on which it was typed. body: Markdown. typed: "title", "description" and "body" as the author
    typed them. body_line: on which both bodies start. fingerprint: of all that a sign-off covers, with figures by the
    name of their fact. shown: the same with figures by their value.
    """

    document: str
    strand: Strand
    path: Path
    meta: Mapping[str, object]
    meta_lines: Mapping[str, int]
    sections: tuple[Section, ...]
    fingerprint: str
    problem: str = ""
    problem_line: int = 1
    fingerprint_of_values: str = ""
    body: str = ""
    body_line: int = 1
    raw: Mapping[str, str] = field(default_factory=dict)
    fact_uses: tuple[FactUse, ...] = ()
    fact_faults: tuple[FactFault, ...] = ()

    def has_fingerprint(self, fingerprint: str) -> bool:
        """Whether a fingerprint that a sign-off recorded is of this text; see Section.has_mark."""
        return bool(fingerprint) and fingerprint in (self.fingerprint, self.fingerprint_of_values)

    @property
    def title(self) -> str:
        return str(self.meta.get("title", "")).strip()

    def section(self, section_id: str) -> Section | None:
        return next((s for s in self.sections if s.id == section_id), None)


@dataclass(frozen=True)
class ExceptionNote:
    """A published, dated permission to release despite a rule (publication.yml)."""

    rule: str
    scope: tuple[str, ...]
    reason: str
    owner: str
    until: date
    line: int

    def is_in_force(self, today: date) -> bool:
        return today <= self.until

    def covers(self, path: str) -> bool:
        return any(path == part or path.startswith(part.rstrip("/") + "/") for part in self.scope)

    @property
    def manifest_entry(self) -> dict[str, object]:
        """What the manifest of a release says of it."""
        return {
            "rule": self.rule,
            "scope": list(self.scope),
            "reason": self.reason,
            "owner": self.owner,
            "until": self.until.isoformat(),
        }


@dataclass(frozen=True)
class Statement:
    """Dates of the accessibility statement (publication.yml). line: of the date of its review.

    assistive_technology: the day on which people last tested the site with it; None while nobody has.
    """

    prepared: date
    tested: date
    review: date
    assistive_technology: date | None
    line: int


@dataclass(frozen=True)
class Publication:
    """publication.yml, read and valid. contact: website, email. documents: slugs in order.

    words_kept: hard words that its authors keep on purpose.
    edition: None only where no format needs it. previous: the edition before it, if one was kept.
    terms, pictures, changes and facts: of glossary.yml, pictures.yml and facts.yml by name, and changes.yml, newest
    change first; empty without these files.
    """

    root: Path
    name: str
    organisation: str
    url: str
    contact: Mapping[str, str]
    documents: tuple[str, ...]
    strands: tuple[Strand, ...]
    languages: Mapping[str, Language]
    formats: tuple[str, ...]
    exceptions: tuple[ExceptionNote, ...]
    statement: Statement
    names: tuple[str, ...] = ()
    words_kept: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    changes: tuple[ChangeNote, ...] = ()
    pictures: Mapping[str, NamedPicture] = field(default_factory=dict)
    edition: Edition | None = None
    previous_edition: KeptEdition | None = None
    sign_offs: SignOffPolicy = field(default_factory=SignOffPolicy)
    facts: Mapping[str, Fact] = field(default_factory=dict)

    def strand(self, key: str) -> Strand:
        return next(s for s in self.strands if s.key == key)

    @property
    def source(self) -> Strand:
        return next(s for s in self.strands if s.made_from is None)

    @property
    def pdf_formats(self) -> tuple[str, ...]:
        return tuple(name for name in PDF_FORMATS if name in self.formats)

    @property
    def book_formats(self) -> tuple[str, ...]:
        return tuple(name for name in BOOK_FORMATS if name in self.formats)

    def language_of(self, strand: Strand) -> Language:
        return self.languages[strand.language]


@dataclass(frozen=True)
class Sources:
    """Everything that the sources gate judges. variants: keyed by (slug, strand key)."""

    publication: Publication
    variants: Mapping[tuple[str, str], Variant]
    stray_files: tuple[Path, ...]
    today: date

    @property
    def root(self) -> Path:
        return self.publication.root

    def source_of(self, variant: Variant) -> Variant | None:
        made_from = variant.strand.made_from
        return self.variants.get((variant.document, made_from)) if made_from else None


@dataclass(frozen=True)
class Artifact:
    """One built file that a Variant owes. path: below the site's root, posix.

    document: a slug; or BOOK or WHAT_CHANGED for what a whole Strand owes, PACK for what is owed once, with the source's
    Strand. No document has such a name.
    """

    path: str
    document: str
    strand: Strand
    format: str

    @property
    def is_pdf(self) -> bool:
        return self.format in (*PDF_FORMATS, BOOK, WHAT_CHANGED)

    @property
    def is_collection(self) -> bool:
        """Whether it is made from a whole Strand, or from all of them, and so has no Variant."""
        return self.document in (BOOK, WHAT_CHANGED, PACK)


@dataclass(frozen=True)
class Outputs:
    """Everything that the outputs gate judges.

    built: the folder with the finished but unreleased site. artifacts: what is
    owed, whether or not it is there. pages: every HTML file owed, relative, posix,
    generated pages (credits, accessibility, site maps, not-found) included.
    release_id: of the release that is being made (release_id.py).
    """

    sources: Sources
    site_folder: Path
    artifacts: tuple[Artifact, ...]
    pages: tuple[str, ...]
    release_id: str = ""

    def source_path_of(self, artifact: Artifact) -> str:
        """What a finding of the artifact names: its Markdown file, or the folder of them for a whole Strand."""
        variant = self.sources.variants.get((artifact.document, artifact.strand.key))
        if variant:
            return variant.path.as_posix()
        return (
            Path("docs", artifact.strand.folder).as_posix()
            if artifact.is_collection
            else artifact.path
        )

    def artifact(self, document: str, strand_key: str, format_: str) -> Artifact | None:
        wanted = (document, strand_key, format_)
        return next(
            (a for a in self.artifacts if (a.document, a.strand.key, a.format) == wanted), None
        )
