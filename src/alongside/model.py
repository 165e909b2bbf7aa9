"""The words of the project as frozen dataclasses. Imports nothing of ours.

A Document (known by its slug) exists in every Strand: one reading level in one
language, kept in one folder under docs/. One Document in one Strand is a
Variant: one Markdown file. One Variant in one Format is an Artifact: one built
file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

LEAD = "introduction"
"""Section id of the title and the text before the first heading."""


@dataclass(frozen=True)
class Strand:
    """One way to read the whole publication: a reading level in a language.

    key: "full", "plain-english", "easy-read", or a BCP 47 tag such as "ur".
    folder: below docs/, "" for the strategy as authored, "languages/ur".
    url: below the site's root, "" or "easy-read" or "ur".
    made_from: key of the strand that this one is made from; None for the source.
    sign_offs: what each Variant must be signed off for, e.g. ("translation",).
    """

    key: str
    level: str
    language: str
    folder: str
    url: str
    made_from: str | None
    sign_offs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Language:
    """What we must know of a language; from languages/<tag>.yml.

    script: ISO 15924 code ("Latn", "Arab", "Beng"). direction: "ltr" or "rtl".
    strings: the interface's words, by key.
    """

    tag: str
    name: str
    autonym: str
    script: str
    direction: str
    sentence_ends: str
    strings: Mapping[str, str]


@dataclass(frozen=True)
class Link:
    target: str
    text: str
    line: int


@dataclass(frozen=True)
class Picture:
    target: str
    alt: str
    line: int


@dataclass(frozen=True)
class Block:
    """A paragraph, list item, table cell or heading, as a reader meets it.

    kind: "heading", "paragraph", "item", "cell", "header-cell", "quote", "code" or "html".
    text: plain words on one line, no markup, alt texts left out. line: first line in the file, from 1.
    lines: the same words as the author broke them: (line in the file, words).
    depth: of a heading, 1 to 6; of a list item, its nesting from 1; otherwise 0.
    """

    kind: str
    text: str
    line: int
    markdown: str = ""
    depth: int = 0
    links: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
    lines: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading with an explicit id, and what follows it up to the next heading.

    id is None when the author gave none. The lead has the id LEAD and depth 1.
    blocks does not contain the heading itself.
    """

    id: str | None
    heading: str
    depth: int
    line: int
    blocks: tuple[Block, ...]
    fingerprint: str


@dataclass(frozen=True)
class Variant:
    """One Document in one Strand: one Markdown file.

    path: relative to the repository root. meta: the front matter. meta_lines:
    front matter key (or "made_from.<section>") to line number. problem: why the
    file could not be read as Markdown with front matter, or "".
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

    def in_force(self, today: date) -> bool:
        return today <= self.until


@dataclass(frozen=True)
class Publication:
    """publication.yml, read and valid. contact: website, email. documents: slugs in order."""

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
    names: tuple[str, ...] = ()

    def strand(self, key: str) -> Strand:
        return next(s for s in self.strands if s.key == key)

    @property
    def source(self) -> Strand:
        return next(s for s in self.strands if s.made_from is None)

    def language_of(self, strand: Strand) -> Language:
        return self.languages[strand.language]


@dataclass(frozen=True)
class Sources:
    """Everything that the sources gate judges. variants: keyed by (slug, strand key)."""

    publication: Publication
    variants: Mapping[tuple[str, str], Variant]
    strays: tuple[Path, ...]
    today: date

    @property
    def root(self) -> Path:
        return self.publication.root

    def source_of(self, variant: Variant) -> Variant | None:
        made_from = variant.strand.made_from
        return self.variants.get((variant.document, made_from)) if made_from else None


@dataclass(frozen=True)
class Artifact:
    """One built file that a Variant owes. path: below the site's root, posix."""

    path: str
    document: str
    strand: Strand
    format: str


@dataclass(frozen=True)
class Outputs:
    """Everything that the outputs gate judges.

    built: the folder with the finished but unreleased site. artifacts: what is
    owed, whether or not it is there. pages: every HTML file owed, relative, posix,
    generated pages (credits, accessibility, not-found) included.
    """

    sources: Sources
    built: Path
    artifacts: tuple[Artifact, ...]
    pages: tuple[str, ...]

    def artifact(self, document: str, strand_key: str, format_: str) -> Artifact | None:
        wanted = (document, strand_key, format_)
        return next(
            (a for a in self.artifacts if (a.document, a.strand.key, a.format) == wanted), None
        )


class Status(StrEnum):
    """The four outcomes of W3C ACT rules. Cannot tell is never a pass."""

    PASSED = "passed"
    FAILED = "failed"
    CANNOT_TELL = "cannot tell"
    INAPPLICABLE = "inapplicable"


@dataclass(frozen=True)
class Place:
    """Where: a file below the repository root, its line from 1 (0: the whole file).

    page, selector and state are for findings in the built site: the page below
    the site's root, a CSS selector, and e.g. "320 px".
    """

    path: str
    line: int = 0
    page: str = ""
    selector: str = ""
    state: str = ""


@dataclass(frozen=True)
class Outcome:
    """What one check says of one place. values fill the rule's message."""

    status: Status
    place: Place
    seen: str = ""
    expected: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    """What must hold; one file in rules/<gate>/<id>.yml.

    severity: "blocks" or "warns". check: module in checks/ or audits/.
    limits: number by reading level, or by "level/language", or by name.
    """

    id: str
    gate: str
    check: str
    severity: str
    what: str
    why: str
    mend: str
    example: str
    standard: str
    limits: Mapping[str, float] = field(default_factory=dict)
    levels: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    options: Mapping[str, object] = field(default_factory=dict)

    def applies_to(self, strand: Strand) -> bool:
        return (not self.levels or strand.level in self.levels) and (
            not self.languages or strand.language in self.languages
        )


@dataclass(frozen=True)
class Finding:
    """A failed or cannot-tell Outcome, in words for the person who will mend it."""

    rule: str
    severity: str
    status: Status
    place: Place
    what: str
    seen: str
    expected: str
    why: str
    mend: str
    example: str = ""
    excepted_until: date | None = None

    @property
    def blocks(self) -> bool:
        return self.severity == "blocks" and self.excepted_until is None


@dataclass(frozen=True)
class Verdict:
    """What a gate decides. applied: rule id to the count of each outcome."""

    gate: str
    findings: tuple[Finding, ...]
    applied: Mapping[str, Mapping[str, int]]

    @property
    def blocking(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.blocks)

    @property
    def passed(self) -> bool:
        return not self.blocking
