"""Our layout of files to the engine's: a folder for each locale, pictures and fonts beside them.

Writes only what has changed, so that a preview which watches files comes to rest.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import yaml

from alongside.assets.minify import minify_drawings
from alongside.assets.pictures import (
    is_below_docs,
    picture_address,
    picture_file,
    pictures_on,
    used_picture_names,
)
from alongside.assets.published_pictures import PICTURES, published_files
from alongside.assets.web_fonts import not_found_fonts, web_fonts
from alongside.errors import BadInput
from alongside.model import Publication, Sources, Strand, Variant
from alongside.model.own_pages import HOME
from alongside.model.strand_names import strand_label
from alongside.outputs.expected import strand_slugs
from alongside.outputs.locales import locales
from alongside.pages.diagrams import DIAGRAM_SCHEME
from alongside.pages.markdown import INLINE_PICTURE, PICTURE_SCHEME
from alongside.publication.attachments import attachments
from alongside.publication.catalogue import DOCS
from alongside.publication.shown_diagrams import shown_on
from alongside.system.file_cache import cache_key
from alongside.text.dates import format_day
from alongside.web.contact import logo_address
from alongside.web.drafts import sign_offs_that_hold
from alongside.web.frame import string_key
from alongside.web.generated import generated_pages
from alongside.web.missing_versions import titles_left_out
from alongside.web.navigation import variants_of_strand
from alongside.web.version_names import labels_by_language

_ABSOLUTE_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
_MARKDOWN_SIGNS = re.compile(r"[\\`*_{}\[\]<&]")
"""What Markdown would take for its own signs in the words of a picture."""
_ESCAPE = r"\\\g<0>"

_NOT_ON_PAGES = ("book_", "compared_", "pack_", "to_write_")
"""How the keys of those strings begin that only files and new documents have, with own fonts."""


def stage_publication(sources: Sources, out: Path) -> None:
    """Makes out hold exactly what the engine needs. Raises BadInput for a missing picture."""
    sync_folder(out, staged_files(sources))


def staged_files(sources: Sources) -> dict[str, bytes]:
    """Path below the staged folder to content."""
    files = _pictures(sources) | _attachments(sources)
    texts: dict[str, list[str]] = {}
    for locale, strand in locales(sources.publication).items():
        pages = _staged_pages(sources, strand, files)
        files |= {f"{locale}/{slug}.md": text.encode() for slug, text in pages.items()}
        # Strands of one language share its font.
        if pages:
            texts.setdefault(strand.language, []).extend(
                [*pages.values(), *_template_texts(sources, strand)]
            )
    return files | _fonts(sources, texts)


def _pictures(sources: Sources) -> dict[str, bytes]:
    """The pictures that pages name, by path; the drawings of OpenMoji made smaller."""
    files: dict[str, bytes] = {}
    drawings: dict[str, bytes] = {}
    for name in used_picture_names(sources):
        picture = sources.publication.pictures.get(name)
        # An unknown name has its own finding; only a preview comes this far with one.
        if picture:
            file, address = picture_file(sources.root, picture), picture_address(picture)
            published = published_files(sources.root, file, address)
            files |= published
            if picture.openmoji and published:
                drawings[address.removeprefix(f"{PICTURES}/")] = published[address]
    if logo := sources.publication.look.logo:
        files |= published_files(sources.root, sources.root / logo.path, logo_address(logo))
    for name, content in minify_drawings(sources.root, drawings).items():
        files[f"{PICTURES}/{name}"] = content
    return files


def _attachments(sources: Sources) -> dict[str, bytes]:
    return {
        unquote(attachment.address): (sources.root / path).read_bytes()
        for path, (attachment, _) in attachments(sources).items()
    }


def _fonts(sources: Sources, texts: dict[str, list[str]]) -> dict[str, bytes]:
    """texts: language tag to all that its pages say."""
    publication = sources.publication
    files: dict[str, bytes] = {}
    not_found_texts: dict[str, str] = {}
    for tag, page_texts in texts.items():
        language = publication.languages[tag]
        files |= web_fonts(publication, language, page_texts, _other_texts(sources, tag))
        strings = language.strings
        not_found_texts[tag] = "".join(
            [
                *(words for key, words in strings.items() if key.startswith("not_found_")),
                *_titles_of_moved(sources, tag),
                *_names_of_homes(publication, tag),
            ]
        )
    return files | not_found_fonts(publication, not_found_texts)


def _other_texts(sources: Sources, tag: str) -> dict[str, str]:
    """Language tag to what the pages of a language say in it: names of versions, and titles of
    documents that the language lacks."""
    texts: dict[str, str] = {}
    for strand in sources.publication.strands:
        if strand.language == tag:
            labels = labels_by_language(sources.publication, strand)
            for other, words in [*labels.items(), *titles_left_out(sources, strand)]:
                texts[other] = texts.get(other, "") + words
    return texts


def _names_of_homes(publication: Publication, tag: str) -> Iterator[str]:
    """What the page that is shown at a wrong address calls the versions in a language."""
    for strand in publication.strands:
        if strand.language == tag:
            yield strand_label(publication, strand)


def _titles_of_moved(sources: Sources, tag: str) -> Iterator[str]:
    """What the page that is shown at a wrong address names in a language."""
    now = {moved.now for moved in sources.publication.moved}
    for variant in sources.variants.values():
        if variant.strand.language == tag and variant.document in now:
            yield variant.title


def _staged_pages(sources: Sources, strand: Strand, files: dict[str, bytes]) -> dict[str, str]:
    """Slug to Markdown for one strand; the files of its own pictures are added to files."""
    pages = {}
    for slug in sources.publication.documents:
        variant = sources.variants.get((slug, strand.key))
        # A file that cannot be read has its own finding; only a preview comes this far with one.
        if variant and not variant.problem:
            pages[slug] = _staged_page(sources, variant, files)
    if pages:
        # Their templates say everything, so there is nothing to say in Markdown.
        strings = sources.publication.language_of(strand).strings
        pages |= {
            slug: front_matter(strings[string_key(slug)], "", template=f"{slug}.html")
            for slug in strand_slugs(sources.publication)
        }
    if strand.made_from is None:
        pages |= generated_pages(sources)
        pages[HOME] = front_matter(sources.publication.name, "", template=f"{HOME}.html")
    return pages


def _template_texts(sources: Sources, strand: Strand) -> Iterator[str]:
    """What templates say beside the pages in the strand's language: its font needs the letters."""
    publication, language = sources.publication, sources.publication.language_of(strand)
    for key, words in language.strings.items():
        if not key.startswith(_NOT_ON_PAGES):
            yield words
    yield from (section.titles[strand.key] for section in publication.nav_sections)
    yield from _frame_words(publication, strand)
    for note in publication.fewer_versions:
        yield from (note.reasons[strand.key], format_day(note.until, language))
    yield from _reading_aids(publication, strand)
    for names in publication.case_names.values():
        yield from (words[strand.key] for words in names.values())
    for diagram in shown_on(publication, strand, DIAGRAM_SCHEME):
        yield from (cell.words for row in diagram.rows for cell in row)
    for role in publication.sign_offs.roles.values():
        yield role[language.tag]
    for kind in publication.sign_offs.kinds.values():
        yield kind.checked_texts[language.tag]
    for variant in variants_of_strand(sources, strand):
        for check in sign_offs_that_hold(sources, variant):
            yield check["day"]


