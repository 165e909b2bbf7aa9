"""The manifest of a release: what it holds, what that was made from, and a hash of every file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict, cast

from alongside.errors import BuildFailed
from alongside.model import Artifact, Holds, Outputs, Verdict
from alongside.outputs.printed_release import read_printed_release
from alongside.release.page_evidence import PageEntry, page_entries
from alongside.system.json_text import parse_json

MANIFEST = "release.json"
STAGE_TIMES = "release-times.json"
"""How long each stage took. The only file of a release that may differ for the same input."""


class FileEntry(TypedDict):
    """path: below the site. sha256: in hexadecimal."""

    path: str
    sha256: str


class ArtifactEntry(FileEntry):
    """A file for readers.

    source: path of the Markdown file that it was made from, or of the folder of a whole strand.
    source_fingerprints: section to fingerprint; see _source_fingerprints.
    """

    document: str
    level: str
    language: str
    format: str
    source: str
    source_fingerprints: Mapping[str, str]


class StageNames(TypedDict):
    """times: the file that says how long each of them took."""

    names: list[str]
    times: str


class Manifest(TypedDict):
    """files: all but artifacts, such as styles. rules: gate to rule to count of each outcome.

    printed_releases: path of each PDF to the release that it names on its pages, by which a paper
    is compared with the website.
    """

    id: str
    printed_releases: Mapping[str, str]
    artifacts: list[ArtifactEntry]
    files: list[FileEntry]
    rules: Mapping[str, Mapping[str, Mapping[str, int]]]
    pages: list[PageEntry]
    exceptions: list[dict[str, object]]
    stages: StageNames


def make_manifest(
    outputs: Outputs, verdicts: tuple[Verdict, ...], stages: tuple[str, ...]
) -> Manifest:
    """Raises BuildFailed when one of the files that are owed to readers was not made."""
    sources = outputs.sources
    hashes = _file_hashes(outputs.site_folder)
    artifacts = []
    for artifact in outputs.artifacts:
        if artifact.path not in hashes:
            raise BuildFailed(
                f"{artifact.path} was not made, so nothing is released.",
                path=artifact.path,
                mend="Publish again. All formats are released together or not at all.",
            )
        artifacts.append(_artifact_entry(outputs, artifact, hashes.pop(artifact.path)))
    files = [FileEntry(path=path, sha256=digest) for path, digest in sorted(hashes.items())]
    exceptions = [
        note.manifest_entry
        for note in sources.publication.exceptions
        if note.is_in_force(sources.today)
    ]
    return {
        "id": outputs.release_id,
        "printed_releases": _printed_releases(outputs),
        "artifacts": sorted(artifacts, key=lambda entry: entry["path"]),
        "files": files,
        "rules": {verdict.gate: verdict.outcome_counts for verdict in verdicts},
        "pages": page_entries(sources, verdicts),
        "exceptions": exceptions,
        "stages": {"names": list(stages), "times": STAGE_TIMES},
    }


def _printed_releases(outputs: Outputs) -> dict[str, str]:
    paths = sorted(artifact.path for artifact in outputs.artifacts if artifact.is_pdf)
    return {path: read_printed_release(outputs.site_folder / path) for path in paths}


def _artifact_entry(outputs: Outputs, artifact: Artifact, digest: str) -> ArtifactEntry:
    return {
        "path": artifact.path,
        "sha256": digest,
        "document": artifact.document,
        "level": artifact.strand.level,
        "language": artifact.strand.language,
        "format": artifact.format,
        "source": outputs.source_path_of(artifact),
        "source_fingerprints": _source_fingerprints(outputs, artifact),
    }


def _source_fingerprints(outputs: Outputs, artifact: Artifact) -> dict[str, str]:
    """Of what the artifact was made from: section to fingerprint.

    A section is named by its id; in a whole strand as "document#section". Of what is made from all
    strands, each file has one fingerprint, named by its path.
    """
    variants = outputs.sources.variants
    if artifact.format.facts.holds is Holds.PUBLICATION:
        return {
            variant.path.as_posix(): variant.fingerprint_of_values for variant in variants.values()
        }
    fingerprints = {}
    if artifact.is_collection:
        documents = outputs.sources.publication.documents_in(artifact.volume)
        for (slug, strand), variant in variants.items():
            if strand == artifact.strand.key and slug in documents:
                for section in variant.sections:
                    fingerprints[f"{slug}#{section.id}"] = section.fingerprint_of_values
    else:
        for section in variants[artifact.document, artifact.strand.key].sections:
            # A release passed the rule that every section has an id.
            fingerprints[str(section.id)] = section.fingerprint_of_values
    return fingerprints


def read_manifest(site: Path) -> Manifest:
    """Raises OSError and ValueError. Of a file that is not ours, the keys may be others."""
    # A cast, as only we write it. Whoever reads what others may have changed asks read_release_id.
    return cast(Manifest, parse_json((site / MANIFEST).read_bytes()))


def read_release_id(site: Path) -> str | None:
    """Id of the release in a folder; None when there is none or its manifest cannot be read."""
    try:
        manifest = read_manifest(site)
        entries = [*manifest["artifacts"], *manifest["files"]]
        is_complete = all(entry["path"] and entry["sha256"] for entry in entries)
        is_release = bool(entries) and is_complete and isinstance(manifest["id"], str)
        return manifest["id"] if is_release else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def changed_files(site: Path) -> list[str]:
    """Files of a release that are missing, added or differ from its manifest, as paths below it."""
    listed = manifest_hashes(site)
    present = _file_hashes(site)
    return sorted(
        path for path in listed.keys() | present.keys() if listed.get(path) != present.get(path)
    )


def manifest_hashes(site: Path) -> dict[str, str]:
    """Path to hash of every file of the release in a folder."""
    manifest = read_manifest(site)
    return {
        entry["path"]: entry["sha256"] for entry in [*manifest["artifacts"], *manifest["files"]]
    }


def _file_hashes(folder: Path) -> dict[str, str]:
    """Path to hash of every file that is there; without the two that cannot hash themselves."""
    ours = {MANIFEST, STAGE_TIMES}
    hashes = {}
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_file() and path not in ours:
            hashes[path] = hashlib.sha256(file.read_bytes()).hexdigest()
    return hashes


def format_json(data: object) -> str:
    """As the files of a release are written, with a line end at the end."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
