"""Makes the files of a new document, one for each version, ready for words: `alongside new`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from alongside.authoring.document_list import add_to_document_list
from alongside.errors import BadInput
from alongside.model import LEAD, Language, Sources, Strand, Variant
from alongside.model.own_pages import OWN_PAGES
from alongside.pages.author_file import read_author_file, write_author_file
from alongside.pages.front_matter import format_made_from
from alongside.pages.placeholder import placeholder
from alongside.publication.catalogue import parse_variant, variant_path
from alongside.publication.kinds import KIND, KINDS
from alongside.publication.kinds.kind import QUESTION, WORDS
from alongside.publication.kinds.self_check import is_question
from alongside.publication.settings import FILE, SLUG
from alongside.publication.settings_documents import is_document_name

SECTIONS = ("about",)
"""The sections of a new page, where nobody names others."""
_YEAR = timedelta(days=365)


def add_document(
    sources: Sources,
    slug: str,
    sections: tuple[str, ...] = (),
    below: str = "",
    kind: str = "",
) -> list[Path]:
    """Makes a file for each version of a new document, and lists the document in publication.yml.

    slug: the name of the document, which readers see in addresses. sections: ids of the headed
    sections; without any, those of SECTIONS. below: the id of the section of the publication, if
    it shall stand in one. kind: one of KINDS, if it shall be more than a text: its settings and
    sections are there as an example. Paths of the files made, below the root.

    Raises BadInput before anything is made or changed; on OSError, what was made is taken away.
    """
    sections = _section_ids(kind, sections)
    _check_names(sources, slug, sections)
    _check_nav_section(sources, below)
    pages = _new_pages(sources, slug, sections, kind)
    _refuse_to_overwrite(sources.root, pages)
    settings = add_to_document_list(read_author_file(sources.root / FILE), slug, below)
    made: list[Path] = []
    try:
        for path, text in pages.items():
            file = sources.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            # "x": somebody may have made the file since we looked.
            with open(file, "x", encoding="utf-8", newline="\n") as page:
                made.append(path)
                page.write(text)
        write_author_file(sources.root / FILE, settings)
    except BaseException:
        for path in made:
            (sources.root / path).unlink(missing_ok=True)
        raise
    return made


def _refuse_to_overwrite(root: Path, paths: Iterable[Path]) -> None:
    for path in paths:
        for folder in path.parents:
            if os.path.lexists(root / folder) and not (root / folder).is_dir():
                raise BadInput(
                    f"“{folder.as_posix()}” is a file, so no page can be in a folder of this name.",
                    path=folder.as_posix(),
                    mend="Rename or delete that file if nobody needs it, or choose another name "
                    "for the document.",
                )
        if (root / path).exists():
            raise BadInput(
                f"There is already a file {path.as_posix()}. We overwrite nothing.",
                path=path.as_posix(),
                mend="Rename or delete it if nobody needs it, or choose another name for the "
                "document.",
            )


def _check_names(sources: Sources, slug: str, sections: tuple[str, ...]) -> None:
    for name in (slug, *sections):
        # Only a document can be in a folder.
        if not (SLUG.fullmatch(name) or (name == slug and is_document_name(name))):
            raise BadInput(
                f"“{name}” cannot be the name of a page or a section.",
                mend="Use small letters, digits and hyphens, for example our-area",
            )
    if slug in OWN_PAGES:
        raise BadInput(
            f"A document cannot be called “{slug}”, as we make a page of this name ourselves.",
            mend="Choose another name.",
        )
    if slug in sources.publication.documents:
        raise BadInput(
            f"There is already a document “{slug}”.", path=FILE, mend="Choose another name."
        )
    if len(set(sections)) != len(sections) or LEAD in sections:
        raise BadInput(
            f"Each section needs a name of its own, and “{LEAD}” is that of the text before the "
            "first heading.",
            mend="Name each section once, for example: what-is-new dates",
        )


def _check_nav_section(sources: Sources, section: str) -> None:
    known = [each.id for each in sources.publication.nav_sections]
    if section and section not in known:
        raise BadInput(
            f"{FILE} has no section “{section}” in its documents.",
            path=FILE,
            mend=f"Use one of: {', '.join(known)}" if known else "Leave --below out.",
        )


def _section_ids(kind: str, named: tuple[str, ...]) -> tuple[str, ...]:
    """Those that the kind needs, then those that are named; an example where none are."""
    if kind and kind not in KINDS:
        raise BadInput(
            f"There is no kind of document “{kind}”.", mend=f"Use one of: {', '.join(KINDS)}"
        )
    needed = tuple(KINDS[kind].sections) if kind else ()
    example = tuple(KINDS[kind].new_page) if kind else ()
    return (*needed, *(each for each in named if each not in needed)) or example or SECTIONS


def _new_pages(
    sources: Sources, slug: str, sections: tuple[str, ...], kind: str
) -> dict[Path, str]:
    """Path to text. A page made from another one records the fingerprints of the other."""
    made: dict[str, Variant] = {}
    texts = {}
    for strand in sources.publication.strands:
        path = variant_path(strand, slug)
        # A strand comes after the one that it is made from, so that one's text is known.
        text = _page_text(sources, strand, sections, made.get(strand.made_from or ""), kind)
        made[strand.key] = parse_variant(text, slug, strand, path)
        texts[path] = text
    return texts


def _page_text(
    sources: Sources,
    strand: Strand,
    sections: tuple[str, ...],
    source: Variant | None,
    kind: str,
) -> str:
    language = sources.publication.language_of(strand)
    strings = language.strings
    title = placeholder(strings["to_write_title"])
    description = placeholder(strings["to_write_description"])
    words = placeholder(strings["to_write_text"])
    front = f'title: "{title}"\ndescription: "{description}"\n'
    if source is None:
        next_review = sources.today + _YEAR
        front += f'owner: "{placeholder(strings["to_write_owner"])}"\n'
        front += f"next_review: {next_review.isoformat()}\n"
        front += f"{KIND}: {kind}\n{KINDS[kind].new_settings}" if kind else ""
    else:
        front += format_made_from({str(part.id): part.fingerprint for part in source.sections})
    text = f"---\n{front}---\n{words}\n"
    for section in sections:
        heading = placeholder(strings["to_write_heading"])
        body = KINDS[kind].new_page.get(section, WORDS) if kind else WORDS
        if body != WORDS and section.startswith(QUESTION):
            heading += _question_mark(language)
        text += f"\n## {heading} {{#{section}}}\n\n{body.replace(WORDS, words)}\n"
    return text


def _question_mark(language: Language) -> str:
    return next((sign for sign in language.sentence_ends if is_question(sign)), "?")
