"""What is in the council pack, and the page that says so: once for a screen, once to print, in the same words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from urllib.parse import urlsplit

from jinja2 import Environment, StrictUndefined, Template
from lxml import html

from alongside.errors import BuildFailed
from alongside.model import BOOK, Artifact, Language, Outputs
from alongside.outputs.alternates import strand_start_url
from alongside.outputs.expected import public_url
from alongside.outputs.file_labels import describe_file, format_name
from alongside.text.dates import format_day
from alongside.web.drafts import has_drafts
from alongside.web.frame import strand_label

CONTENTS_HTML, CONTENTS_PDF, MANIFEST, CHECKSUMS = (
    "contents.html",
    "contents.pdf",
    "release.json",
    "checksums.txt",
)
SOURCE = "publication.yml"
"""What a finding of the contents names, as nobody writes them."""


@dataclass(frozen=True)
class PackFile:
    """A file of the website that goes into the pack. name: in the pack, which has no folders."""

    name: str
    artifact: Artifact


def find_pack_files(outputs: Outputs) -> list[PackFile]:
    """Every PDF of a whole strand, kind by kind, in the order of the publication."""
    whole = [
        artifact for artifact in outputs.artifacts if artifact.is_collection and artifact.is_pdf
    ]
    kinds = dict.fromkeys((BOOK, *(artifact.document for artifact in whole)))
    return [
        PackFile(f"{kind}-{artifact.strand.key}.pdf", artifact)
        for kind in kinds
        for artifact in whole
        if artifact.document == kind
    ]


def contents_page(outputs: Outputs, pack_files: Sequence[PackFile]) -> str:
    """The page as HTML that needs no other file. Raises BuildFailed for a PDF that cannot be read."""
    publication = outputs.sources.publication
    language = publication.language_of(publication.source)
    strings = language.strings
    kinds = dict.fromkeys(each.artifact.document for each in pack_files)
    return _template().render(
        language=language,
        strings=strings,
        title=strings["pack_title"].format(title=strings["publication"]),
        edition=publication.edition,
        day=format_day(publication.edition.date, language),
        release=outputs.release_id,
        groups=[
            {
                "heading": strings[_kind_key(kind)],
                "files": [
                    _file_context(outputs, each, language)
                    for each in pack_files
                    if each.artifact.document == kind
                ],
            }
            for kind in kinds
        ],
        manifest=public_url(publication, MANIFEST),
        contact=publication.contact,
        start=strand_start_url(publication, publication.source),
    )


def make_printable(outputs: Outputs, page: str, pack_files: Sequence[PackFile]) -> html.HtmlElement:
    """The same page for paper. Links to the books lead to the website: a PDF goes round without its neighbours."""
    publication, paths = (
        outputs.sources.publication,
        {each.name: each.artifact.path for each in pack_files},
    )
    root = html.document_fromstring(page)
    for style in list(root.iter("style")):
        style.drop_tree()
    for link in root.iter("a"):
        href = link.get("href")
        if href in paths:
            link.set("href", public_url(publication, paths[href]))
        elif not urlsplit(href).scheme:
            del link.attrib["href"]
    return root


def _file_context(outputs: Outputs, each: PackFile, reader: Language) -> dict[str, object]:
    artifact, publication = each.artifact, outputs.sources.publication
    own = publication.language_of(artifact.strand)
    words = describe_file(
        reader, format_name(reader, artifact), outputs.site_folder / artifact.path
    )
    if not words:
        raise BuildFailed(
            f"The file {artifact.path} cannot be read, so it cannot go into the council pack.",
            path=artifact.path,
            mend="Publish again. If this stays, the disk may be full.",
        )
    title = f"{own.strings['publication']} – {strand_label(publication, artifact.strand)}"
    if (
        artifact.document != BOOK
    ):  # links are also met one by one, and no two may be called the same
        title = f"{own.strings[_kind_key(artifact.document)]}: {title}"
    return {
        "name": each.name,
        "title": title,
        "language": own.tag,
        "direction": own.direction,
        "language_name": own.name,
        "words": words,
        "draft": has_drafts(outputs.sources, artifact.strand),
    }


def _kind_key(document: str) -> str:
    return "pack_" + document.replace("-", "_")


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(
        files("alongside.formats.pack").joinpath(CONTENTS_HTML).read_text(encoding="utf-8")
    )
