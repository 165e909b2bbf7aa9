"""What a link to a file says behind its words: type, pages, size, and the language if needed."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import unquote

from alongside.model import Language, Publication, Strand
from alongside.outputs.file_labels import describe_file
from alongside.publication.attachments import FOLDER, MEDIA_TYPES, WORDS, Attachment
from alongside.publication.catalogue import DOCS

_LINK = re.compile(rf'<a href="((?:\.\./)*{re.escape(FOLDER)}/([^"#?]*))"([^>]*)>(.*?)</a>', re.S)


def say_files(html: str, publication: Publication, strand: Strand) -> str:
    """The HTML of a page, each link to a file with what it leads to. What is said is no part of
    the text: it changes with the file."""

    def say(link: re.Match[str]) -> str:
        attachment = attachment_at(publication, unquote(unescape(link[2])))
        words = _words(publication, strand, attachment)
        kind = MEDIA_TYPES[attachment.kind]
        attributes = f' type="{kind}"{link[3]}'
        said = f' <span data-furniture="">({words})</span>' if words else ""
        return f'<a href="{link[1]}"{attributes}>{link[4]}{said}</a>'

    return _LINK.sub(say, html)


def attachment_at(publication: Publication, path: str) -> Attachment:
    """The file of an address. path: below FOLDER, and so below docs/."""
    by_folder = sorted(publication.strands, key=lambda strand: -len(strand.folder))
    inside = (each for each in by_folder if f"{path}/".startswith(f"{each.folder}/"))
    return Attachment(DOCS / path, next(inside, publication.source))


def file_words(publication: Publication, language: Language, attachment: Attachment) -> str:
    """Type, pages and size: "Word, 25 kB"."""
    name = language.strings[WORDS[attachment.kind]]
    return describe_file(language, name, publication.root / attachment.path)


def _words(publication: Publication, strand: Strand, attachment: Attachment) -> str:
    words = escape(file_words(publication, publication.language_of(strand), attachment))
    if attachment.strand.language == strand.language or not words:
        return words
    other = publication.language_of(attachment.strand)
    name = f'<bdi lang="{escape(other.tag)}" dir="{other.direction}">{escape(other.autonym)}</bdi>'
    return f"{words}, {name}"
