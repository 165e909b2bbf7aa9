"""Moves a publication to the version of Alongside that is installed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from alongside import __version__
from alongside.starter.own_files import digest, own_files, read_note, write_file, write_note

_BESIDE = ".new"


@dataclass
class UpgradeAccount:
    """Paths. kept: changed by the owner; the newer one lies beside it, if it is another one."""

    version_before: str
    version: str = __version__
    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def upgrade(root: Path) -> UpgradeAccount:
    """Nothing that the owner has changed is lost. Raises BadInput without a note."""
    note = read_note(root)
    newer = own_files()
    account = UpgradeAccount(note.version)
    for path, content in newer.items():
        _bring_up_to_date(root, path, content, note.digests.get(path, ""), account)
    for path in note.digests.keys() - newer.keys():
        _remove(root / path, path, note.digests[path], account)
    write_note(root, newer)
    return account


def _bring_up_to_date(
    root: Path, path: str, content: bytes, came_as: str, account: UpgradeAccount
) -> None:
    file = root / path
    if not file.is_file():
        # One that the owner has deleted stays away.
        if not came_as:
            write_file(file, content)
            account.added.append(path)
        return
    now = digest(file.read_bytes())
    if now == digest(content):
        return
    if now == came_as:
        write_file(file, content)
        account.replaced.append(path)
        return
    account.kept.append(path)
    if digest(content) != came_as:
        write_file(file.with_name(file.name + _BESIDE), content)


def _remove(file: Path, path: str, came_as: str, account: UpgradeAccount) -> None:
    if not file.is_file():
        return
    if digest(file.read_bytes()) == came_as:
        file.unlink()
        account.removed.append(path)
    else:
        account.kept.append(path)
