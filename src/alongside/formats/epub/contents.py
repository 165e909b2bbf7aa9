"""The list of contents of an EPUB."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from alongside.formats.epub.pages import PageText
from alongside.formats.epub.xhtml import chapter_file
from alongside.model import Publication, Strand
from alongside.model.own_pages import GLOSSARY


@dataclass(frozen=True)
class ContentsEntry:
    """A line of the list of contents, and those below it. href: "" where only those lead on."""

    href: str
    title: str
    children: tuple[ContentsEntry, ...] = ()


def list_contents(
    publication: Publication, strand: Strand, texts: Iterable[PageText]
) -> list[ContentsEntry]:
    """The lines of the list of contents. A section of the publication leads nowhere itself."""
    lines = {text.slug: _contents_entry(text) for text in texts}
    entries: list[ContentsEntry] = []
    for section, slugs in publication.by_section(lines):
        chapters = tuple(lines[slug] for slug in slugs)
        if section:
            entries.append(ContentsEntry("", section.titles[strand.key], chapters))
        else:
            entries += chapters
    return entries


def _contents_entry(text: PageText) -> ContentsEntry:
    """A page with its sections. The terms of the glossary are left out, as there are so many."""
    file = chapter_file(text.slug)
    sections: list[ContentsEntry] = []
    headings = text.article.xpath(".//h2[@id] | .//h3[@id]") if text.slug != GLOSSARY else []
    for heading in headings:
        title = " ".join(heading.text_content().split())
        entry = ContentsEntry(f"{file}#{heading.get('id')}", title)
        # An h3 belongs to the h2 before it. Entries are frozen, so that one is replaced.
        if heading.tag == "h3" and sections:
            above = sections.pop()
            entry = replace(above, children=(*above.children, entry))
        sections.append(entry)
    return ContentsEntry(href=file, title=text.title, children=tuple(sections))
