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
    CONTENTS,
    MANIFEST,
    PRINTED,
    SOURCE,
    Packed,
    contents_page,
    packed,
    to_print,
)
from alongside.formats.pdf.make import print_alone
from alongside.formats.zips import entry
from alongside.model import PACK, Outputs
from alongside.outputs.owed import address

OF = "The files of this pack, as they were when it was made. Later checks and all other files of the release: see complete."


def make_pack(outputs: Outputs) -> None:
    """Raises BuildFailed when a PDF cannot be read or the contents cannot be printed."""
    for artifact in outputs.artifacts:
        if artifact.format == PACK:
            (outputs.built / artifact.path).write_bytes(zipped(_files(outputs)))


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Not made smaller: nearly all of it is PDFs, which are. So the bytes hang on no version of a library."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name in sorted(files):
            archive.writestr(entry(name, ZIP_STORED), files[name])
    return out.getvalue()


def checksums(files: Mapping[str, bytes]) -> str:
    """As sha256sum writes and reads them."""
    return "".join(f"{_sum(files[name])}  {name}\n" for name in sorted(files))


def manifest(outputs: Outputs, files: Mapping[str, bytes], inside: Sequence[Packed]) -> dict:
    """What release.json says of the other files. It lists neither itself nor the checksums, which list it."""
    sources, known = outputs.sources, {each.name: each.artifact for each in inside}
    publication = sources.publication
    listed = []
    for name in sorted(files):
        artifact = known.get(name)
        strand = artifact.strand if artifact else publication.source
        listed.append({"path": name, "sha256": _sum(files[name]), "document": artifact.document if artifact else "contents",
                       "level": strand.level, "language": strand.language})
    return {
        "id": outputs.release_id,
        "of": OF,
        "complete": address(publication, MANIFEST),
        "edition": {"version": publication.edition.version, "date": publication.edition.date.isoformat()},
        "files": listed,
        "exceptions": [note.entry for note in publication.exceptions if note.in_force(sources.today)],
    }


def _files(outputs: Outputs) -> dict[str, bytes]:
    inside = packed(outputs)
    page = contents_page(outputs, inside)
    files = {each.name: (outputs.built / each.artifact.path).read_bytes() for each in inside}
    files |= {CONTENTS: page.encode(), PRINTED: _printed(outputs, page, inside)}
    told = json.dumps(manifest(outputs, files, inside), ensure_ascii=False, indent=2) + "\n"
    files[MANIFEST] = told.encode()
    files[CHECKSUMS] = checksums(files).encode()
    return files


def _printed(outputs: Outputs, page: str, inside: Sequence[Packed]) -> bytes:
    publication = outputs.sources.publication
    with TemporaryDirectory() as folder:
        out = Path(folder, PRINTED)
        print_alone(to_print(outputs, page, inside), out, language=publication.language_of(publication.source),
                    format_=PACK, publication=publication, source=SOURCE)
        return out.read_bytes()


def _sum(content: bytes) -> str:
    return sha256(content).hexdigest()
