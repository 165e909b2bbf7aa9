"""The council pack holds every book as it is on the website, and its lists say what is in it.

What ought to be in it comes from what is owed; what is in it is read from the zip file alone.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile

from lxml import etree, html
from page import PageError

from alongside.checks.outputs.differences import differing_words, words_of
from alongside.checks.outputs.pdf_not_accessible import find_first_fault
from alongside.formats.pack.contents import (
    CHECKSUMS,
    CONTENTS_HTML,
    CONTENTS_PDF,
    MANIFEST,
    find_pack_files,
)
from alongside.model import Artifact, Format, Outcome, Outputs, Place, Rule, Sources
from alongside.readback.article import text_blocks
from alongside.readback.pdf_tags import UnreadablePdf, read_tagged_pdf
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import cannot_tell, failed, inapplicable, passed

_OWN_FILES = (CHECKSUMS, CONTENTS_HTML, CONTENTS_PDF, MANIFEST)
Fault = tuple[str, dict[str, str]]
"""A key of options.faults, and what its words need.

"seen" and "expected" among the values are shown beside the words.
"""


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: the council pack.

    A pack that is missing or empty has its own finding (artifact-missing).
    """
    packs = [artifact for artifact in subject.artifacts if artifact.format == Format.PACK]
    if not packs:
        yield inapplicable(Place("publication.yml"))
    for artifact in packs:
        file = subject.site_folder / artifact.path
        if file.is_file() and file.stat().st_size:
            yield from _outcomes(subject, rule, artifact, file)
        else:
            yield inapplicable(Place(subject.source_path_of(artifact), page=artifact.path))


def _outcomes(outputs: Outputs, rule: Rule, artifact: Artifact, file: Path) -> Iterator[Outcome]:
    place = Place(outputs.source_path_of(artifact), page=artifact.path)
    files = _read_zip(file)
    if files is None:
        yield failed(place, **fault_texts(rule, "unreadable", file=artifact.path))
        return
    try:
        faults = [
            *_file_faults(outputs, files),
            *_checksum_faults(files),
            *_manifest_faults(outputs, files),
            *_contents_faults(outputs, files),
            *_printed_list_faults(files, int(rule.limits["words-around"])),
        ]
    except PageError as error:
        yield cannot_tell(place, f"The PDF of the contents could not be examined ({error}).")
        return
    for fault, values in faults:
        seen, expected = values.pop("seen", ""), values.pop("expected", "")
        yield failed(place, seen=seen, expected=expected, **fault_texts(rule, fault, **values))
    if not faults:
        yield passed(place)


def _read_zip(file: Path) -> dict[str, bytes] | None:
    """Name to content of each file; None for what cannot be read, or holds a name twice."""
    try:
        with ZipFile(file) as archive:
            names = archive.namelist()
            if len(set(names)) != len(names):
                return None
            return {name: archive.read(name) for name in names}
    except (OSError, ValueError, BadZipFile, RuntimeError, EOFError, zlib.error):
        return None


def _file_faults(outputs: Outputs, files: Mapping[str, bytes]) -> Iterator[Fault]:
    owed = {pack_file.name: pack_file.artifact.path for pack_file in find_pack_files(outputs)}
    for name in (*owed, *_OWN_FILES):
        if name not in files:
            yield "missing", {"name": name}
    for name in sorted(files.keys() - owed.keys() - set(_OWN_FILES)):
        yield "unknown", {"name": name}
    for name, path in owed.items():
        on_site = outputs.site_folder / path
        # A book that is not on the website has its own finding.
        if name in files and on_site.is_file() and on_site.read_bytes() != files[name]:
            yield "other-bytes", {"name": name, "there": path}


def _checksum_faults(files: Mapping[str, bytes]) -> Iterator[Fault]:
    if CHECKSUMS in files:
        lines = _decode(files[CHECKSUMS]).splitlines()
        yield from _list_faults("checksums", map(_read_checksum, lines), files, {CHECKSUMS})


