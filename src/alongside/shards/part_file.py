"""A part as a file: the pieces of the cache that a shard made or used, and what it is part of."""

from __future__ import annotations

import json
import re
import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from alongside.errors import BadInput, BuildFailed
from alongside.shards.shard import Shard, read_shard
from alongside.system.file_cache import MAX_BYTES, has_whole_content, put_piece
from alongside.system.files import write_whole
from alongside.system.json_text import parse_json
from alongside.system.zip_entry import zip_entry

_HEAD = "part.json"
_HEAD_BYTES = 1000
_FORM = 1
"""Of the file. A part of another form cannot be used."""
_PIECE = re.compile(r"([a-z-]+)/([0-9a-z]{2})/\2[0-9a-z]{,98}", re.ASCII)
"""How write_part names pieces: kind, subfolder, key. So none can lead out of the cache."""
_UNREADABLE = (
    OSError,
    BadZipFile,
    EOFError,
    KeyError,
    TypeError,
    ValueError,
    # A password, or a way of packing that is not there.
    RuntimeError,
    struct.error,
    zlib.error,
)
"""What reading a zip file raises that was damaged, or made by somebody else."""
_WHY = "A release is put together from all of its parts, or not at all."


@dataclass(frozen=True)
class Part:
    """release: the id of the release that it is a part of. file: where it is kept."""

    release: str
    shard: Shard
    file: Path


def part_name(shard: Shard) -> str:
    return f"part-{shard.number}-of-{shard.total}.zip"


def write_part(part: Part, cache_folder: Path, pieces: Iterable[Path]) -> None:
    """pieces: files of the cache, below cache_folder."""
    head = {
        "form": _FORM,
        "release": part.release,
        "number": part.shard.number,
        "total": part.shard.total,
    }
    part.file.parent.mkdir(parents=True, exist_ok=True)
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr(zip_entry(_HEAD), json.dumps(head))
        for piece in sorted(set(pieces)):
            # A piece may have gone since it was used, if another run tidied up.
            if piece.is_file():
                name = piece.relative_to(cache_folder).as_posix()
                archive.writestr(zip_entry(name), piece.read_bytes())
    write_whole(part.file, packed.getvalue())


def join_parts(files: Sequence[Path], cache_folder: Path) -> str:
    """Puts the pieces of all parts of one release into the cache. The id of the release.

    Raises BadInput for a part that is missing, given twice, damaged or of another release. Then
    nothing is put in.
    """
    parts = [_read_head(file) for file in files]
    _require_all_parts(parts)
    for part in parts:
        _require_whole(part)
    for part in parts:
        with ZipFile(part.file) as archive:
            for piece in _pieces(archive):
                kind = piece.filename.partition("/")[0]
                put_piece(cache_folder / kind, cache_folder / piece.filename, archive.read(piece))
    return parts[0].release


def require_same_release(joined: str, release: str) -> None:
    """Raises BuildFailed when the parts are of another release than the one that is made."""
    if joined != release:
        raise BuildFailed(
            "The parts were made from other files than those that are here.",
            seen=f"release {joined} in the parts, {release} here",
            why=_WHY,
            mend="Make all parts and the release from the same commit, on the same day, with the "
            "same version of Alongside.",
        )


def _require_all_parts(parts: Sequence[Part]) -> None:
    if not parts:
        raise BadInput(
            "There are no parts.", why=_WHY, mend="Name the folder in which the parts are."
        )
    releases = {part.release for part in parts}
    totals = {part.shard.total for part in parts}
    if len(releases) > 1 or len(totals) > 1:
        raise BadInput(
            "These parts do not belong together.",
            seen=", ".join(
                f"{part.file.name}: {part.shard} of release {part.release}" for part in parts
            ),
            why=_WHY,
            mend="Take the parts of one release only.",
        )
    total = totals.pop()
    numbers = [part.shard.number for part in parts]
    missing = [str(number) for number in range(1, total + 1) if number not in numbers]
    if missing:
        raise BadInput(
            f"Not all parts are here ({total}). Missing: {', '.join(missing)}.",
            seen=", ".join(part.file.name for part in parts),
            why=_WHY,
            mend="Make the missing parts again, for example: "
            f"alongside publish --shard {missing[0]}/{total}",
        )
    if len(numbers) > total:
        raise BadInput(
            "A part is here twice.",
            seen=", ".join(f"{part.file.name}: {part.shard}" for part in parts),
            why=_WHY,
            mend="Take away the older one of the two.",
        )


def _read_head(file: Path) -> Part:
    try:
        with ZipFile(file) as archive:
            if archive.getinfo(_HEAD).file_size > _HEAD_BYTES:
                raise ValueError("its beginning is too long")
            head = parse_json(archive.read(_HEAD))
        if not isinstance(head, dict) or head["form"] != _FORM:
            raise ValueError("of another form")
        release = head["release"]
        if not isinstance(release, str):
            raise ValueError("it names no release")
        return Part(release, read_shard(f"{head['number']}/{head['total']}"), file)
    except _UNREADABLE as error:
        raise _damaged_error(file, str(error)) from None


def _require_whole(part: Part) -> None:
    """Every piece has its own digest, and every entry of a zip file its checksum."""
    try:
        with ZipFile(part.file) as archive:
            for piece in _pieces(archive):
                if not has_whole_content(archive.read(piece)):
                    raise _damaged_error(part.file, piece.filename)
    except _UNREADABLE as error:
        raise _damaged_error(part.file, str(error)) from None


def _pieces(archive: ZipFile) -> list[ZipInfo]:
    """Raises BadZipFile for what write_part never writes."""
    pieces = [entry for entry in archive.infolist() if entry.filename != _HEAD]
    for piece in pieces:
        if not _PIECE.fullmatch(piece.filename):
            raise BadZipFile(f"{piece.filename} is no piece of a cache")
    # A few thousand bytes can unpack to more than any memory holds.
    if sum(piece.file_size for piece in pieces) > MAX_BYTES:
        raise BadZipFile("its pieces are too large")
    return pieces


def _damaged_error(file: Path, seen: str) -> BadInput:
    return BadInput(
        "This part cannot be used: it is damaged, or no part of a release.",
        path=file.name,
        seen=seen,
        why=_WHY,
        mend="Make this part again.",
    )
