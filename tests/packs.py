"""A real council pack of books without words, for tests to break."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

from alongside.formats.pack.make import make_pack, zip_files
from alongside.model import Artifact, ExceptionNote, Format, Outputs
from alongside.outputs.expected import artifact_path
from books import EDITION, RELEASE
from pdfs import PUBLICATION, blank_pdf
from websites import FULL, URDU, outputs_in, website

PAGES = {"full": 3, "ur": 5}
"""Of each book."""


def pack_site(folder: Path, exceptions: tuple[ExceptionNote, ...] = ()) -> Outputs:
    """folder: does not exist, is empty or holds the website. Its pack and the books in it are made."""
    outputs = packing(
        outputs_in(folder) if (folder / ".build").exists() else website(folder), exceptions
    )
    for artifact in outputs.artifacts:
        if artifact.format == Format.BOOK:
            blank_pdf(outputs.site_folder / artifact.path, PAGES[artifact.strand.key])
    make_pack(outputs)
    return outputs


def packing(outputs: Outputs, exceptions: tuple[ExceptionNote, ...] = ()) -> Outputs:
    """The website's outputs as those of a publication that owes books and a pack, and nothing else."""
    publication = replace(
        PUBLICATION,
        root=outputs.sources.root,
        # As if somebody who reads them had checked the words of menus and links.
        languages={
            tag: replace(language, words_are_draft=False)
            for tag, language in PUBLICATION.languages.items()
        },
        formats=(Format.WEB, Format.BOOK, Format.PACK),
        edition=EDITION,
        exceptions=exceptions,
    )
    artifacts = [
        Artifact(artifact_path(strand, Format.BOOK, Format.BOOK), Format.BOOK, strand, Format.BOOK)
        for strand in (FULL, URDU)
    ]
    artifacts.append(
        Artifact(artifact_path(FULL, Format.PACK, Format.PACK), Format.PACK, FULL, Format.PACK)
    )
    return replace(
        outputs,
        sources=replace(outputs.sources, publication=publication),
        artifacts=tuple(artifacts),
        release_id=RELEASE,
    )


def unpack(file: Path) -> dict[str, bytes]:
    with ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def change_pack(file: Path, changes: Mapping[str, bytes | None]) -> None:
    """changes: file in the pack to what is there from now on; None for nothing."""
    files = {**unpack(file), **changes}
    file.write_bytes(
        zip_files({name: content for name, content in files.items() if content is not None})
    )


def sent_twice(file: Path) -> None:
    """The same file twice in one zip, as no program unpacks it."""
    name, twin = b"contents.html", b"contents.htm2"
    files = unpack(file)
    both = zip_files({**files, twin.decode(): files[name.decode()]})
    file.write_bytes(both.replace(twin, name))
