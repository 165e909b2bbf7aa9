"""docs/ and publication.yml to documents and their variants: what there is, and what is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from alongside.model import Publication, Sources, Strand, Variant
from alongside.pages.diagrams import DIAGRAM_SCHEME
from alongside.pages.fingerprint import add_data_to_lead, typed_sections
from alongside.pages.front_matter import split_front_matter
from alongside.pages.link_address import PageAddress
from alongside.pages.markdown import NO_ALTS
from alongside.pages.page_text import read_page_text
from alongside.publication.case_names import read_case_names
from alongside.publication.changes import read_changes
from alongside.publication.claims import read_claims
from alongside.publication.diagrams import read_diagrams
from alongside.publication.editions import previous_edition
from alongside.publication.fact_uses import (
    StrandFacts,
    fill_facts,
    fill_facts_in_plain_text,
    strand_facts,
)
from alongside.publication.filled_page import FilledPage
from alongside.publication.glossary import read_glossary
from alongside.publication.held_back import days_of_publication
from alongside.publication.kept_pages import KeptPages
from alongside.publication.kinds import kind_data, read_kinds
from alongside.publication.manual_audit import read_manual_audit
from alongside.publication.moved import read_moved
from alongside.publication.picture_list import alt_texts, read_pictures
from alongside.publication.settings import read_publication
from alongside.publication.shown_diagrams import StrandDiagram, strand_diagrams
from alongside.publication.stray_files import find_stray_files
from alongside.system.characters import normalise_characters
from alongside.system.input_files import leads_out_of_docs
from alongside.system.input_text import TextError
from alongside.system.plain_words import first_words_problem
from alongside.system.yaml_lines import YamlError, read_yaml

DOCS = Path("docs")
_SETTINGS_WITH_FACTS = ("title", "description")
"""Settings of a page in which facts can stand, as in its body."""


def find_documents(root: Path, today: date, kept: KeptPages | None = None) -> Sources:
    """Everything that somebody wrote: the publication with all its data files, and its pages.

    root: the folder that holds publication.yml. kept: pages of earlier runs; those that are read
    anew are added. Raises BadInput when publication.yml or one of the
    files beside it, or a kept edition, cannot be used. A page that cannot be read is a Variant with
    a problem and not an error: the sources gate reports it together with everything else.
    """
    publication = read_publication(root)
    # Entries of changes.yml can be about pages that have another name now.
    publication = replace(publication, moved=read_moved(publication))
    publication = replace(
        publication,
        terms=read_glossary(publication),
        changes=read_changes(publication),
        pictures=read_pictures(root),
        claims=read_claims(publication),
        diagrams=read_diagrams(publication),
        case_names=read_case_names(publication),
        manual_audit=read_manual_audit(publication),
        previous_edition=previous_edition(publication),
    )
    variants = {
        (variant.document, variant.strand.key): variant
        for variant in _read_variants(publication, kept)
    }
    kinds = read_kinds(publication, variants)
    for key, variant in variants.items():
        if variant.document in kinds:
            variants[key] = replace(variant, kind=kinds[variant.document].name)
    strands, documents = publication.strands, publication.documents
    pages = {variant_path(strand, slug) for strand in strands for slug in documents}
    return Sources(
        publication=publication,
        variants=variants,
        stray_files=find_stray_files(publication.root, DOCS, pages),
        today=today,
        kinds=kinds,
        held_back=days_of_publication(publication, variants, today),
    )


def variant_path(strand: Strand, slug: str) -> Path:
    """Where the Markdown file of a Variant must be, relative to the root."""
    return DOCS / strand.folder / f"{slug}.md"


def document_at(path: Path, strand: Strand) -> str:
    """The document whose version in a strand the file at path, below its folder, is or would be."""
    return path.relative_to(DOCS / strand.folder).with_suffix("").as_posix()


def read_variant(
    root: Path,
    path: Path,
    slug: str,
    strand: Strand,
    facts: StrandFacts | None,
    alts: Mapping[str, str],
    site_url: str = "",
    diagrams: tuple[StrandDiagram, ...] = (),
    kept: KeptPages | None = None,
) -> Variant:
    """One page, or the reason why it cannot be read.

    path: its Markdown file, relative to the root. slug: of its document. alts: picture name of
    pictures.yml to what the picture shows, in the language of the strand. site_url, diagrams:
    as for parse_variant. kept: as for find_documents.
    """
    if leads_out_of_docs(root / path, root):
        words = "It is a link to a file outside docs/. Put a copy of the file in its place."
        return _unreadable_variant(slug, strand, path, words, 1)
    try:
        text = read_page_text(root / path)
    except TextError as problem:
        words = f"{problem.what} {problem.mend}"
        return _unreadable_variant(slug, strand, path, words, problem.line)
    variant = kept.find(path, text) if kept else None
    if variant is not None:
        # Of one that is equal: see parse_variant.
        return replace(variant, strand=strand)
    variant = parse_variant(text, slug, strand, path, facts, alts, site_url, diagrams)
    if kept:
        kept.add(path, text, variant)
    return variant


def parse_variant(
    text: str,
    slug: str,
    strand: Strand,
    path: Path,
    facts: StrandFacts | None = None,
    alts: Mapping[str, str] = NO_ALTS,
    site_url: str = "",
    diagrams: tuple[StrandDiagram, ...] = (),
) -> Variant:
    """The text of a Markdown file to a Variant.

    path: where it is kept, relative to the root. facts: without them, uses of facts stay as they
    are typed. alts: as for read_variant. site_url: of the publication; without it, the address of
    one of its pages is as good as any other. diagrams: of the strand.
    """
    # Once for all: every output, fingerprint and check gets each letter in one spelling.
    text = normalise_characters(text)
    listed = tuple(sorted(alts.items()))
    # A page without any is the same whatever is drawn on others.
    drawn = diagrams if DIAGRAM_SCHEME in text else ()
    variant = _parse_cached(text, slug, strand, path, facts, listed, site_url, drawn)
    # A strand may be asked whether it is the very one of the publication, so a cached page that is
    # equal gets the one of now.
    return replace(variant, strand=strand, made_from=strand.made_from)


# A preview reads every page after each save, and all but one are as they were.
@lru_cache(maxsize=2048)
def _parse_cached(
    text: str,
    slug: str,
    strand: Strand,
    path: Path,
    facts: StrandFacts | None,
    alts: tuple[tuple[str, str], ...],
    site_url: str,
    diagrams: tuple[StrandDiagram, ...],
) -> Variant:
    split = split_front_matter(text)
    if split is None:
        problem = "It does not begin with settings between two lines of ---."
        return _unreadable_variant(slug, strand, path, problem, 1)
    front_matter, body, body_line = split
    try:
        meta, meta_lines = read_yaml(front_matter, first_line=2)
    except YamlError as error:
        return _unreadable_variant(slug, strand, path, error.message, error.line)
    if not isinstance(meta, dict):
        problem = "The settings at the top are not lines of “name: value”."
        return _unreadable_variant(slug, strand, path, problem, 2)
    found = first_words_problem(meta)
    if found:
        setting, what, mend = found
        return _unreadable_variant(slug, strand, path, f"{what} {mend}", meta_lines[setting])
    typed = {name: str(meta.get(name) or "") for name in _SETTINGS_WITH_FACTS}
    parts = {
        name: fill_facts_in_plain_text(text, facts, meta_lines.get(name, 1))
        for name, text in typed.items()
    }
    # Only what has changed is put in: a setting that is no text stays as it is, for its check.
    changed = {name: part.rendered for name, part in parts.items() if part.rendered != typed[name]}
    page = FilledPage(
        title=parts["title"],
        description=parts["description"],
        body=fill_facts(body, facts, body_line),
        body_line=body_line,
        address=PageAddress(site=site_url, folder=strand.url, file=f"{slug}.md"),
        language=strand.language,
        diagrams=diagrams,
    )
    sections = add_data_to_lead(page.read_sections(dict(alts)), kind_data(meta))
    as_typed = typed_sections(sections)
    return Variant(
        document=slug,
        strand=strand,
        path=path,
        meta={**meta, **changed},
        meta_lines=meta_lines,
        body=page.body.rendered,
        body_line=body_line,
        raw={**typed, "body": body},
        fact_uses=page.fact_uses,
        fact_faults=page.fact_faults,
        sections=sections,
        fingerprint=page.fingerprint(sections),
        fingerprint_of_values=page.fingerprint_of_values(sections),
        typed_fingerprints=(page.fingerprint(as_typed), page.fingerprint_of_values(as_typed)),
    )


def _read_variants(publication: Publication, kept: KeptPages | None) -> Iterator[Variant]:
    """Every page that has a file, document by document."""
    alts = {tag: alt_texts(publication.pictures, tag) for tag in publication.languages}
    facts = {strand.key: strand_facts(publication, strand) for strand in publication.strands}
    diagrams = {
        strand.key: strand_diagrams(publication, strand, facts[strand.key])
        for strand in publication.strands
    }
    for slug in publication.documents:
        for strand in publication.strands:
            path = variant_path(strand, slug)
            # What is there but no file has a finding of its own, with better words than “missing”.
            if (publication.root / path).exists():
                known = facts[strand.key], alts[strand.language], publication.url
                drawn = diagrams[strand.key]
                variant = read_variant(publication.root, path, slug, strand, *known, drawn, kept)
                yield replace(variant, made_from=publication.made_from(slug, strand))


def _unreadable_variant(slug: str, strand: Strand, path: Path, problem: str, line: int) -> Variant:
    """A page of which only the problem is known. problem: a sentence for its author."""
    return Variant(
        document=slug,
        strand=strand,
        path=path,
        meta={},
        meta_lines={},
        sections=(),
        fingerprint="",
        problem=problem,
        problem_line=line,
    )
