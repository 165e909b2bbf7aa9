"""Makes a release: everything that is owed, a manifest of hashes, and one swap. Only this writes site/.

Its id says what it was made from (release_id.py), its hashes what came out.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from alongside.errors import BadInput, BuildFailed, GateFailed
from alongside.model import PACK, Artifact, Outputs, Verdict
from alongside.outputs.release_id import release_id
from alongside.release.page_evidence import page_entries
from alongside.release.swap import ReleaseFolders
from alongside.system.lock import exclusive_lock

MANIFEST = "release.json"
STAGE_TIMES = "release-times.json"
"""How long each stage took. The only file of a release that may differ for the same input."""


@dataclass(frozen=True)
class Release:
    """changed: False when site/ already held this very release."""

    id: str
    site: Path
    artifacts: int
    changed: bool


def read_release_id(site: Path) -> str | None:
    """Id of the release in a folder; None when there is none or its manifest cannot be read."""
    try:
        manifest = json.loads((site / MANIFEST).read_text(encoding="utf-8"))
        listed = [
            (entry["path"], entry["sha256"]) for entry in manifest["artifacts"] + manifest["files"]
        ]
        return manifest["id"] if listed and isinstance(manifest["id"], str) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def clean_up(root: Path) -> None:
    """Tidies up after a killed run. Raises BadInput when site/ holds something that would be lost."""
    site = root / "site"
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise BadInput(
            "site is not a folder but a link or a file.",
            path="site",
            why="A release replaces the whole folder. What the link leads to would stay as it is.",
            mend="Remove or rename it, then publish again.",
        )
    if site.exists() and any(site.iterdir()):
        foreign = _foreign_files(site)
        if foreign:
            raise BadInput(
                "The folder site/ holds files that are not a release of ours.",
                path="site",
                seen=", ".join(foreign[:5]),
                mend="Move these files somewhere else, then try again.",
                why="A release replaces the whole folder, so these files would be lost.",
            )
    ReleaseFolders(root).recover(_copy_digest(site))


def _foreign_files(site: Path) -> list[str]:
    """Files that no release put there. A file of the release that was edited is not one: publishing mends it."""
    if read_release_id(site) is None:
        return sorted(
            path.relative_to(site).as_posix() for path in site.rglob("*") if not path.is_dir()
        )
    return [
        path
        for path in changed_files(site)
        if (site / path).exists() and path not in _manifest_hashes(site)
    ]


def release(outputs: Outputs, verdicts: Iterable[Verdict], stages: Mapping[str, float]) -> Release:
    """Swaps the built site into site/. stages: name to seconds so far. Raises GateFailed, BuildFailed."""
    verdicts = tuple(verdicts)
    for verdict in verdicts:
        if not verdict.passed:
            raise GateFailed(verdict)
    root = outputs.sources.root
    if outputs.release_id != release_id(outputs.sources):
        raise BuildFailed(
            "A file was changed while the release was being made.",
            path="publication.yml",
            why="The release would say that it was made from other words than it was.",
            mend="Publish again.",
        )
    manifest = _manifest(outputs, verdicts, tuple(stages))
    if _is_released(root / "site", manifest):
        return Release(manifest["id"], root / "site", len(manifest["artifacts"]), changed=False)
    folders = ReleaseFolders(root)
    shutil.rmtree(folders.next, ignore_errors=True)
    shutil.copytree(outputs.site_folder, folders.next)
    _write(folders.next / MANIFEST, manifest)
    _write(
        folders.next / STAGE_TIMES, {name: round(seconds, 2) for name, seconds in stages.items()}
    )
    wrong = changed_files(folders.next)
    if wrong:
        raise BuildFailed(
            "The new site changed while it was being copied.",
            path="site",
            seen=", ".join(wrong[:5]),
            mend="Close other programs that write to the folder .build, then publish again.",
        )
    folders.swap_in_next(_copy_digest(folders.next))
    return Release(manifest["id"], root / "site", len(manifest["artifacts"]), changed=True)


def roll_back(root: Path) -> Release:
    """The previous release becomes the site again.

    Raises BadInput when none is kept, when it was changed, or when another run is under way.
    """
    with exclusive_lock(root / ".build"):
        return _roll_back(root)


def _roll_back(root: Path) -> Release:
    folders = ReleaseFolders(root)
    clean_up(root)
    previous = read_release_id(folders.previous)
    if previous is None:
        raise BadInput(
            "There is no previous release to go back to.",
            path=".releases",
            mend="A previous release is kept from the second scripts/publish on.",
        )
    wrong = changed_files(folders.previous)
    if wrong:
        raise BadInput(
            "The previous release was changed after it was made, so we do not bring it back.",
            path=".releases/previous",
            seen=", ".join(wrong[:5]),
            mend="Publish again instead.",
        )
    folders.roll_back()
    manifest = json.loads((folders.site / MANIFEST).read_text(encoding="utf-8"))
    return Release(previous, folders.site, len(manifest["artifacts"]), changed=True)


def _is_released(site: Path, manifest: dict) -> bool:
    """Whether the folder holds this very release: the same inputs and, file by file, the same bytes."""
    if read_release_id(site) is None or changed_files(site):
        return False
    return (site / MANIFEST).read_text(encoding="utf-8") == _format_json(manifest)


def _copy_digest(site: Path) -> str:
    """Tells this copy of a release from every other one, also from one of the same id; "" where there is none."""
    try:
        return hashlib.sha256(
            (site / MANIFEST).read_bytes() + (site / STAGE_TIMES).read_bytes()
        ).hexdigest()
    except OSError:
        return ""


def changed_files(site: Path) -> list[str]:
    """Files of a release that are missing, added or differ from its manifest, as paths below it."""
    listed, found = _manifest_hashes(site), _file_hashes(site)
    return sorted(
        path for path in listed.keys() | found.keys() if listed.get(path) != found.get(path)
    )


def _manifest_hashes(site: Path) -> dict[str, str]:
    manifest = json.loads((site / MANIFEST).read_text(encoding="utf-8"))
    return {entry["path"]: entry["sha256"] for entry in manifest["artifacts"] + manifest["files"]}


def _manifest(outputs: Outputs, verdicts: tuple[Verdict, ...], stages: tuple[str, ...]) -> dict:
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
        artifacts.append(
            {
                "path": artifact.path,
                "sha256": hashes.pop(artifact.path),
                "document": artifact.document,
                "level": artifact.strand.level,
                "language": artifact.strand.language,
                "format": artifact.format,
                **_source_entry(outputs, artifact),
            }
        )
    return {
        "id": outputs.release_id,
        "artifacts": sorted(artifacts, key=lambda entry: entry["path"]),
        "files": [{"path": path, "sha256": digest} for path, digest in sorted(hashes.items())],
        "rules": {verdict.gate: verdict.outcome_counts for verdict in verdicts},
        "pages": page_entries(sources, verdicts),
        "exceptions": [
            note.manifest_entry
            for note in sources.publication.exceptions
            if note.is_in_force(sources.today)
        ],
        "stages": {"names": list(stages), "times": STAGE_TIMES},
    }


def _source_entry(outputs: Outputs, artifact: Artifact) -> dict:
    """The Markdown that the artifact was made from, with fingerprints by section; of a whole strand "document#section",
    of what is made from all strands, by file."""
    variants, strand = outputs.sources.variants, artifact.strand.key
    if artifact.document == PACK:
        prints = {
            variant.path.as_posix(): variant.fingerprint_of_values for variant in variants.values()
        }
    elif artifact.is_collection:
        prints = {
            f"{slug}#{section.id}": section.fingerprint_of_values
            for (slug, key), variant in variants.items()
            if key == strand
            for section in variant.sections
        }
    else:
        prints = {
            section.id: section.fingerprint_of_values
            for section in variants[artifact.document, strand].sections
        }
    return {"source": outputs.source_path_of(artifact), "source_fingerprints": prints}


def _file_hashes(folder: Path) -> dict[str, str]:
    ours = {MANIFEST, STAGE_TIMES}
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).as_posix() not in ours
    }


def _write(path: Path, data: object) -> None:
    path.write_text(_format_json(data), encoding="utf-8")


def _format_json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
