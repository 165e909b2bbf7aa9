"""Which of a rule's limits is meant for a page."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import EASY_READ, LimitNote, Outcome, Place, Rule, Sources, Strand, Variant
from alongside.rules.outcomes import inapplicable

TRANSLATIONS = "translations"
"""The name of the limit for every language other than that of the source."""


def is_translation(sources: Sources, strand: Strand) -> bool:
    return strand.language != sources.publication.source.language


def limit_for(
    rule: Rule, sources: Sources, strand: Strand, page: Variant | None = None
) -> int | None:
    """The limit that counts for a page, or for all in a strand; None where there is none.

    What publication.yml says of the page goes before what the rule says.
    """
    note = limit_note(rule, sources, strand, page)
    return note.most if note else rule_limit(rule, sources, strand)


def rule_limit(rule: Rule, sources: Sources, strand: Strand) -> int | None:
    """The rule's own, whatever publication.yml says.

    By "level/language" where the rule has it, otherwise that for translations, "translations/level"
    or "translations", or for the level. A rule about some levels alone, whose limit speaks of no
    translation, counts at these levels in every language.
    """
    names = [f"{strand.level}/{strand.language}"]
    if not is_translation(sources, strand) or _is_about_level(rule, strand):
        names.append(strand.level)
    else:
        names.append(f"{TRANSLATIONS}/{strand.level}")
        # Easy read has shorter limits, in whichever language, or none of this kind.
        names += [TRANSLATIONS] if strand.level != EASY_READ else []
    limit = next((rule.limits[name] for name in names if name in rule.limits), None)
    return None if limit is None else int(limit)


def _is_about_level(rule: Rule, strand: Strand) -> bool:
    return strand.level in rule.levels and TRANSLATIONS not in rule.limits


def limit_note(
    rule: Rule, sources: Sources, strand: Strand, page: Variant | None = None
) -> LimitNote | None:
    """The most exact entry of publication.yml about a page; of two as exact, the later."""
    document, kind = (page.document, page.kind) if page else ("", "")
    notes = [
        note
        for note in sources.publication.limits
        if note.is_for(rule.id, strand.key, document, kind)
    ]
    return max(reversed(notes), key=lambda note: note.exactness, default=None)


def has_limits_of_texts(rule: Rule, sources: Sources) -> bool:
    """Whether the rule has a limit for a version, which publication.yml can set otherwise."""
    return any(
        rule_limit(rule, sources, strand) is not None for strand in sources.publication.strands
    )


def no_level_with_limit(rule: Rule, sources: Sources) -> Iterator[Outcome]:
    """One `inapplicable` where the publication has no level of which the rule says anything."""
    strands = [each for each in sources.publication.strands if rule.applies_to(each)]
    if all(limit_for(rule, sources, strand) is None for strand in strands):
        yield inapplicable(Place("publication.yml"))
