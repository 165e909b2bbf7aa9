"""Which pages must say that they are drafts."""

from __future__ import annotations

from alongside.model import Sources, Strand, Variant
from alongside.web.frame import of_strand


def is_draft(variant: Variant) -> bool:
    """Whether a check by a person that the strand needs is missing, or was of another text."""
    entries = variant.meta.get("signed_off") or []
    given = {str(entry.get("for")) for entry in entries
             if isinstance(entry, dict) and str(entry.get("text")) == variant.fingerprint}
    return not given.issuperset(variant.strand.sign_offs)


def has_drafts(sources: Sources, strand: Strand) -> bool:
    """Whether a page of the strand is a draft. What we add in its language is then no better checked."""
    return any(is_draft(variant) for variant in of_strand(sources, strand))
