"""docs/ and publication.yml to Documents and their Variants: what there is, and what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from alongside.changes import read_changes
from alongside.editions import previous_edition
from alongside.fingerprint import fingerprint_page
from alongside.glossary import read_glossary
from alongside.markdown_source import read_sections
from alongside.model import Publication, Sources, Strand, Variant
from alongside.publication import read_publication
from alongside.yamlfile import YamlProblem, read_yaml

DOCS = Path("docs")


def find_documents(root: Path, today: date) -> Sources:
    """Reads every file that publication.yml names, glossary.yml, changes.yml and the editions that were kept.

    Raises BadInput when one of these cannot be used, other than a file that publication.yml names.

    A file that cannot be read is a Variant with a problem, not an error: the
    sources gate says so together with everything else it finds.
    """
    publication = read_publication(root)
    publication = replace(publication, terms=read_glossary(publication), changes=read_changes(publication),
                          previous=previous_edition(publication))
    variants = {}
    for slug in publication.documents:
        for strand in publication.strands:
            path = variant_path(strand, slug)
            if (root / path).is_file():
                variants[slug, strand.key] = read_variant(root, path, slug, strand)
    return Sources(publication, variants, _strays(publication), today)


def variant_path(strand: Strand, slug: str) -> Path:
    """Where the Markdown file of a Variant must be, relative to the root."""
    return DOCS / strand.folder / f"{slug}.md"


def read_variant(root: Path, path: Path, slug: str, strand: Strand) -> Variant:
    try:
        text = (root / path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return _unreadable(slug, strand, path, "It is not saved as UTF-8 text.", line)
    except OSError:
        return _unreadable(slug, strand, path, "It cannot be opened.", 1)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        return _unreadable(slug, strand, path, "It is not a text file.", 1)
    return parse_variant(text, slug, strand, path)


def split_front_matter(text: str) -> tuple[str, str, int] | None:
    """Text to (front matter, body, line on which the body starts); None when there is no front matter."""
    lines = text.split("\n")
    if lines[0].strip() != "---":
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1:]), number + 2
    return None


@lru_cache(maxsize=2048)  # a preview reads every page after each save, and all but one are as they were
def parse_variant(text: str, slug: str, strand: Strand, path: Path) -> Variant:
    """The text of a Markdown file to a Variant. path: where it is kept, relative to the root."""
    split = split_front_matter(text)
    if split is None:
        return _unreadable(slug, strand, path, "It does not begin with settings between two lines of ---.", 1)
    front, body, body_line = split
    try:
        meta, meta_lines = read_yaml(front, first_line=2)
    except YamlProblem as problem:
        return _unreadable(slug, strand, path, problem.message, problem.line)
    if not isinstance(meta, dict):
        return _unreadable(slug, strand, path, "The settings at the top are not lines of “name: value”.", 2)
    title = str(meta.get("title") or "").strip()
    sections = read_sections(body, body_line, title, str(meta.get("description") or ""))
    return Variant(slug, strand, path, meta, meta_lines, sections, fingerprint_page(title, sections))


def _unreadable(slug: str, strand: Strand, path: Path, problem: str, line: int) -> Variant:
    return Variant(slug, strand, path, {}, {}, (), "", problem, line)


def _strays(publication: Publication) -> tuple[Path, ...]:
    """Markdown files below docs/ that no document and strand owns: a misspelt name would go unread."""
    owned = {variant_path(s, slug) for slug in publication.documents for s in publication.strands}
    found = (p.relative_to(publication.root) for p in (publication.root / DOCS).rglob("*")
             if p.suffix.lower() in (".md", ".markdown"))
    return tuple(sorted(path for path in found if path not in owned))
