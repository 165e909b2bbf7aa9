"""Writes down that a page has been brought up to date: its made_from takes the source's fingerprints."""

from __future__ import annotations

import os
import re
from pathlib import Path

from alongside.errors import BadInput
from alongside.model import Sources, Variant
from alongside.pages.fingerprint import fingerprint_as_yaml
from alongside.publication.catalogue import split_front_matter, variant_path
from alongside.system.files import write_whole
from alongside.system.yaml_lines import YamlError, read_yaml


def find_variant(sources: Sources, page: str) -> Variant:
    """page: a path such as docs/languages/pl/our-area.md. Raises BadInput."""
    wanted = os.path.normpath(page)
    for variant in sources.variants.values():
        if variant.path.as_posix() == wanted:
            return variant
    raise BadInput(
        f"“{page}” is not a page of this publication.",
        path=page,
        mend="Give its path from this folder, for example docs/easy-read/our-area.md",
    )


def require_source_page(sources: Sources, variant: Variant, purpose: str) -> Variant:
    """The page that a page is made from. purpose: ends the sentence “there is nothing to …”. Raises BadInput."""
    source = sources.source_of(variant)
    for page in (variant, source):
        if page is not None and page.problem:
            raise BadInput(
                page.problem,
                path=page.path.as_posix(),
                line=page.problem_line,
                mend="Mend the file first.",
            )
    if source is not None:
        return source
    path = variant.path.as_posix()
    if variant.strand.made_from is None:
        raise BadInput(
            f"This page is not made from another page, so there is nothing to {purpose}.", path=path
        )
    origin = variant_path(
        sources.publication.strand(variant.strand.made_from), variant.document
    ).as_posix()
    raise BadInput(
        f"The page that this one is made from is missing, so there is nothing to {purpose}.",
        path=path,
        mend=f"Bring {origin} back, or run scripts/check: it says what else can be done.",
    )


def accept(sources: Sources, variant: Variant, sections: tuple[str, ...] = ()) -> list[str]:
    """Ids of the sections whose made_from line changed. No sections given: all. Raises BadInput."""
    path, source = variant.path.as_posix(), require_source_page(sources, variant, "accept")
    fingerprints = {section.id: section.fingerprint for section in source.sections if section.id}
    unknown = [section for section in sections if section not in fingerprints]
    if unknown:
        raise BadInput(
            f"{source.path.as_posix()} has no section “{unknown[0]}”.",
            path=path,
            mend=f"Its sections are: {', '.join(fingerprints)}",
        )
    recorded = variant.meta.get("made_from")
    recorded_fingerprints = (
        {key: str(value) for key, value in recorded.items()} if isinstance(recorded, dict) else {}
    )
    new = {
        key: fingerprint if not sections or key in sections else recorded_fingerprints.get(key, "")
        for key, fingerprint in fingerprints.items()
        if not sections or key in sections or key in recorded_fingerprints
    }
    if new != recorded_fingerprints:
        _write_made_from(sources.root, variant.path, new)
    return [key for key in new if new[key] != recorded_fingerprints.get(key)]


def replace_made_from(text: str, made_from: dict[str, str]) -> str | None:
    """The text of a page, its line ends "\\n", with another made_from. None where we cannot change it safely."""
    front, body, _ = split_front_matter(text)
    block = format_made_from(made_from)
    pattern = re.compile(r"^made_from:.*\n((?:[ \t]+.*\n|\s*\n)*)", re.MULTILINE)
    old = front + "\n"
    changed = pattern.sub(lambda _: block, old, count=1) if pattern.search(old) else old + block
    text = text.replace(old, changed, 1)
    return text if _is_safe_change(text, body, made_from) else None


def format_made_from(made_from: dict[str, str]) -> str:
    return "made_from:\n" + "".join(
        f"  {key}: {fingerprint_as_yaml(fingerprint)}\n" for key, fingerprint in made_from.items()
    )


def _write_made_from(root: Path, page: Path, made_from: dict[str, str]) -> None:
    path = root / page
    raw = path.read_bytes().decode("utf-8-sig")
    ending = next((kind for kind in ("\r\n", "\n", "\r") if kind in raw), "\n")
    text = replace_made_from(raw.replace(ending, "\n"), made_from)
    if text is None:
        raise BadInput(
            "made_from is written in a way that we cannot change safely, so we left the page alone.",
            path=page.as_posix(),
            mend="Write it by hand, in place of the made_from that is there:\n"
            + format_made_from(made_from).rstrip(),
        )
    write_whole(path, text.replace("\n", ending).encode())


def _is_safe_change(text: str, body: str, made_from: dict[str, str]) -> bool:
    """The changed page can still be read, says what it should, and its body is as it was."""
    split = split_front_matter(text)
    try:
        meta, _ = read_yaml(split[0])
        return meta["made_from"] == made_from and split[1] == body
    except (YamlError, TypeError, KeyError):
        return False
