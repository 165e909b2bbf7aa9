"""Records in a page's made_from that it says what its source says now: `alongside accept`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from alongside.errors import BadInput
from alongside.model import Sources, Variant
from alongside.pages.author_file import read_author_file, write_author_file
from alongside.pages.front_matter import format_made_from, replace_made_from
from alongside.publication.catalogue import variant_path
from alongside.publication.made_from import recorded_fingerprints
from alongside.system.settings_reader import suggest


def find_variant(sources: Sources, page: str) -> Variant:
    """page: a path such as docs/languages/pl/our-area.md. Raises BadInput."""
    # People type ./docs/… as well.
    wanted = os.path.normpath(page)
    for variant in sources.variants.values():
        if variant.path.as_posix() == wanted:
            return variant
    raise BadInput(
        f"“{page}” is not a page of this publication.",
        path=page,
        mend=_suggest_page(sources, wanted),
    )


def _suggest_page(sources: Sources, wanted: str) -> str:
    """The paths of the versions of a page that was named without its folder, or the nearest path.

    wanted: what was typed.
    """
    paths = [variant.path.as_posix() for variant in sources.variants.values()]
    name = f"{wanted.removesuffix('.md')}.md"
    versions = [path for path in paths if path.endswith(f"/{name}")]
    if versions and "/" not in wanted:
        return f"Give its path from this folder, one of: {', '.join(versions)}"
    return suggest(wanted, paths, f"The pages are: {', '.join(paths)}")


def _name_made_page(sources: Sources, source: Variant) -> str:
    made = [
        one.path.as_posix()
        for one in sources.variants.values()
        if one.document == source.document and one.made_from == source.strand.key
    ]
    return f"Name a page that is made from it: {', '.join(made)}" if made else ""


def require_source_page(sources: Sources, variant: Variant, purpose: str) -> Variant:
    """The page that a page is made from. Raises BadInput where there is none.

    purpose: ends the sentence “there is nothing to …”.
    """
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
    if variant.made_from is None:
        raise BadInput(
            f"This page is not made from another page, so there is nothing to {purpose}.",
            path=path,
            mend=_name_made_page(sources, variant),
        )
    origin = variant_path(
        sources.publication.strand(variant.made_from), variant.document
    ).as_posix()
    raise BadInput(
        f"The page that this one is made from is missing, so there is nothing to {purpose}.",
        path=path,
        mend=f"Bring {origin} back, or run scripts/check: it says what else can be done.",
    )


def accept(sources: Sources, variant: Variant, sections: tuple[str, ...] = ()) -> list[str]:
    """Ids of the sections whose line in made_from changed. Raises BadInput.

    sections: ids; without any, all sections of the source are accepted.
    """
    source = require_source_page(sources, variant, "accept")
    current = {section.id: section.fingerprint for section in source.sections if section.id}
    unknown = [section for section in sections if section not in current]
    if unknown:
        raise BadInput(
            f"{source.path.as_posix()} has no section “{unknown[0]}”.",
            path=variant.path.as_posix(),
            mend=f"Its sections are: {', '.join(current)}",
        )
    recorded = recorded_fingerprints(variant)
    made_from = _accepted_fingerprints(current, recorded, sections or tuple(current))
    # A file that says it already is not touched: its time of change stays, too.
    if made_from != recorded:
        _write_made_from(sources.root, variant.path, made_from)
    return [section for section in made_from if made_from[section] != recorded.get(section)]


def _accepted_fingerprints(
    current: Mapping[str, str], recorded: Mapping[str, str], accepted: tuple[str, ...]
) -> dict[str, str]:
    """In the order of the source. What it no longer has goes; what is not accepted stays."""
    made_from = {}
    for section, fingerprint in current.items():
        if section in accepted:
            made_from[section] = fingerprint
        elif section in recorded:
            made_from[section] = recorded[section]
    return made_from


def _write_made_from(root: Path, page: Path, made_from: Mapping[str, str]) -> None:
    file = read_author_file(root / page)
    text = replace_made_from(file.text, made_from)
    if text is None:
        raise BadInput(
            "made_from is written in a way that we cannot change safely, so we left the page "
            "alone.",
            path=page.as_posix(),
            mend="Write it by hand, in place of the made_from that is there:\n"
            + format_made_from(made_from).rstrip(),
        )
    write_author_file(root / page, file.with_text(text))
