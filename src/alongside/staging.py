"""Our layout of files to the site engine's: one folder for each locale, pictures and fonts beside them.

Writes only what has changed, so that a preview which watches files comes to rest.
"""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path, PurePosixPath

import yaml

from alongside.catalogue import DOCS, split_front_matter
from alongside.errors import BadInput
from alongside.generated import generated_pages
from alongside.locales import locales
from alongside.markdown_source import INLINE_PICTURE
from alongside.model import Sources, Strand, Variant
from alongside.outputs import strand_pages
from alongside.pictures import SCHEME, picture_file, read_pictures, used_names
from alongside.web.frame import string_key
from alongside.webfonts import web_fonts

PICTURES = "assets/pictures"
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)


def stage(sources: Sources, out: Path) -> None:
    """Makes out hold exactly what the engine needs. Raises BadInput for a picture that is not there."""
    sync(out, staged_files(sources))


def staged_files(sources: Sources) -> dict[str, bytes]:
    """Path below the staged folder to content."""
    files: dict[str, bytes] = {}
    pictures = read_pictures(sources.root)
    for name in used_names(sources):
        if name in pictures:
            files[f"{PICTURES}/{name}.svg"] = picture_file(sources.root, name, pictures[name]).read_bytes()
    cache = sources.root / ".build" / "cache"
    for locale, strand in locales(sources.publication).items():
        pages = _pages(sources, strand, files)
        files |= {f"{locale}/{slug}.md": text.encode() for slug, text in pages.items()}
        if not pages:
            continue
        language = sources.publication.language_of(strand)
        files |= web_fonts(sources.root, language, [*pages.values(), *language.strings.values()], cache)
    return files


def _pages(sources: Sources, strand: Strand, files: dict[str, bytes]) -> dict[str, str]:
    """Slug to Markdown for one strand; the files of its own pictures are added to files."""
    pages = {}
    for slug in sources.publication.documents:
        variant = sources.variants.get((slug, strand.key))
        # A file that cannot be read has its own finding; only a preview comes this far with one.
        if variant and not variant.problem:
            pages[slug] = _page(sources, variant, files)
    if pages:
        # Their templates say everything, so there is nothing to say in Markdown.
        strings = sources.publication.language_of(strand).strings
        pages |= {slug: front_matter(strings[string_key(slug)], "", template=f"{slug}.html")
                  for slug in strand_pages(sources.publication)}
    if strand.made_from is None:
        pages |= generated_pages(sources)
    return pages


def _page(sources: Sources, variant: Variant, files: dict[str, bytes]) -> str:
    text = (sources.root / variant.path).read_bytes().decode("utf-8-sig")
    _, body, _ = split_front_matter(text.replace("\r\n", "\n").replace("\r", "\n"))
    body = INLINE_PICTURE.sub(lambda found: f"{found[1]}{_picture(sources, variant, found[2], files)}", body)
    return front_matter(variant.title, str(variant.meta.get("description") or "").strip()) + body


def front_matter(title: str, description: str, **more: str) -> str:
    meta = {"title": title, "description": description, **more}
    return f"---\n{yaml.safe_dump(meta, allow_unicode=True, width=10_000)}---\n"


def _picture(sources: Sources, variant: Variant, target: str, files: dict[str, bytes]) -> str:
    """Where a page in a locale's folder finds the picture. An ordinary file is added to files."""
    if target.startswith(SCHEME):
        return f"../{PICTURES}/{target.removeprefix(SCHEME)}.svg"
    if _ELSEWHERE.match(target):
        return target
    path = posixpath.normpath((variant.path.parent / target).as_posix())
    file = sources.root / path
    if not PurePosixPath(path).is_relative_to(DOCS.as_posix()) or not file.is_file():
        raise BadInput(f"The picture “{target}” is not there.", path=variant.path.as_posix(),
                       line=_line_of(variant, target), why="Readers would see an empty frame.",
                       mend="Put the picture file below docs/ or correct its name.")
    staged = f"{PICTURES}/{PurePosixPath(path).relative_to(DOCS.as_posix())}"
    files[staged] = file.read_bytes()
    return f"../{staged}"


def _line_of(variant: Variant, target: str) -> int:
    pictures = (p for s in variant.sections for b in s.blocks for p in b.pictures)
    return next((picture.line for picture in pictures if picture.target == target), 1)


def sync(out: Path, files: dict[str, bytes]) -> None:
    """Makes the folder hold exactly these files; a file that is the same already is not touched."""
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
