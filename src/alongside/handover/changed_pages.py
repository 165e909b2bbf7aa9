"""Makes the new content of pages from planned changes: every byte that no change is about stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from alongside.errors import BadInput
from alongside.handover.change import Change
from alongside.handover.markdown_page import PageText, read_page
from alongside.handover.plan import page_text
from alongside.handover.section_edits import apply_change
from alongside.handover.strands import strand_made_from
from alongside.model import LEAD, Sources, Strand, Variant
from alongside.pages.author_file import AuthorFile
from alongside.pages.front_matter import replace_made_from
from alongside.publication.catalogue import parse_variant, variant_path
from alongside.publication.made_from import recorded_fingerprints

_EMPTY_PAGE = "---\ntitle:\ndescription:\n---\n"


def changed_pages(sources: Sources, changes: Iterable[Change]) -> dict[str, bytes]:
    """Path below the root to new content, of every page that changes. Writes nothing.

    changes: those of one page are neighbours. Raises BadInput when a page cannot be changed safely.
    """
    return {
        path: _changed_page(sources, path, list(group))
        for path, group in groupby(changes, key=lambda change: change.part.path)
    }


def _changed_page(sources: Sources, path: str, changes: list[Change]) -> bytes:
    stamp = changes[0].part.stamp
    strand = sources.publication.strand(stamp.strand)
    file = sources.root / path
    content = file.read_bytes() if file.exists() else b""
    page = AuthorFile.from_bytes(content)
    if not page.text:
        _require_lead(path, changes)
    text = page.text or _EMPTY_PAGE
    source_key = strand_made_from(sources.publication, strand).key
    source_page = page_text(sources.root, sources.variants[stamp.document, source_key])
    for change in changes:
        # Read anew each time, as every change moves what stands behind it.
        text = _apply_safely(text, source_page, change, strand)
    text = _record_fingerprints(text, source_page, changes, strand)
    return page.with_text(text).to_bytes()


def _require_lead(path: str, changes: list[Change]) -> None:
    if any(change.part.stamp.section == LEAD for change in changes):
        return
    raise BadInput(
        f"The page {path} does not exist yet, and the file brings no title for it.",
        path=path,
        mend="Finish its first section, “introduction”, too, and import again.",
    )


def _apply_safely(text: str, source_page: PageText, change: Change, strand: Strand) -> str:
    document = change.part.stamp.document
    page = read_page(text, _parse(text, document, strand))
    new_text = apply_change(page, source_page, change)
    changed_page = read_page(new_text, _parse(new_text, document, strand))
    _refuse_if_other_text_changed(page, changed_page, change)
    return new_text


def _parse(text: str, document: str, strand: Strand) -> Variant:
    return parse_variant(text, document, strand, variant_path(strand, document))


def _refuse_if_other_text_changed(page: PageText, changed_page: PageText, change: Change) -> None:
    """What is not this section must be as it was, and the section still be one."""
    id_ = change.part.stamp.section
    ids = [section.id for section in changed_page.sections]
    if ids.count(id_) == 1 and _other_texts(page, id_) == _other_texts(changed_page, id_):
        return
    raise BadInput(
        "The words of this section cannot be written without moving something else, so nothing was "
        "changed.",
        path=change.part.path,
        mend=f"Look for signs such as --- or ## at the start of a line in “{change.part.heading}”.",
    )


def _other_texts(page: PageText, id_: str) -> list[tuple[str, str]]:
    """(id, text) of every other section. Empty lines at its end do not count."""
    return [
        (section.id, page.raw_text(section).rstrip("\n"))
        for section in page.sections
        if section.id != id_
    ]


def _record_fingerprints(
    text: str, source_page: PageText, changes: list[Change], strand: Strand
) -> str:
    """The text of a page whose made_from names the fingerprints of the changes."""
    new_fingerprints = {
        change.part.stamp.section: change.fingerprint for change in changes if change.fingerprint
    }
    if not new_fingerprints:
        return text
    variant = _parse(text, changes[0].part.stamp.document, strand)
    fingerprints = {**recorded_fingerprints(variant), **new_fingerprints}
    source_ids = [section.id for section in source_page.sections]
    changed_text = replace_made_from(text, _in_order(fingerprints, source_ids))
    if changed_text is None:
        raise BadInput(
            "made_from is written in a way that we cannot change safely, so nothing was changed.",
            path=variant.path.as_posix(),
            mend="Write each of its lines as “section: fingerprint”.",
        )
    return changed_text


def _in_order(fingerprints: Mapping[str, str], ids: list[str]) -> dict[str, str]:
    """In the order of the ids, those that have none of these at the end."""
    in_source = [id_ for id_ in ids if id_ in fingerprints]
    others = [id_ for id_ in fingerprints if id_ not in ids]
    return {id_: fingerprints[id_] for id_ in [*in_source, *others]}
