"""Each page as its readers had it before, as far as it can be told."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alongside.model import Format, Publication, Sources, Variant
from alongside.publication.catalogue import DOCS, parse_variant
from alongside.publication.changes import FILE as CHANGES_FILE
from alongside.publication.changes import last_change_told
from alongside.publication.fact_uses import strand_facts
from alongside.publication.picture_list import alt_texts
from alongside.publication.released import base_commit, read_released
from alongside.publication.settings import FILE
from alongside.publication.shown_diagrams import strand_diagrams
from alongside.system.git import run_git
from alongside.system.input_files import folder_of_authors
from alongside.system.once import once_for_each
from alongside.system.yaml_lines import YamlError, read_yaml

_SECTION_PAGE = re.compile(r"\.[a-z0-9-]+\.html$")
Key = tuple[str, str]
"""Of a variant, as in Sources.variants."""


@dataclass(frozen=True)
class Before:
    """documents: names, each with the fingerprints of its versions, where a release has them.
    pages: web page of the release, below the site's root, to its document. untold: the versions
    whose words are others now and of whose change no new entry tells."""

    documents: Mapping[str, frozenset[str]]
    pages: Mapping[str, str]
    untold: frozenset[Key]


@once_for_each
def read_before(sources: Sources) -> Before | None:
    """None where nobody can tell what there was."""
    manifest = read_released(sources.root)
    if manifest is not None:
        try:
            return _of_release(sources, manifest)
        except (KeyError, TypeError, AttributeError):  # made by hand, or by an earlier program
            return None
    commit = base_commit(sources.root)
    if not commit:
        return None
    try:
        return _of_commit(sources, commit)
    except (OSError, ValueError, YamlError, subprocess.SubprocessError):
        return None


def _of_release(sources: Sources, manifest: Mapping[str, Any]) -> Before:
    strands = {(each.level, each.language): each.key for each in sources.publication.strands}
    documents: dict[str, frozenset[str]] = {}
    untold = set()
    for entry in manifest["pages"]:
        name, fingerprint = entry["document"], entry["fingerprint"]
        documents[name] = documents.get(name, frozenset()) | {fingerprint}
        key = name, strands.get((entry["level"], entry["language"]), "")
        variant = sources.variants.get(key)
        # A manifest of an earlier program does not say what had been told.
        if variant and "last_change" in entry and not variant.has_fingerprint(fingerprint):
            told = last_change_told(sources.publication, variant)
            if told == entry["last_change"]:
                untold.add(key)
    return Before(documents, _pages_of_documents(manifest), frozenset(untold))


def _pages_of_documents(manifest: Mapping[str, Any]) -> dict[str, str]:
    """Those that somebody wrote, with the web page of each section where sections have one."""
    first = {
        entry["path"]: entry["document"]
        for entry in manifest["artifacts"]
        if entry["format"] == Format.WEB
    }
    more = {}
    for entry in manifest["files"]:
        path = str(entry["path"])
        document = first.get(_SECTION_PAGE.sub(".html", path))
        if document and path.endswith(".html"):
            more[path] = document
    return first | more


def _of_commit(sources: Sources, commit: str) -> Before:
    folder = folder_of_authors(sources.root)
    settings, _ = read_yaml(_text_at(folder, commit, FILE))
    changed = run_git(
        folder, "diff", "--name-only", "--relative", "--no-renames", "-z", commit, "--", str(DOCS)
    ).split("\0")
    told = _notes_at(folder, commit)
    untold = {
        (variant.document, variant.strand.key)
        for variant in sources.variants.values()
        if variant.path.as_posix() in changed
        and not _is_told(sources.publication, variant, told)
        and _has_other_words(sources.publication, variant, folder, commit)
    }
    return Before(dict.fromkeys(_names(settings), frozenset()), {}, frozenset(untold))


def _names(settings: object) -> Iterator[str]:
    """Of the documents in a publication.yml, in sections or not."""
    listed = settings.get("documents") if isinstance(settings, dict) else None
    for entry in listed if isinstance(listed, list) else ():
        if isinstance(entry, dict):
            yield from _names(entry)
        elif isinstance(entry, str):
            yield entry


def _notes_at(folder: Path, commit: str) -> list[dict[str, Any]]:
    """The entries of changes.yml then; none where there was no such file."""
    try:
        entries, _ = read_yaml(_text_at(folder, commit, CHANGES_FILE))
    except (subprocess.CalledProcessError, YamlError):
        return []
    listed: Iterable[object] = entries if isinstance(entries, list) else ()
    return [entry for entry in listed if isinstance(entry, dict)]


def _is_told(publication: Publication, variant: Variant, told: list[dict[str, Any]]) -> bool:
    """Whether the last entry about the page is a new one."""
    last = last_change_told(publication, variant)
    days_and_words = [
        [str(entry.get("date")), *map(str, words.values())]
        for entry in told
        if isinstance(words := entry.get("what"), dict)
    ]
    return bool(last) and not any(
        last[0] == known[0] and last[1] in known[1:] for known in days_and_words
    )


def _has_other_words(publication: Publication, variant: Variant, folder: Path, commit: str) -> bool:
    """Whether the page said something else; not where it was not there."""
    try:
        text = _text_at(folder, commit, variant.path.as_posix())
    except subprocess.CalledProcessError:
        return False
    facts = strand_facts(publication, variant.strand)
    before = parse_variant(
        text,
        variant.document,
        variant.strand,
        variant.path,
        facts,
        alt_texts(publication.pictures, variant.strand.language),
        publication.url,
        strand_diagrams(publication, variant.strand, facts),
    )
    return not before.problem and not variant.has_fingerprint(before.fingerprint)


def _text_at(folder: Path, commit: str, path: str) -> str:
    return run_git(folder, "show", f"{commit}:./{path}")
