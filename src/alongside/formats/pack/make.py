"""Makes the council pack that is owed, after the PDFs that it holds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_STORED, ZipFile

from alongside.formats.pack.contents import (
    CHECKSUMS,
    CONTENTS_HTML,
    CONTENTS_PDF,
    MANIFEST,
    SOURCE,
    PackFile,
    contents_page,
    find_pack_files,
    make_printable,
)
from alongside.formats.pdf.make import make_pdf_of_html
from alongside.model import Format, Outputs
from alongside.outputs.expected import public_url
from alongside.system.zip_entry import zip_entry

MANIFEST_NOTE = (
    "The files of this pack, as they were when it was made. "
    "Later checks and all other files of the release: see complete."
)


def make_pack(outputs: Outputs) -> None:
    """Makes the pack from the PDFs in outputs.site_folder, if one is owed.

    Raises BuildFailed when a PDF cannot be read or the contents cannot be printed.
    """
    for artifact in outputs.artifacts:
        if artifact.format == Format.PACK:
            (outputs.site_folder / artifact.path).write_bytes(zip_files(_make_files(outputs)))


def zip_files(files: Mapping[str, bytes]) -> bytes:
    """A ZIP file that is not compressed: nearly all of it is PDFs, which are compressed themselves.

    So its bytes do not depend on the version of a library.
    """
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name in sorted(files):
            archive.writestr(zip_entry(name, ZIP_STORED), files[name])
    return out.getvalue()


def checksums(files: Mapping[str, bytes]) -> str:
    """The lines of checksums.txt, as sha256sum writes and reads them. files: name to content."""
    return "".join(f"{_digest(files[name])}  {name}\n" for name in sorted(files))


def manifest(
    outputs: Outputs, files: Mapping[str, bytes], pack_files: Sequence[PackFile]
) -> dict[str, object]:
    """What release.json says of the other files. It does not list itself and the checksums.

    files: name to content. pack_files: those of them that are on the website, too.
    """
    sources, publication = outputs.sources, outputs.sources.publication
    edition = publication.edition
    assert edition is not None  # settings must have one when a pack is owed
    artifacts = {each.name: each.artifact for each in pack_files}
    listed = []
    for name in sorted(files):
        artifact = artifacts.get(name)
        strand = artifact.strand if artifact else publication.source
        listed.append(
            {
                "path": name,
                "sha256": _digest(files[name]),
                "document": artifact.document if artifact else "contents",
                "level": strand.level,
                "language": strand.language,
            }
        )
    return {
        "id": outputs.release_id,
        "of": MANIFEST_NOTE,
        "complete": public_url(publication, MANIFEST),
        "edition": {
            "version": edition.version,
            "date": edition.date.isoformat(),
        },
        "files": listed,
        "exceptions": [
            note.manifest_entry
            for note in publication.exceptions
            if note.is_in_force(sources.today)
        ],
    }


def _make_files(outputs: Outputs) -> dict[str, bytes]:
    """Name in the pack to content."""
    pack_files = find_pack_files(outputs)
    page = contents_page(outputs, pack_files)
    files = {
        each.name: (outputs.site_folder / each.artifact.path).read_bytes() for each in pack_files
    }
    files |= {
        CONTENTS_HTML: page.encode(),
        CONTENTS_PDF: _print_contents(outputs, page, pack_files),
    }
    # The manifest lists all files so far, and the checksums list the manifest, too.
    manifest_text = (
        json.dumps(manifest(outputs, files, pack_files), ensure_ascii=False, indent=2) + "\n"
    )
    files[MANIFEST] = manifest_text.encode()
    files[CHECKSUMS] = checksums(files).encode()
    return files


def _print_contents(outputs: Outputs, page: str, pack_files: Sequence[PackFile]) -> bytes:
    publication = outputs.sources.publication
    with TemporaryDirectory() as folder:
        out = Path(folder, CONTENTS_PDF)
        make_pdf_of_html(
            make_printable(outputs, page, pack_files),
            out,
            language=publication.language_of(publication.source),
            format_=Format.PACK,
            publication=publication,
            source=SOURCE,
        )
        return out.read_bytes()


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
