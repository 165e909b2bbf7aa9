"""What is in the council pack, and the page that says so, in the same words on screen and paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from jinja2 import Environment, StrictUndefined, Template
from lxml import html

from alongside.assets.font_table import script_font
from alongside.errors import BuildFailed
from alongside.model import Artifact, Format, Language, Outputs, Publication, Sources, Variant
from alongside.model.strand_names import strand_label
from alongside.outputs.alternates import strand_start_url
from alongside.outputs.expected import public_url
from alongside.outputs.file_labels import describe_file, format_name
from alongside.outputs.volumes import volume_title
from alongside.text.dates import format_day
from alongside.web.contact import contact_ways
from alongside.web.drafts import has_drafts
from alongside.web.missing_versions import left_out_of_strand
from alongside.web.navigation import list_by_section

CONTENTS_HTML = "contents.html"
CONTENTS_PDF = "contents.pdf"
MANIFEST = "release.json"
CHECKSUMS = "checksums.txt"
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
    # A dict keeps the order, and each kind once. Books come first.
    kinds = dict.fromkeys((Format.BOOK, *(artifact.format for artifact in whole)))
    pack_files = []
    for kind in kinds:
        for artifact in whole:
            if artifact.format == kind:
                # Its name on the website says level and language, so it needs no folder.
                pack_files.append(PackFile(PurePosixPath(artifact.path).name, artifact))
    return pack_files


def contents_page(outputs: Outputs, pack_files: Sequence[PackFile]) -> str:
    """The page as HTML that needs no other file.

    Raises BuildFailed for a PDF that cannot be read.
    """
    publication = outputs.sources.publication
    language = publication.language_of(publication.source)
    strings, edition = language.strings, publication.edition
    assert edition is not None  # settings must have one when a pack is owed
    return _template().render(
        language=language,
        strings=strings,
        scripts=_script_sizes(publication),
        title=strings["pack_title"].format(title=strings["publication"]),
        edition=edition,
        day=format_day(edition.date, language),
        release=outputs.release_id,
        groups=_group_by_kind(outputs, pack_files, language),
        nav_groups=list_by_section(outputs.sources, publication.source, _title),
        left_out=_left_out(outputs.sources),
        manifest=public_url(publication, MANIFEST),
        contact=publication.contact,
        ways=contact_ways(publication, publication.source),
        start=strand_start_url(publication, publication.source),
    )


def _script_sizes(publication: Publication) -> list[tuple[str, float, str]]:
    """Tag of each language whose script is not set like Latin, its size and height of lines."""
    fonts = [(tag, script_font(language)) for tag, language in publication.languages.items()]
    return [(tag, font.size, font.web.line_height) for tag, font in fonts if font.web.line_height]


def _left_out(sources: Sources) -> list[dict[str, object]]:
    """What the books of each strand do not have, and why, in the words of the source."""
    publication = sources.publication
    strands: list[dict[str, object]] = []
    for strand in publication.strands:
        entries = left_out_of_strand(sources, strand, "", publication.source)
        language = publication.language_of(strand)
        if entries:
            strands.append(
                {
                    "label": strand_label(publication, strand),
                    "language": language.tag,
                    "direction": language.direction,
                    "documents": entries,
                }
            )
    return strands


def _title(variant: Variant) -> dict[str, object]:
    return {"title": variant.title}


def _group_by_kind(
    outputs: Outputs, pack_files: Sequence[PackFile], language: Language
) -> list[dict[str, object]]:
    """Heading and files of each kind of file, in order. language: of the page."""
    files_by_kind: dict[str, list[dict[str, object]]] = {}
    for each in pack_files:
        context = _file_context(outputs, each, language)
        files_by_kind.setdefault(each.artifact.format, []).append(context)
    return [
        {"heading": language.strings[_kind_key(kind)], "files": file_contexts}
        for kind, file_contexts in files_by_kind.items()
    ]


def make_printable(outputs: Outputs, page: str, pack_files: Sequence[PackFile]) -> html.HtmlElement:
    """The same page for paper.

    Links to the books lead to the website, as a PDF is passed on without its neighbours.
    """
    publication = outputs.sources.publication
    paths = {each.name: each.artifact.path for each in pack_files}
    root: html.HtmlElement = html.document_fromstring(page)
    # Print has a style sheet of its own.
    for style in list(root.iter("style")):
        style.drop_tree()
    for link in root.iter("a"):
        href = link.get("href")
        if href in paths:
            link.set("href", public_url(publication, paths[href]))
        elif not urlsplit(href).scheme:
            # Manifest and checksums are in the pack only: on paper their names are words.
            del link.attrib["href"]
    return root


def _file_context(outputs: Outputs, each: PackFile, reader: Language) -> dict[str, object]:
    """What the page says of a file. reader: the language of the page."""
    artifact, publication = each.artifact, outputs.sources.publication
    language = publication.language_of(artifact.strand)
    file = outputs.site_folder / artifact.path
    words = describe_file(reader, format_name(reader, artifact), file)
    if not words:
        raise BuildFailed(
            f"The file {artifact.path} cannot be read, so it cannot go into the council pack.",
            path=artifact.path,
            mend="Publish again. If this stays, the disk may be full.",
        )
    title = f"{language.strings['publication']} – {strand_label(publication, artifact.strand)}"
    if artifact.volume:
        title += f" – {volume_title(publication, artifact.volume, artifact.strand)}"
    if artifact.format != Format.BOOK:
        # Links are also met one by one, in lists of them, so no two may be called the same.
        title = f"{language.strings[_kind_key(artifact.format)]}: {title}"
    return {
        "name": each.name,
        "title": title,
        "language": language.tag,
        "direction": language.direction,
        "language_name": language.name,
        "words": words,
        "draft": has_drafts(outputs.sources, artifact.strand),
    }


def _kind_key(format_: str) -> str:
    return "pack_" + format_.replace("-", "_")


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    file = files("alongside.formats.pack").joinpath(CONTENTS_HTML)
    return environment.from_string(file.read_text(encoding="utf-8"))
