"""The council pack holds every book as it is on the website, and its lists say what is in it.

What ought to be in it comes from what is owed; what is in it is read from the zip file alone.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile

from lxml import etree, html
from page import PageError

from alongside.checks.outputs.differences import differing_words, words_of
from alongside.checks.outputs.pdf_accessible import fault_in
from alongside.formats.pack.contents import CHECKSUMS, CONTENTS, MANIFEST, PRINTED, packed
from alongside.model import PACK, Artifact, Outcome, Outputs, Place, Rule
from alongside.readback.article import text_blocks
from alongside.readback.pdf_tags import Unreadable, read_tags
from alongside.rules.outcomes import cannot_tell, failed, inapplicable, passed
from alongside.rules.wording import wording

_OURS = (CHECKSUMS, CONTENTS, PRINTED, MANIFEST)
Fault = tuple[str, dict[str, str]]
"""Its name in the rule; and what its words need, with "seen" and "expected" where there is more to say."""


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    """A pack that is missing or empty has its own finding (artifact-missing)."""
    packs = [artifact for artifact in outputs.artifacts if artifact.format == PACK]
    if not packs:
        yield inapplicable(Place("publication.yml"))
    for artifact in packs:
        file = outputs.built / artifact.path
        if file.is_file() and file.stat().st_size:
            yield from _outcomes(outputs, rule, artifact, file)
        else:
            yield inapplicable(Place(outputs.source_of(artifact), page=artifact.path))


def _outcomes(outputs: Outputs, rule: Rule, artifact: Artifact, file: Path) -> Iterator[Outcome]:
    place = Place(outputs.source_of(artifact), page=artifact.path)
    files = _unpacked(file)
    if files is None:
        yield failed(place, **wording(rule, "unreadable", file=artifact.path))
        return
    try:
        faults = [*_files(outputs, files), *_checksums(files), *_manifest(outputs, files), *_contents(outputs, files),
                  *_printed(files, int(rule.limits["words-around"]))]
    except PageError as error:
        yield cannot_tell(place, f"The PDF of the contents could not be examined ({error}).")
        return
    for fault, told in faults:
        seen, expected = told.pop("seen", ""), told.pop("expected", "")
        yield failed(place, seen=seen, expected=expected, **wording(rule, fault, **told))
    if not faults:
        yield passed(place)


def _unpacked(file: Path) -> dict[str, bytes] | None:
    try:
        with ZipFile(file) as archive:
            names = archive.namelist()
            return {name: archive.read(name) for name in names} if len(set(names)) == len(names) else None
    except (OSError, ValueError, BadZipFile, RuntimeError, EOFError, zlib.error):
        return None


def _files(outputs: Outputs, files: Mapping[str, bytes]) -> Iterator[Fault]:
    wanted = {each.name: each.artifact.path for each in packed(outputs)}
    for name in (*wanted, *_OURS):
        if name not in files:
            yield "missing", {"name": name}
    for name in sorted(files.keys() - wanted.keys() - set(_OURS)):
        yield "unknown", {"name": name}
    for name, there in wanted.items():
        on_site = outputs.built / there
        # A book that is not on the website has its own finding.
        if name in files and on_site.is_file() and on_site.read_bytes() != files[name]:
            yield "other-bytes", {"name": name, "there": there}


def _checksums(files: Mapping[str, bytes]) -> Iterator[Fault]:
    if CHECKSUMS in files:
        listed = [tuple(line.split("  ", 1)[::-1]) for line in _text(files[CHECKSUMS]).splitlines()]
        yield from _differing("checksums", listed, files, {CHECKSUMS})


def _manifest(outputs: Outputs, files: Mapping[str, bytes]) -> Iterator[Fault]:
    if MANIFEST not in files:
        return
    try:
        told = json.loads(_text(files[MANIFEST]))
        id_, exceptions = told["id"], told["exceptions"]
        listed = [(str(entry["path"]), str(entry["sha256"])) for entry in told["files"]]
    except (ValueError, KeyError, TypeError):
        yield "listed", {}
        return
    sources = outputs.sources
    in_force = [note.entry for note in sources.publication.exceptions if note.in_force(sources.today)]
    if id_ != outputs.release_id:
        yield "release", {"where": MANIFEST, "name": outputs.release_id, "seen": str(id_)}
    if exceptions != in_force:
        yield "exceptions", {}
    yield from _differing("listed", listed, files, {MANIFEST, CHECKSUMS})


def _differing(fault: str, listed: Sequence[tuple[str, ...]], files: Mapping[str, bytes], left_out: set[str],
               ) -> Iterator[Fault]:
    """listed: name and checksum of each file. left_out: files that a list cannot have, as they were made after it."""
    wanted = {(name, _sum(content)) for name, content in files.items() if name not in left_out}
    if names := dict.fromkeys(entry[0] for entry in sorted(wanted.symmetric_difference(listed))):
        yield fault, {"seen": ", ".join(names)}
    elif len(listed) != len(wanted):
        yield fault, {"seen": "a file is listed twice"}


def _contents(outputs: Outputs, files: Mapping[str, bytes]) -> Iterator[Fault]:
    if CONTENTS not in files:
        return
    body = _body(files[CONTENTS])
    links = set() if body is None else {link.get("href") for link in body.iter("a")}
    for name in (*(each.name for each in packed(outputs)), *_OURS):
        if name in files and name not in links and name != CONTENTS:
            yield "no-link", {"name": name}
    if body is None or outputs.release_id not in body.text_content():
        yield "release", {"where": CONTENTS, "name": outputs.release_id}


def _printed(files: Mapping[str, bytes], around: int) -> Iterator[Fault]:
    body = _body(files.get(CONTENTS, b""))
    if PRINTED not in files or body is None:
        return
    with TemporaryDirectory() as folder:
        file = Path(folder, PRINTED)
        file.write_bytes(files[PRINTED])
        if fault := fault_in(file):
            yield "not-accessible", {"seen": fault[0]}
        try:
            said = words_of(read_tags(file).document.text)
        except Unreadable:
            return  # told already: it is no PDF that meets the standard
    if difference := differing_words(said, words_of(" ".join(text_blocks(body))), around):
        yield "other-words", {"seen": difference[0], "expected": difference[1]}


def _body(content: bytes) -> html.HtmlElement | None:
    try:
        return html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8")).find("body")
    except (etree.LxmlError, ValueError):
        return None


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")


def _sum(content: bytes) -> str:
    return sha256(content).hexdigest()
