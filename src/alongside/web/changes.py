"""What pages say of their changes: each its last one, and a page of all for each strand."""

from __future__ import annotations

from datetime import date

from alongside.model import Format, Language, Sources, Strand, Variant
from alongside.outputs.expected import CHANGES, artifact_path
from alongside.publication.changes import latest_change, numbered_changes
from alongside.text.dates import format_day
from alongside.web.context import Context
from alongside.web.drafts import has_drafts
from alongside.web.frame import (
    frame_context,
    page_link,
    relative_link,
    standalone_context,
    string_key,
)
from alongside.web.navigation import variants_of_strand
from alongside.web.switcher import made_page_switcher


def last_change(sources: Sources, variant: Variant) -> Context | None:
    """date, day, what, and href of the page of all changes; None without an entry for the page.

    date: as 2026-11-22, for machines. day: in words.
    """
    publication, strand = sources.publication, variant.strand
    note = latest_change(publication, variant.document, strand.key)
    if note is None:
        return None
    here = artifact_path(strand, variant.document, Format.WEB)
    return _date_context(note.day, publication.language_of(strand)) | {
        "what": note.what[strand.key],
        "href": relative_link(artifact_path(strand, CHANGES, Format.WEB), here),
    }


def changes_context(sources: Sources, strand: Strand) -> Context:
    """The context of theme/changes.html.

    changes: those that are described in the strand's language, newest first, with links to the
    pages.
    """
    publication, here = sources.publication, artifact_path(strand, CHANGES, Format.WEB)
    language, variants = publication.language_of(strand), variants_of_strand(sources, strand)
    changes = []
    for note, number in numbered_changes(publication, strand.key):
        changed = [variant for variant in variants if variant.document in note.documents]
        change = {
            "id": change_id(note.day, number),
            "what": note.what[strand.key],
            "pages": [page_link(variant, here) for variant in changed],
        }
        changes.append(_date_context(note.day, language) | change)
    return (
        frame_context(sources, strand, here)
        | standalone_context(publication, strand, language.strings[string_key(CHANGES)], "")
        | made_page_switcher(sources, strand, CHANGES, here)
        | {"changes": changes, "draft": has_drafts(sources, strand)}
    )


def change_id(day: date, number: int) -> str:
    """The id of a change on the page of all. number: as of numbered_changes."""
    return f"change-{day.isoformat()}-{number}"


def _date_context(day: date, language: Language) -> Context:
    return {"date": day.isoformat(), "day": format_day(day, language)}
