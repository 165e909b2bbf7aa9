"""Makes a release: all files, a manifest with their hashes, and one swap. Only this writes site/.

The id of a release says what it was made from (release_id.py), its hashes what came out.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from alongside.errors import BadInput, BuildFailed, GateFailed
from alongside.model import Outputs, Verdict
from alongside.publication.settings import require_publication
from alongside.release.inputs import require_same_inputs
from alongside.release.manifest import (
    MANIFEST,
    STAGE_TIMES,
    Manifest,
    changed_files,
    format_json,
    make_manifest,
    manifest_hashes,
    read_manifest,
    read_release_id,
)
from alongside.release.swap import ReleaseFolders
from alongside.system.lock import exclusive_lock


@dataclass(frozen=True)
class Release:
    """What is in site/ now.

    artifacts: how many files it has for readers. changed: False when site/ held this very release.
    """

    id: str
    site: Path
    artifacts: int
    changed: bool


def clean_up(root: Path) -> None:
    """Tidies up after a killed run. Raises BadInput when site/ holds what would be lost."""
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
    """Files that no release put there.

    A file of the release that was edited is not one of them: publishing mends it.
    """
    if read_release_id(site) is None:
        there = [path for path in site.rglob("*") if not path.is_dir()]
        return sorted(path.relative_to(site).as_posix() for path in there)
    of_release = manifest_hashes(site)
    return [
        path for path in changed_files(site) if (site / path).exists() and path not in of_release
    ]


def release(outputs: Outputs, verdicts: Iterable[Verdict], stages: Mapping[str, float]) -> Release:
    """Swaps the built site into site/. Raises GateFailed and BuildFailed.

    verdicts: of all gates. stages: name to seconds so far.
    """
    verdicts = tuple(verdicts)
    for verdict in verdicts:
        if not verdict.passed:
            raise GateFailed(verdict)
    root = outputs.sources.root
    require_same_inputs(outputs)
    manifest = make_manifest(outputs, verdicts, tuple(stages))
    if _is_released(root / "site", manifest):
        return _describe_release(root / "site", manifest, changed=False)
    folders = ReleaseFolders(root)
    shutil.rmtree(folders.next, ignore_errors=True)
    # A copy on the disk of site/, so that the swap is one rename; .build may be elsewhere.
    shutil.copytree(outputs.site_folder, folders.next)
    seconds_by_stage = {name: round(seconds, 2) for name, seconds in stages.items()}
    (folders.next / MANIFEST).write_text(format_json(manifest), encoding="utf-8")
    (folders.next / STAGE_TIMES).write_text(format_json(seconds_by_stage), encoding="utf-8")
    wrong = changed_files(folders.next)
    if wrong:
        raise BuildFailed(
            "The new site changed while it was being copied.",
            path="site",
            seen=", ".join(wrong[:5]),
            mend="Close other programs that write to the folder .build, then publish again.",
        )
    folders.swap_in_next(_copy_digest(folders.next))
    return _describe_release(root / "site", manifest, changed=True)


def find_release(root: Path) -> Release | None:
    """The one that is in site/, whole and as it was released; None for anything else."""
    site = root / "site"
    if read_release_id(site) is None or changed_files(site):
        return None
    return _describe_release(site, read_manifest(site), changed=False)


def _describe_release(site: Path, manifest: Manifest, changed: bool) -> Release:
    return Release(
        id=manifest["id"], site=site, artifacts=len(manifest["artifacts"]), changed=changed
    )


def roll_back(root: Path) -> Release:
    """The previous release becomes the site again.

    Raises BadInput when none is kept, when it was changed, or when another run is under way.
    """
    require_publication(root)
    with exclusive_lock(root / ".build"):
        return _roll_back(root)


def _roll_back(root: Path) -> Release:
    folders = ReleaseFolders(root)
    clean_up(root)
    if read_release_id(folders.previous) is None:
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
    return _describe_release(folders.site, read_manifest(folders.site), changed=True)


def _is_released(site: Path, manifest: Manifest) -> bool:
    """Whether the folder holds this very release: the same inputs, each file the same bytes."""
    if read_release_id(site) is None or changed_files(site):
        return False
    return (site / MANIFEST).read_text(encoding="utf-8") == format_json(manifest)


def _copy_digest(site: Path) -> str:
    """Tells this copy of a release from every other one, even one of the same id; "" without one.

    The times of the stages are never the same twice.
    """
    try:
        return hashlib.sha256(
            (site / MANIFEST).read_bytes() + (site / STAGE_TIMES).read_bytes()
        ).hexdigest()
    except OSError:
        return ""
