"""What is published and written: the publication, its variants, and what they were made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path

from alongside.model.claims import Claim
from alongside.model.contact import ContactWay
from alongside.model.diagrams import Diagram
from alongside.model.editions import Edition, KeptEdition
from alongside.model.facts import Fact, FactFault, FactUse
from alongside.model.formats import Format, Holds, formats_holding
from alongside.model.kinds import ConsultationPolicy
from alongside.model.limits import LimitNote
from alongside.model.look import Look
from alongside.model.manual_questions import ManualAudit
from alongside.model.navigation import FewerVersions, MovedPage, NavSection, Volume
from alongside.model.pictures import NamedPicture
from alongside.model.reading_aids import ChangeNote, Term
from alongside.model.sign_offs import SignOffPolicy
from alongside.model.statement import Statement
from alongside.model.strands import Language, Strand
from alongside.model.text import Section


@dataclass(frozen=True)
class Variant:
    """One Document in one Strand: one Markdown file.

    path: relative to the repository root. meta: the front matter. meta_lines: front matter key (or
    "made_from.<section>") to line number.
    problem: why the file could not be read as Markdown with front matter, or "".
    body: Markdown. body_line: the line of the file on which it starts, from 1.
    raw: "title", "description" and "body" as the author typed them.
    fact_uses and fact_faults: in the order of the file. kind: the name of the document's kind, ""
    for none. made_from: key of the strand whose page this one is made from; None for the source of
    its document.

    The title and description in meta, the body and the sections are what readers get: each
    {{ fact.name }} has become its value, on the line on which it was typed.

    fingerprint: of all that a sign-off covers, with figures by the name of their fact.
    fingerprint_of_values: the same, with figures by their value. typed_fingerprints: both without
    one spelling for numbers and for links to our own website.
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
    typed_fingerprints: tuple[str, ...] = ()
    body: str = ""
    body_line: int = 1
    raw: Mapping[str, str] = field(default_factory=dict)
    fact_uses: tuple[FactUse, ...] = ()
    fact_faults: tuple[FactFault, ...] = ()
    kind: str = ""
    made_from: str | None = None

    def has_fingerprint(self, fingerprint: str) -> bool:
        """Whether a fingerprint that a sign-off recorded is of this text.

        Each of them counts, as for Section.has_fingerprint.
        """
        known = (self.fingerprint, self.fingerprint_of_values, *self.typed_fingerprints)
        return bool(fingerprint) and fingerprint in known

    @property
    def title(self) -> str:
        return str(self.meta.get("title", "")).strip()

    def section(self, section_id: str) -> Section | None:
        return next((section for section in self.sections if section.id == section_id), None)


@dataclass(frozen=True)
class ExceptionNote:
    """A published, dated permission to release despite a rule (publication.yml).

    rule: its id. scope: folders and files, from the root of the repository. until: the last day.
    line: of publication.yml.
    findings: file to the keys of what was found there (rules/finding_key.py); None where it holds
    for whatever the rule finds in the scope. finding_lines: file, and (file, key), to the line.
    """

    rule: str
    scope: tuple[str, ...]
    reason: str
    owner: str
    until: date
    line: int
    findings: Mapping[str, tuple[str, ...]] | None = None
    finding_lines: Mapping[tuple[str, ...], int] = field(default_factory=dict)

    def is_in_force(self, today: date) -> bool:
        return today <= self.until

    def covers(self, path: str) -> bool:
        """Whether the file at a path is one of those of the scope, or below one of its folders."""
        return any(path == part or path.startswith(part.rstrip("/") + "/") for part in self.scope)

    def allows(self, path: str, key: str) -> bool:
        """Whether it is about the finding of this key in the file at a path."""
        if self.findings is None:
            return self.covers(path)
        return key in self.findings.get(path, ())

    @property
    def manifest_entry(self) -> dict[str, object]:
        """What the manifest of a release says of it."""
        entry: dict[str, object] = {
            "rule": self.rule,
            "scope": list(self.scope),
            "reason": self.reason,
            "owner": self.owner,
            "until": self.until.isoformat(),
        }
        if self.findings is not None:
            entry["findings"] = {path: list(keys) for path, keys in self.findings.items()}
        return entry