def _frame_words(publication: Publication, strand: Strand) -> Iterator[str]:
    """Who publishes, how to reach them, and what stands at old addresses."""
    if logo := publication.look.logo:
        yield logo.words[strand.key]
    yield from (link.titles[strand.key] for link in publication.look.footer_links)
    yield from (way.words[strand.key] for way in publication.more_contact)
    yield from (page.reasons.get(strand.key, "") for page in publication.moved)


def _reading_aids(publication: Publication, strand: Strand) -> Iterator[str]:
    """Words with their meanings, and what has changed."""
    language = publication.language_of(strand)
    for term in publication.terms:
        if wording := term.wordings.get(strand.key):
            yield from (wording.word, wording.meaning)
    for note in publication.changes:
        yield from (note.what.get(strand.key, ""), format_day(note.day, language))


def _staged_page(sources: Sources, variant: Variant, files: dict[str, bytes]) -> str:
    """The Markdown of a page, with the addresses and words of its pictures."""

    def stage_picture(match: re.Match[str]) -> str:
        opening, target = match[1], match[2]
        return _picture_opening(sources, variant, opening, target) + _staged_picture_path(
            sources, variant, target, files
        )

    body = INLINE_PICTURE.sub(stage_picture, variant.body)
    description = str(variant.meta.get("description") or "").strip()
    drawn = shown_on(sources.publication, variant.strand, body)
    # So that a preview sees that the page is another one when only what it draws has changed.
    more = {"diagrams": cache_key(repr(drawn))} if drawn else {}
    return front_matter(variant.title, description, **more) + body


