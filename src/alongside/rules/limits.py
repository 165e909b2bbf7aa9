"""Which of a rule's limits is meant for a page."""

from __future__ import annotations

from alongside.model import Rule, Sources, Strand

TRANSLATIONS = "translations"
"""The name of the limit for every language other than that of the source."""


def is_translation(sources: Sources, strand: Strand) -> bool:
    return strand.language != sources.publication.source.language


def limit_for(rule: Rule, sources: Sources, strand: Strand) -> int | None:
    """The limit that counts for a strand; None when the rule sets none.

    By "level/language" where the rule has it, otherwise that for translations or for the level.
    """
    translated = is_translation(sources, strand)
    general = TRANSLATIONS if translated else strand.level
    limit = rule.limits.get(f"{strand.level}/{strand.language}", rule.limits.get(general))
    return None if limit is None else int(limit)