def _read_checksum(line: str) -> tuple[str, str]:
    """(name, checksum) of a line as sha256sum writes it: the checksum, two spaces, the name."""
    checksum, _, name = line.partition("  ")
    return name, checksum


def _manifest_faults(outputs: Outputs, files: Mapping[str, bytes]) -> Iterator[Fault]:
    if MANIFEST not in files:
        return
    try:
        manifest = json.loads(_decode(files[MANIFEST]))
        release_id = manifest["id"]
        exceptions = manifest["exceptions"]
        listed = [(str(entry["path"]), str(entry["sha256"])) for entry in manifest["files"]]
    except (ValueError, KeyError, TypeError):
        yield "listed", {}
        return
    if release_id != outputs.release_id:
        yield "release", {"where": MANIFEST, "name": outputs.release_id, "seen": str(release_id)}
    if exceptions != _exceptions_in_force(outputs.sources):
        yield "exceptions", {}
    yield from _list_faults("listed", listed, files, {MANIFEST, CHECKSUMS})


def _exceptions_in_force(sources: Sources) -> list[object]:
    """As they stand in a manifest."""
    return [
        note.manifest_entry
        for note in sources.publication.exceptions
        if note.is_in_force(sources.today)
    ]


def _list_faults(
    fault: str,
    entries: Iterable[tuple[str, str]],
    files: Mapping[str, bytes],
    left_out: set[str],
) -> Iterator[Fault]:
    """Where a list of the pack's files differs from what is there.

    entries: name and checksum of each file that is listed. left_out: files that the list cannot
    have, as they were made after it.
    """
    listed = list(entries)
    actual = {
        (name, _sha256_hex(content)) for name, content in files.items() if name not in left_out
    }
    differing = sorted(actual.symmetric_difference(listed))
    if differing:
        names = dict.fromkeys(name for name, _ in differing)
        yield fault, {"seen": ", ".join(names)}
    elif len(listed) != len(actual):
        yield fault, {"seen": "a file is listed twice"}


def _contents_faults(outputs: Outputs, files: Mapping[str, bytes]) -> Iterator[Fault]:
    if CONTENTS_HTML not in files:
        return
    body = _parse_body(files[CONTENTS_HTML])
    links = set() if body is None else {link.get("href") for link in body.iter("a")}
    books = [pack_file.name for pack_file in find_pack_files(outputs)]
    for name in (*books, *_OWN_FILES):
        if name in files and name not in links and name != CONTENTS_HTML:
            yield "no-link", {"name": name}
    if body is None or outputs.release_id not in body.text_content():
        yield "release", {"where": CONTENTS_HTML, "name": outputs.release_id}


def _printed_list_faults(files: Mapping[str, bytes], context_words: int) -> Iterator[Fault]:
    body = _parse_body(files.get(CONTENTS_HTML, b""))
    if CONTENTS_PDF not in files or body is None:
        return
    with TemporaryDirectory() as folder:
        file = Path(folder, CONTENTS_PDF)
        file.write_bytes(files[CONTENTS_PDF])
        fault = find_first_fault(file)
        if fault:
            yield "not-accessible", {"seen": fault[0]}
        try:
            printed = words_of(read_tagged_pdf(file).document.text)
        except UnreadablePdf:
            return  # the fault above says that it is no PDF that meets the standard
    expected = words_of(" ".join(text_blocks(body)))
    difference = differing_words(printed, expected, context_words)
    if difference:
        yield "other-words", {"seen": difference[0], "expected": difference[1]}


def _parse_body(content: bytes) -> html.HtmlElement | None:
    parser = html.HTMLParser(encoding="utf-8")
    try:
        return html.document_fromstring(content, parser=parser).find("body")
    except (etree.LxmlError, ValueError):
        return None


def _decode(content: bytes) -> str:
    return content.decode("utf-8", "replace")


def _sha256_hex(content: bytes) -> str:
    return sha256(content).hexdigest()