def front_matter(title: str, description: str, **more: str) -> str:
    """The lines before the Markdown of a page that say what the page is."""
    meta = {"title": title, "description": description, **more}
    return f"---\n{yaml.safe_dump(meta, allow_unicode=True, width=10_000)}---\n"


def _picture_opening(sources: Sources, variant: Variant, written: str, target: str) -> str:
    """The start of a picture in Markdown, "![words](".

    It has the words of the page, or where there are none, those of pictures.yml.
    """
    if not target.startswith(PICTURE_SCHEME) or written[2:-2].strip():
        return written
    picture = sources.publication.pictures.get(target.removeprefix(PICTURE_SCHEME))
    words = picture.alt.get(variant.strand.language, "") if picture else ""
    return f"![{_MARKDOWN_SIGNS.sub(_ESCAPE, words)}](" if words else written


def _staged_picture_path(
    sources: Sources, variant: Variant, target: str, files: dict[str, bytes]
) -> str:
    """Where a page in a locale's folder finds the picture. An ordinary file is added to files."""
    # From the folder of the page within that of its locale.
    up = "../" * (variant.document.count("/") + 1)
    if target.startswith(PICTURE_SCHEME):
        name = target.removeprefix(PICTURE_SCHEME)
        picture = sources.publication.pictures.get(name)
        # An unknown name has its own finding; only a preview comes this far with one.
        return f"{up}{picture_address(picture) if picture else f'{PICTURES}/{name}.svg'}"
    if _ABSOLUTE_ADDRESS.match(target):
        return target
    path = posixpath.normpath((variant.path.parent / target).as_posix())
    file = sources.root / path
    is_ours = PurePosixPath(path).is_relative_to(DOCS.as_posix())
    if not is_ours or not file.is_file() or not is_below_docs(sources.root, file):
        raise BadInput(
            f"The picture “{target}” is not there.",
            path=variant.path.as_posix(),
            line=_picture_line(variant, target),
            why="Readers would see an empty frame.",
            mend="Put the picture file below docs/ or correct its name.",
        )
    staged = f"{PICTURES}/{PurePosixPath(path).relative_to(DOCS.as_posix())}"
    # One that cannot be published has its own finding; only a preview comes this far with it.
    files |= published_files(sources.root, file, staged)
    return f"{up}{staged}"


def _picture_line(variant: Variant, target: str) -> int:
    for picture in pictures_on(variant):
        if picture.target == target:
            return picture.line
    return 1


def sync_folder(out: Path, files: dict[str, bytes]) -> None:
    """Makes the folder hold exactly these files; a file that is the same already is not touched."""
    # From the innermost folder outwards, so that folders that have become empty can go.
    for folder, _, names in os.walk(out, topdown=False):
        for name in names:
            path = Path(folder) / name
            if path.relative_to(out).as_posix() not in files:
                path.unlink()
        if Path(folder) != out and not os.listdir(folder):
            os.rmdir(folder)
    for name in sorted(files):
        path = out / name
        if not path.is_file() or path.read_bytes() != files[name]:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[name])
