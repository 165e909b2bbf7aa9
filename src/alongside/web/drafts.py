"""Which pages must say that they are drafts."""

from __future__ import annotations

from alongside.checks.sign_offs import state_of
from alongside.model import SignOffState, Sources, Strand, Variant
from alongside.web.frame import of_strand


def is_draft(variant: Variant) -> bool:
    """Whether a check by a person that the strand needs is missing, or was of another text."""
    return any(state_of(variant, wanted) is not SignOffState.SIGNED for wanted in variant.strand.sign_offs)


def has_drafts(sources: Sources, strand: Strand) -> bool:
    """Whether a page of the strand is a draft. What we add in its language is then no better checked."""
    return any(is_draft(variant) for variant in of_strand(sources, strand))
