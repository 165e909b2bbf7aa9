"""Files that a page gives its readers, such as a form: [form](files/form.docx).

A file has one name in all versions, as a page has. A version whose folder has no such file gets
that of the version it is made from, and its link says the language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from alongside.model import Publication, Sources, Strand, Variant
from alongside.pages.link_address import PageAddress, normalise_link
from alongside.pages.page_lines import page_links
from alongside.publication.catalogue import DOCS
from alongside.system.input_files import leads_out_of_docs
from alongside.system.once import once_for_each

FOLDER = "assets/files"
"""Where attachments are, below the site's root."""
WORDS = {".pdf": "pdf", ".docx": "word_file"}
"""Ending of each kind of file that can be checked, to the string that names it."""
MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True)
class Attachment:
    """path: below the root. strand: whose file it is."""

    path: Path
    strand: Strand

    @property
    def address(self) -> str:
        """Below the site's root, as a link has it."""
        return f"{FOLDER}/{quote(self.path.relative_to(DOCS).as_posix())}"

    @property
    def kind(self) -> str:
        """The ending of its name, in small letters."""
        return self.path.suffix.lower()


def is_attachment_path(path: str) -> bool:
    """Whether the path of a link is that of a file that can be given to readers."""
    return PurePosixPath(path).suffix.lower() in WORDS


def find_attachment(publication: Publication, strand: Strand, path: str) -> Attachment | None:
    """The file at a path below the strand's folder, or below that of what it is made from."""
    below = PurePosixPath(path)
    if below.is_absolute() or ".." in below.parts or not is_attachment_path(path):
        return None
    while True:
        found = DOCS / strand.folder / below
        file = publication.root / found
        if file.is_file() and not leads_out_of_docs(file, publication.root):
            return Attachment(found, strand)
        if strand.made_from is None:
            return None
        strand = publication.strand(strand.made_from)


def attachment_of_link(
    publication: Publication, variant: Variant, target: str
) -> Attachment | None:
    """What a link of a page leads to, if that is a file of the publication."""
    page = PageAddress(publication.url, variant.strand.url, f"{variant.document}.md")
    try:
        parts = urlsplit(unquote(normalise_link(target, page)))
    except ValueError:
        return None  # link-broken tells of it
    if parts.scheme or parts.netloc:
        return None
    return find_attachment(publication, variant.strand, parts.path)


@once_for_each
def attachments(sources: Sources) -> Mapping[Path, tuple[Attachment, tuple[Variant, ...]]]:
    """Every file that pages give, and the pages with a link to it."""
    found: dict[Path, tuple[Attachment, tuple[Variant, ...]]] = {}
    for variant in sources.variants.values():
        for link in page_links(variant):
            attachment = attachment_of_link(sources.publication, variant, link.target)
            if attachment:
                _, pages = found.get(attachment.path, (attachment, ()))
                found[attachment.path] = attachment, (*pages, variant)
    return found