@dataclass(frozen=True)
class TextLicence:
    """Under which licence the text may be used (publication.yml).

    link: the address of its words. meanings: strand key to what it allows, in words; may be empty.
    """

    name: str
    link: str
    meanings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Publication:
    """publication.yml and the data files beside it, read and valid.

    root: the folder of publication.yml. url: of the website, with a / at the end.
    contact: "website" and "email". other_formats: what people can ask for, in the source's
    language. documents: slugs in their order, those of a section together.
    nav_sections: in which some of them stand. languages: by tag.
    text_licence: None where nobody has said one. fewer_versions: what need not be there yet.
    formats: WEB and any other of model/formats.py.
    names: of people and places, which no check takes for words of a language.
    words_kept: hard words that the authors keep on purpose.
    edition: None only where no format needs it. previous_edition: the one before it, if kept.
    terms, changes, pictures, facts, diagrams, case_names, moved: of the data files, changes newest
    first; empty without these files. claims: of claims.yml; None without it.
    consultations: what is promised of them. written_first: slug to the key of the strand that is
    the source of that document, where it is not the publication's. manual_audit: what people found
    where no program can tell; None without its file.
    """

    root: Path
    name: str
    organisation: str
    url: str
    contact: Mapping[str, str]
    documents: tuple[str, ...]
    strands: tuple[Strand, ...]
    languages: Mapping[str, Language]
    formats: tuple[Format, ...]
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
    nav_sections: tuple[NavSection, ...] = ()
    text_licence: TextLicence | None = None
    fewer_versions: tuple[FewerVersions, ...] = ()
    claims: tuple[Claim, ...] | None = None
    diagrams: Mapping[str, Diagram] = field(default_factory=dict)
    case_names: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    consultations: ConsultationPolicy = field(default_factory=ConsultationPolicy)
    other_formats: tuple[str, ...] = ()
    moved: tuple[MovedPage, ...] = ()
    more_contact: tuple[ContactWay, ...] = ()
    look: Look = field(default_factory=Look)
    limits: tuple[LimitNote, ...] = ()
    written_first: Mapping[str, str] = field(default_factory=dict)
    manual_audit: ManualAudit | None = None

    def strand(self, key: str) -> Strand:
        """The strand of a key. Raises StopIteration when there is none."""
        return next(strand for strand in self.strands if strand.key == key)

    @property
    def source(self) -> Strand:
        """The strand that is made from no other: the text as it was authored."""
        return next(strand for strand in self.strands if strand.made_from is None)

    def source_of_document(self, document: str) -> Strand:
        """The strand in which a document is written first."""
        return self.strand(self.written_first.get(document, self.source.key))

    def made_from(self, document: str, strand: Strand) -> str | None:
        """Key of the strand that a document is made from in this one; None where it is written
        first. The publication's source is then made from that one, and all else as always."""
        first = self.written_first.get(document)
        if first is None:
            return strand.made_from
        return None if strand.key == first else strand.made_from or first

    def source_first(self, document: str) -> list[Strand]:
        """All strands, each after the one that the document is made from there."""
        first = self.source_of_document(document)
        return [first, *(strand for strand in self.strands if strand is not first)]

    @property
    def pdf_formats(self) -> tuple[Format, ...]:
        """The formats of which each document owes a PDF."""
        return tuple(
            each for each in formats_holding(Holds.DOCUMENT) if each.is_pdf and each in self.formats
        )

    @property
    def document_file_formats(self) -> tuple[Format, ...]:
        """The formats of which each document owes a file beside its web page."""
        return tuple(
            each
            for each in formats_holding(Holds.DOCUMENT)
            if each is not Format.WEB and each in self.formats
        )

    @property
    def book_formats(self) -> tuple[Format, ...]:
        """The formats that hold the whole of a Strand as it is now."""
        return tuple(
            each
            for each in formats_holding(Holds.STRAND)
            if not each.facts.compares_editions and each in self.formats
        )

    def fewer_versions_of(self, document: str, strand: Strand) -> FewerVersions | None:
        """Why a document need not be there in a strand, whether or not the day has passed."""
        for note in self.fewer_versions:
            if document in note.documents and strand.key in note.strands:
                return note
        return None

    def exception_for(self, rule: str, path: str, key: str = "") -> ExceptionNote | None:
        """The one that covers this rule, by its id, at this path, ended or not.

        key: of the finding, for exceptions that are about single findings.
        """
        for note in self.exceptions:
            if note.rule == rule and note.allows(path, key):
                return note
        return None

    def documents_in(self, volume: Volume | None) -> tuple[str, ...]:
        """Slugs of those that a book holds; of all for None."""
        return volume.documents if volume else self.documents

    def section_title(self, section: str, strand: Strand) -> str:
        """In the words of the strand's readers."""
        titles = [each.titles[strand.key] for each in self.nav_sections if each.id == section]
        return titles[0]

    def by_section(
        self, documents: Iterable[str]
    ) -> list[tuple[NavSection | None, tuple[str, ...]]]:
        """Slugs in the order of the publication, those of a section together; those that stand in
        none beside None."""
        section_of = {slug: section for section in self.nav_sections for slug in section.documents}
        return [(section, tuple(slugs)) for section, slugs in groupby(documents, section_of.get)]

    def language_of(self, strand: Strand) -> Language:
        """With the interface's words of the strand's level."""
        return self.languages[strand.language].at_level(strand.level)
