"""Earlier versions of a page, from git. What git cannot do ends in a sentence, not in an error."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from alongside.model import Section, Variant
from alongside.pages.markdown import PICTURE_SCHEME, normalise_line_ends
from alongside.publication.catalogue import parse_variant
from alongside.publication.fact_uses import StrandFacts
from alongside.publication.picture_list import FILE, read_earlier_alts
from alongside.publication.shown_diagrams import StrandDiagram
from alongside.system.git import run_git

_MAX_VERSIONS = 1000
"""How many versions of a page are read, the newest first."""

_NO_GIT = (
    "The program git, which keeps earlier versions, is not on this computer or does not answer."
)
_NO_HISTORY = (
    "No earlier versions of it are kept here: this folder has no history in git, or git cannot "
    "read it."
)
_SHALLOW = (
    "Only the newest part of the history is on this computer, and the version that this page was "
    "made from is not in it. To fetch all of it: git fetch --unshallow"
)
_NOT_FOUND = "No version in the history has the words that this page was made from."


@dataclass(frozen=True)
class PageHistory:
    """versions: newest first. problem: what to say when the version looked for is not there."""

    versions: tuple[Variant, ...]
    problem: str

    def find_section(self, section_id: str, fingerprint: str) -> tuple[Variant, Section] | None:
        """The newest section that had this fingerprint, with its page.

        One of another id only where no version has one of this id: it was renamed since.
        """
        renamed = None
        for version in self.versions:
            for section in version.sections:
                if not section.has_fingerprint(fingerprint):
                    continue
                if section.id == section_id:
                    return version, section
                renamed = renamed or (version, section)
        return renamed


def read_history(
    root: Path,
    page: Variant,
    facts: StrandFacts | None = None,
    site_url: str = "",
    diagrams: tuple[StrandDiagram, ...] = (),
) -> PageHistory:
    """Every committed version of a page, as far as git has them.

    facts and diagrams: as they are now, not as they were then, so that a fact alone makes no
    difference.
    site_url: of the publication.
    """
    try:
        shallow = run_git(root, "rev-parse", "--is-shallow-repository").strip() == "true"
        named = _version_names(
            run_git(
                root,
                "log",
                f"--max-count={_MAX_VERSIONS}",
                "--follow",
                "--diff-filter=AMR",
                "--format=commit %H",
                "--name-only",
                "-z",
                "--",
                page.path.as_posix(),
            )
        )
        versions = tuple(
            _read_version(root, page, name, facts, site_url, diagrams) for name in named
        )
    except (OSError, subprocess.TimeoutExpired):
        return PageHistory((), _NO_GIT)
    except subprocess.CalledProcessError:
        return PageHistory((), _NO_HISTORY)
    # A page that git has no version of may be new, or older than what was fetched.
    if not versions:
        return PageHistory((), _SHALLOW if shallow else _NO_HISTORY)
    return PageHistory(versions, _SHALLOW if shallow else _NOT_FOUND)


def _version_names(log: str) -> Iterator[str]:
    """commit:path of each version, the path as it was then, from the top of the repository."""
    commit = ""
    for part in log.replace("\n", "\0").split("\0"):
        if part.startswith("commit "):
            commit = part.removeprefix("commit ")
        elif part:
            yield f"{commit}:{part}"


def _read_version(
    root: Path,
    page: Variant,
    name: str,
    facts: StrandFacts | None,
    site_url: str,
    diagrams: tuple[StrandDiagram, ...],
) -> Variant:
    """name: commit:path."""
    text = _read_text_at(root, name)
    commit, _, _ = name.partition(":")
    alts = _read_alts_at(root, page, commit, text)
    place = page.document, page.strand, page.path
    return parse_variant(text, *place, facts, alts, site_url, diagrams)


# What was committed stays as it is, and a preview asks again after each save.
@lru_cache(maxsize=_MAX_VERSIONS)
def _read_text_at(root: Path, name: str) -> str:
    """name: commit:path."""
    return normalise_line_ends(run_git(root, "show", name).removeprefix("\ufeff"))


def _read_alts_at(root: Path, page: Variant, commit: str, text: str) -> dict[str, str]:
    """What the pictures of the page showed in the words of that time."""
    if PICTURE_SCHEME not in text:
        return {}
    try:
        return read_earlier_alts(_read_text_at(root, f"{commit}:./{FILE}"), page.strand.language)
    except subprocess.CalledProcessError:
        return {}
