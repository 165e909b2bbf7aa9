"""Earlier versions of a page, from git. Whatever git cannot do ends in a sentence, never in an error."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from alongside.model import Section, Variant
from alongside.pages.markdown import SCHEME, plain_line_ends
from alongside.publication.catalogue import parse_variant
from alongside.publication.fact_uses import StrandFacts
from alongside.publication.picture_list import FILE, alts_of_old
from alongside.system.git import git

_VERSIONS = 1000
"""How many versions of a page are looked at, the newest first."""

_NO_GIT = "The program git, which keeps earlier versions, is not on this computer or does not answer."
_NO_HISTORY = "No earlier versions of it are kept here: this folder has no history in git, or git cannot read it."
_SHALLOW = ("Only the newest part of the history is on this computer, and the version that this page was made from is not in it. "
            "To fetch all of it: git fetch --unshallow")
_NOT_FOUND = "No version in the history has the words that this page was made from."


@dataclass(frozen=True)
class Past:
    """versions: newest first. problem: what to say when a version that is looked for is not among them."""

    versions: tuple[Variant, ...]
    problem: str

    def section(self, section_id: str, fingerprint: str) -> tuple[Variant, Section] | None:
        """The newest that had this fingerprint, and its page; under another id, if it was renamed since."""
        found = [(version, section) for version in self.versions for section in version.sections
                 if section.has_mark(fingerprint)]
        return next((pair for pair in found if pair[1].id == section_id), found[0] if found else None)


def past_of(root: Path, page: Variant, told: StrandFacts | None = None) -> Past:
    """Every committed version of a page, as far as git has them. told: facts as they are now, not as they were then."""
    try:
        shallow = git(root, "rev-parse", "--is-shallow-repository").strip() == "true"
        named = _named(git(root, "log", f"--max-count={_VERSIONS}", "--follow", "--diff-filter=AMR", "--format=commit %H",
                            "--name-only", "-z", "--", page.path.as_posix()))
        versions = tuple(_read(root, page, name, told) for name in named)
    except (OSError, subprocess.TimeoutExpired):
        return Past((), _NO_GIT)
    except subprocess.CalledProcessError:
        return Past((), _NO_HISTORY)
    if not versions:
        return Past((), _SHALLOW if shallow else _NO_HISTORY)
    return Past(versions, _SHALLOW if shallow else _NOT_FOUND)


def _named(log: str) -> Iterator[str]:
    """commit:path of each version. The path is that of its own time, counted from the top of the repository."""
    commit = ""
    for part in log.replace("\n", "\0").split("\0"):
        if part.startswith("commit "):
            commit = part.removeprefix("commit ")
        elif part:
            yield f"{commit}:{part}"


def _read(root: Path, page: Variant, name: str, told: StrandFacts | None) -> Variant:
    text = _text(root, name)
    return parse_variant(text, page.document, page.strand, page.path, told,
                         _alts(root, page, name.partition(":")[0], text))


@lru_cache(maxsize=_VERSIONS)  # what was committed stays as it is, and a preview asks again after each save
def _text(root: Path, name: str) -> str:
    """name: commit:path."""
    return plain_line_ends(git(root, "show", name).removeprefix("\ufeff"))


def _alts(root: Path, page: Variant, commit: str, text: str) -> dict[str, str]:
    """What the pictures of the page showed in the words of that time."""
    if SCHEME not in text:
        return {}
    try:
        return alts_of_old(_text(root, f"{commit}:./{FILE}"), page.strand.language)
    except subprocess.CalledProcessError:
        return {}
