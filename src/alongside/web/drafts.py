"""What a page says of the checks by people that it needs: that it is a draft, or who made them."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from alongside.model import SignOffState, Sources, Strand, Variant
from alongside.publication.made_from import stale_section_ids
from alongside.publication.sign_offs import sign_off_entries, sign_off_states
from alongside.text.dates import format_day
from alongside.web.context import Context
from alongside.web.navigation import variants_of_strand

_STALE = "stale-section"
"""The rule of which an exception lets a page be released that says less than its source."""


def is_draft(sources: Sources, variant: Variant) -> bool:
    """Whether something that readers of the page get has not been checked by a person."""
    language = sources.publication.language_of(variant.strand)
    return language.words_are_draft or lacks_sign_off(sources, variant)


def lacks_sign_off(sources: Sources, variant: Variant) -> bool:
    """Whether a check by a person that the page needs is missing, or was of another text."""
    return any(
        state is not SignOffState.SIGNED for state in sign_off_states(sources, variant).values()
    )


def day_of_update(sources: Sources, variant: Variant) -> date | None:
    """By which a page will follow the one that it was made from; None where it does.

    An exception in force allows it to be released before, such as for an urgent correction.
    """
    note = sources.publication.exception_for(_STALE, variant.path.as_posix())
    if note is None or not note.is_in_force(sources.today):
        return None
    source = sources.source_of(variant)
    if source is None or source.problem or not stale_section_ids(variant, source):
        return None
    return note.until


def has_drafts(sources: Sources, strand: Strand, documents: Container[str] | None = None) -> bool:
    """Whether a page of the strand is a draft. What we add in its language then is no better.

    documents: slugs of those that count, if not all.
    """
    variants = variants_of_strand(sources, strand)
    counted = (each for each in variants if documents is None or each.document in documents)
    return any(is_draft(sources, variant) for variant in counted)


def sign_off_context(sources: Sources, variant: Variant) -> Context:
    """draft: whether the page is one. checked: as sign_offs_that_hold gives it. behind_until: the
    day, in words, by which it will follow a change of the page that it was made from, or "".

    lacking: what is still to be checked, where the notice on drafts alone would say too little or
    too much. That is when some of it has been checked, or when what the page says is to be checked
    as well as how it is written.
    """
    states, language = sign_off_states(sources, variant), variant.strand.language
    kinds = sources.publication.sign_offs.kinds
    lacking = [kind for kind, state in states.items() if state is not SignOffState.SIGNED]
    # The notice speaks of the checks that the strand needs, all of them, and of no other.
    is_notice_enough = set(states) == set(lacking) <= set(variant.strand.sign_offs)
    lacking_texts = []
    if not is_notice_enough:
        for name in lacking:
            kind = kinds.get(name)
            lacking_texts.append(kind.checked_texts[language] if kind else name)
    words = sources.publication.language_of(variant.strand)
    # The notice that a page is a draft speaks of all its words.
    if words.words_are_draft and (lacking_texts or not lacking):
        lacking_texts.append(words.strings["checked_interface"])
    day = day_of_update(sources, variant)
    return {
        "behind_until": format_day(day, words) if day else "",
        "draft": bool(lacking) or words.words_are_draft,
        "checked": sign_offs_that_hold(sources, variant),
        "lacking": lacking_texts,
    }


def sign_offs_that_hold(sources: Sources, variant: Variant) -> list[dict[str, str]]:
    """The checks by people that hold: what was checked, the role of who did it, date and day.

    date: as 2026-11-22, for machines. day: in words.
    """
    policy, tag = sources.publication.sign_offs, variant.strand.language
    checks = []
    for entry in sign_off_entries(sources, variant):
        if entry["state"] == SignOffState.SIGNED:
            day = date.fromisoformat(entry["on"])
            checks.append(
                {
                    "what": policy.kinds[entry["for"]].checked_texts[tag],
                    "role": policy.roles[entry["by"]][tag],
                    "date": entry["on"],
                    "day": format_day(day, sources.publication.languages[tag]),
                }
            )
    return checks
