"""A built site as one zip file for somebody who looks at a change: unpacked, it opens without a
server. The same site and the same change give the same bytes."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from alongside.authoring.changed_pages import ChangedPages
from alongside.model import Format, Outputs, Publication, Variant
from alongside.model.strand_names import name_in_english
from alongside.outputs.expected import artifact_path
from alongside.reports.as_html import render_template
from alongside.system.files import UNFINISHED
from alongside.system.zip_entry import zip_entry
from alongside.web.frame import relative_link

FIRST_PAGE = "index.html"
SITE = "website"
"""The folder of the zip with the site, as it would be released but for the note on each page."""
_STYLE_SHEET = "assets/site.css"
_PACKED = (".pdf", ".epub", ".zip", ".woff2", ".png", ".jpg", ".jpeg", ".webp")
"""Endings of files that cannot be made smaller again."""
_BODY = re.compile(r"<body\b[^>]*>")
_NOTE = (
    '<p class="preview-note" lang="en" dir="ltr"><strong>Preview, not released.</strong> '
    '<a href="{first_page}">What was changed</a></p>'
)
_NOTE_STYLE = """
.preview-note { margin: 0; padding: .5rem 1rem; border-block-end: 3px solid; }
.preview-note { color: CanvasText; background: Canvas; }
.preview-note a { color: LinkText; }
"""


def write_preview_file(
    file: Path, outputs: Outputs, changes: ChangedPages | None, revision: str, has_files: bool
) -> int:
    """The number of the site's files in it. Puts the zip in the place of the file: all or nothing.

    outputs: built. revision: what changes is compared with, in the words of the user. has_files:
    whether PDFs and EPUBs were made. Raises OSError.
    """
    first_page = _first_page(outputs, changes, revision, has_files)
    # In the same folder, as a file can be renamed within one disk only.
    unfinished = file.with_name(f"{UNFINISHED}{secrets.token_hex(8)}")
    number = 0
    try:
        with ZipFile(unfinished, "w") as archive:
            archive.writestr(zip_entry(FIRST_PAGE), first_page)
            for path in _site_files(outputs.site_folder):
                compression = ZIP_STORED if path.endswith(_PACKED) else ZIP_DEFLATED
                content = _with_note(path, (outputs.site_folder / path).read_bytes())
                archive.writestr(zip_entry(f"{SITE}/{path}", compression), content)
                number += 1
        os.replace(unfinished, file)
    finally:
        unfinished.unlink(missing_ok=True)
    return number


def _site_files(folder: Path) -> Iterator[str]:
    """Paths below the folder, in an order that is the same on each computer."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    yield from sorted(found)


def _with_note(path: str, content: bytes) -> bytes:
    """A page with the note at its top, the style sheet with the note's style, else as it is."""
    if path == _STYLE_SHEET:
        return content + _NOTE_STYLE.encode()
    if not path.endswith(".html"):
        return content
    note = _NOTE.format(first_page=relative_link(FIRST_PAGE, f"{SITE}/{path}"))
    return _BODY.sub(lambda body: f"{body[0]}\n{note}", content.decode(), count=1).encode()


def _first_page(
    outputs: Outputs, changes: ChangedPages | None, revision: str, has_files: bool
) -> str:
    publication = outputs.sources.publication
    return render_template(
        "preview.html.j2",
        publication=publication.name,
        organisation=publication.organisation,
        front_door=f"{SITE}/index.html",
        has_files=has_files,
        revision=revision if changes else "",
        changed=_listed(outputs, changes.changed if changes else ()),
        touched=_listed(outputs, changes.touched if changes else ()),
        removed=changes.removed if changes else (),
        others=changes.others if changes else (),
    )


def _listed(outputs: Outputs, pages: Sequence[Variant]) -> list[dict[str, str]]:
    return [_listed_page(outputs, outputs.sources.publication, page) for page in pages]


def _listed_page(outputs: Outputs, publication: Publication, page: Variant) -> dict[str, str]:
    """href: "" for a page that is held back for a day to come, and so is not in the site."""
    language = publication.language_of(page.strand)
    address = artifact_path(page.strand, page.document, Format.WEB)
    is_there = (outputs.site_folder / address).is_file()
    return {
        "title": page.title or page.document,
        "language": language.tag,
        "direction": language.direction,
        "version": name_in_english(publication, page.strand),
        "path": page.path.as_posix(),
        "href": f"{SITE}/{address}" if is_there else "",
    }
