"""docs/ and publication.yml to Documents and their Variants: what there is, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from alongside.model import Publication, Section, Sources, Strand, Variant
from alongside.pages.fingerprint import fingerprint_page
from alongside.pages.front_matter import split_front_matter as split_front_matter
from alongside.pages.markdown import NO_ALTS, normalise_line_ends, read_sections
from alongside.publication.changes import read_changes
from alongside.publication.editions import previous_edition
from alongside.publication.fact_uses import (
    FilledText,
    StrandFacts,
    fill_facts,
    fill_facts_in_plain_text,
    strand_facts,
)
from alongside.publication.glossary import read_glossary
from alongside.publication.picture_list import alt_texts, read_pictures
from alongside.publication.settings import read_publication
from alongside.system.yaml_lines import YamlError, read_yaml

DOCS = Path("docs")
_SETTINGS_WITH_FACTS = ("title", "description")
"""Settings of a page in which facts can stand, as in its body."""


def find_documents(root: Path, today: date) -> Sources:
    """Reads every file that publication.yml names, glossary.yml, pictures.yml, changes.yml and the editions kept.

    Raises BadInput when one of these cannot be used, other than a file that publication.yml names.

    A file that cannot be read is a Variant with a problem, not an error: the
    sources gate says so together with everything else it finds.
    """
    publication = read_publication(root)
    publication = replace(
        publication,
        terms=read_glossary(publication),
        changes=read_changes(publication),
        pictures=read_pictures(root),
        previous_edition=previous_edition(publication),
    )
    words = {tag: alt_texts(publication.pictures, tag) for tag in publication.languages}
    variants = {}
    facts = {strand.key: strand_facts(publication, strand) for strand in publication.strands}
    for slug in publication.documents:
        for strand in publication.strands:
            path = variant_path(strand, slug)
            if (root / path).is_file():
                variants[slug, strand.key] = read_variant(
                    root, path, slug, strand, facts[strand.key], words[strand.language]
                )
    return Sources(publication, variants, _find_stray_files(publication), today)


def variant_path(strand: Strand, slug: str) -> Path:
    """Where the Markdown file of a Variant must be, relative to the root."""
    return DOCS / strand.folder / f"{slug}.md"


def read_variant(
    root: Path,
    path: Path,
    slug: str,
    strand: Strand,
    facts: StrandFacts | None,
    alts: Mapping[str, str],
) -> Variant:
    """told: the facts for the strand. alts: what each picture of pictures.yml shows, in its language."""
    try:
        text = (root / path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return _unreadable_variant(slug, strand, path, "It is not saved as UTF-8 text.", line)
    except OSError:
        return _unreadable_variant(slug, strand, path, "It cannot be opened.", 1)
    text = normalise_line_ends(text)
    if "\0" in text:
        return _unreadable_variant(slug, strand, path, "It is not a text file.", 1)
    return parse_variant(text, slug, strand, path, facts, alts)


def parse_variant(
    text: str,
    slug: str,
    strand: Strand,
    path: Path,
    facts: StrandFacts | None = None,
    alts: Mapping[str, str] = NO_ALTS,
) -> Variant:
    """The text of a Markdown file to a Variant. path: where it is kept, relative to the root.

    told: without it, facts stay as they are typed. alts: as for read_variant.
    """
    known = _parse_cached(text, slug, strand, path, facts, tuple(sorted(alts.items())))
    return replace(
        known, strand=strand
    )  # the strand of this publication, as it may be asked whether it is the same one


@lru_cache(
    maxsize=2048
)  # a preview reads every page after each save, and all but one are as they were
def _parse_cached(
    text: str,
    slug: str,
    strand: Strand,
    path: Path,
    facts: StrandFacts | None,
    alts: tuple[tuple[str, str], ...],
) -> Variant:
    split = split_front_matter(text)
    if split is None:
        return _unreadable_variant(
            slug, strand, path, "It does not begin with settings between two lines of ---.", 1
        )
    front, body, body_line = split
    try:
        meta, meta_lines = read_yaml(front, first_line=2)
    except YamlError as problem:
        return _unreadable_variant(slug, strand, path, problem.message, problem.line)
    if not isinstance(meta, dict):
        return _unreadable_variant(
            slug, strand, path, "The settings at the top are not lines of “name: value”.", 2
        )
    typed = {name: str(meta.get(name) or "") for name in _SETTINGS_WITH_FACTS} | {"body": body}
    parts = {
        name: fill_facts_in_plain_text(typed[name], facts, meta_lines.get(name, 1))
        for name in _SETTINGS_WITH_FACTS
    }
    parts["body"] = fill_facts(body, facts, body_line)
    meta = {
        **meta,
        **{
            name: parts[name].rendered
            for name in _SETTINGS_WITH_FACTS
            if parts[name].rendered != typed[name]
        },
    }
    sections = _fingerprinted_sections(parts, body_line, dict(alts))
    uses = tuple(use for part in parts.values() for use in part.uses)
    title = parts["title"].rendered.strip()
    shown = fingerprint_page(
        title, [replace(section, fingerprint=section.fingerprint_of_values) for section in sections]
    )
    fingerprint = fingerprint_page(
        parts["title"].with_fact_tokens.strip(),
        sections,
        [use.rendered for use in uses if use.is_text],
    )
    return Variant(
        slug,
        strand,
        path,
        meta,
        meta_lines,
        sections,
        fingerprint,
        fingerprint_of_values=shown,
        body=parts["body"].rendered,
        body_line=body_line,
        raw=typed,
        fact_uses=uses,
        fact_faults=tuple(fault for part in parts.values() for fault in part.faults),
    )


def _fingerprinted_sections(
    parts: dict[str, FilledText], body_line: int, alts: Mapping[str, str]
) -> tuple[Section, ...]:
    """What readers get, each section fingerprinted by the names of its facts."""
    rendered = {name: part.rendered for name, part in parts.items()}
    sections = read_sections(
        rendered["body"], body_line, rendered["title"].strip(), rendered["description"], alts
    )
    if all(part.with_fact_tokens == part.rendered for part in parts.values()):
        return sections
    named = read_sections(
        parts["body"].with_fact_tokens,
        body_line,
        parts["title"].with_fact_tokens.strip(),
        parts["description"].with_fact_tokens,
        alts,
    )
    fingerprints = {section.id: section.fingerprint for section in named}
    return tuple(
        replace(section, fingerprint=fingerprints.get(section.id, section.fingerprint_of_values))
        for section in sections
    )


def _unreadable_variant(slug: str, strand: Strand, path: Path, problem: str, line: int) -> Variant:
    return Variant(slug, strand, path, {}, {}, (), "", problem, line)


def _find_stray_files(publication: Publication) -> tuple[Path, ...]:
    """Markdown files below docs/ that no document and strand owns: a misspelt name would go unread."""
    owned = {variant_path(s, slug) for slug in publication.documents for s in publication.strands}
    found = (
        p.relative_to(publication.root)
        for p in (publication.root / DOCS).rglob("*")
        if p.suffix.lower() in (".md", ".markdown")
    )
    return tuple(sorted(path for path in found if path not in owned))
