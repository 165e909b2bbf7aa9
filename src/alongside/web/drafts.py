"""What pages say of the checks by people that they need: that they are drafts, or who made which check."""

from __future__ import annotations

from datetime import date

from alongside.model import SignOffState, Sources, Strand, Variant
from alongside.publication.sign_offs import sign_off_entries, sign_off_states
from alongside.text.dates import format_day
from alongside.web.frame import variants_of_strand


def is_draft(sources: Sources, variant: Variant) -> bool:
    """Whether a check by a person that the page needs is missing, or was of another text."""
    return any(
        state is not SignOffState.SIGNED for state in sign_off_states(sources, variant).values()
    )


def has_drafts(sources: Sources, strand: Strand) -> bool:
    """Whether a page of the strand is a draft. What we add in its language is then no better checked."""
    return any(is_draft(sources, variant) for variant in variants_of_strand(sources, strand))


def sign_off_context(sources: Sources, variant: Variant) -> dict:
    """draft: whether the page is one. checked: the checks that hold, each with what, role, day and date.

    lacking: what is still to be checked, where the notice on drafts alone would say too little or too much; that is
    when some of it has been checked, or what the page says is to be checked as well as how it is written.
    """
    found, language = sign_off_states(sources, variant), variant.strand.language
    policy = sources.publication.sign_offs
    words = {key: kind.checked_texts[language] for key, kind in policy.kinds.items()}
    lacking = [kind for kind, state in found.items() if state is not SignOffState.SIGNED]
    plainly = set(found) == set(lacking) <= set(variant.strand.sign_offs)
    checked = [
        {
            "what": words[entry["for"]],
            "role": policy.roles[entry["by"]][language],
            "date": entry["on"],
            "day": format_day(
                date.fromisoformat(entry["on"]), sources.publication.languages[language]
            ),
        }
        for entry in sign_off_entries(sources, variant)
        if entry["state"] == SignOffState.SIGNED
    ]
    return {
        "draft": bool(lacking),
        "checked": checked,
        "lacking": [] if plainly else [words.get(kind, kind) for kind in lacking],
    }
